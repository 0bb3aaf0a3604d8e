import { existsSync, readdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { isKeepable } from '../../../src/domain/asset';
import type { Task } from '../../../src/domain/task';
import { listFiles, prunePictures } from '../../../src/host/images/prunePictures';
import { picturesOfTask } from '../../../src/tasks/picturesOfTask';
import type { EditorWindow } from '../tasks/editorWindow';
import type { Operation } from './operations';
import type { Relay } from './relay';
import { atRest, windowAt, type Facts } from './scene';
import { endings } from './endings';

/** What a person finds after a crash and a new start, and what must never be. */
export interface Verdict {
  readonly word: string;
  readonly lost: readonly string[];
  readonly sentTwice: readonly string[];
  readonly unexplained: readonly string[];
}

/** What the judge looks at. */
export interface Aftermath {
  readonly operation: Operation;
  readonly window: EditorWindow;
  readonly relay: Relay;
  readonly facts: Facts;
  readonly folder: string;
  /** Even and odd cells try another remedy each. */
  readonly turn: number;
  readonly lost: string[];
  readonly unexplained: string[];
}

/** People come back later than a moment: what Easel refuses as a slip of the finger is past. */
const laterMs = 61_000;
const leftoverMs = 2 * 3_600_000;

/** Opens the history that a killed window has left, lets it come to rest, and looks at everything in it. */
export async function judge(
  about: Pick<Aftermath, 'operation' | 'relay' | 'facts' | 'folder' | 'turn'>,
): Promise<Verdict> {
  const { relay, folder, operation } = about;
  const clock = {
    now: () => Date.now() + laterMs,
    after: (ms: number, callback: () => void) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  };
  const window = await windowAt(relay.url, folder, { clock }).start();
  const aftermath: Aftermath = { ...about, window, lost: [], unexplained: [] };
  try {
    await atRest(window);
    const sent = paidRequests(relay);
    const sentTwice = sent.length > 1 ? [`${sent.length} × ${sent[0] ?? ''}`] : [];
    const word = await (endings[operation.name] ?? endings.paid)(aftermath);
    await lookAtTasks(aftermath);
    await lookAtFiles(aftermath);
    lookAtDatabase(aftermath);
    return { word, sentTwice, lost: aftermath.lost, unexplained: aftermath.unexplained };
  } finally {
    await window.manager.flush();
    window.close();
  }
}

/** The submits that left, whether or not the gateway has seen them; a press, an answer and an upload are such. */
export function paidRequests({ passed }: Relay): readonly string[] {
  return passed.flatMap(({ path }) =>
    /\/(submit|insight-face)\/(?!refresh)/.test(path) ? [path] : [],
  );
}

export async function allTasks({ store }: EditorWindow): Promise<readonly Task[]> {
  return [...(await store.recent(1_000)), ...(await store.binned()).map(({ task }) => task)];
}

async function lookAtTasks({ operation, window, facts, lost, unexplained }: Aftermath) {
  const tasks = await allTasks(window);
  const here = new Set(tasks.map(({ id }) => id));
  if (!['Clear', 'Import'].includes(operation.name)) {
    for (const id of facts.ids) if (!here.has(id)) lost.push(`task ${id}`);
  }
  for (const task of tasks) {
    if (task.phase === 'sending') unexplained.push('still sending');
    if (task.phase === 'unconfirmed' && !task.failure) unexplained.push('unsure without a word');
    if (['failed', 'lost'].includes(task.phase)) unexplained.push(task.phase);
  }
  const listed = await window.store.count();
  const found = await window.store.countOf({ terms: [] });
  if (listed !== found) unexplained.push(`${found} of ${listed} tasks are found by a search`);
}

async function lookAtFiles({ window, folder, facts, lost, unexplained }: Aftermath) {
  const tasks = await allTasks(window);
  for (const task of tasks) {
    for (const asset of task.assets) {
      if (!isKeepable(asset) || !asset.file || (await window.pictures.has(asset.file.hash)))
        continue;
      // A row whose file is gone is mended as soon as somebody looks.
      await window.manager.bytesOf(task.id).catch(() => lost.push(`a picture of ${task.id}`));
    }
  }
  await prunePictures(window.pictures.folder, Infinity, new Set(), Date.now() + leftoverMs);
  const shown = new Set(tasks.flatMap((task) => picturesOfTask(task).map(({ hash }) => hash)));
  const attached = new Set([facts.boat.hash, facts.face.hash]);
  for (const { path, hash } of await listFiles(window.pictures.folder)) {
    if (path.endsWith('.part')) unexplained.push('half a file is left');
    else if (!shown.has(hash) && !attached.has(hash)) unexplained.push('a picture without a task');
  }
  const parts = readdirSync(folder).filter((name) => name.endsWith('.part'));
  if (parts.length > 0) unexplained.push('half an export is left');
}

function lookAtDatabase({ folder, unexplained }: Aftermath): void {
  const database = new DatabaseSync(join(folder, 'history.db'), { readOnly: true });
  const [row] = database.prepare('PRAGMA quick_check').all();
  if (row?.['quick_check'] !== 'ok') unexplained.push('the database is damaged');
  database.close();
  const aside = readdirSync(folder).some((name) => name.includes('.corrupt-'));
  if (aside || !existsSync(join(folder, 'history.db'))) unexplained.push('a history was set aside');
}
