import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { isKeepable } from '../../../src/domain/asset';
import type { Task } from '../../../src/domain/task';
import { isFailureError } from '../../../src/domain/failure';
import { isBroken } from '../../../src/host/images/isBroken';
import { atRest, exportPathIn, isWhole } from './scene';
import { paidRequests, allTasks, type Aftermath } from './verdict';

/** The words of the tables. */
export const words = {
  notBegun: 'not begun',
  done: 'done',
  found: 'unsure → found, done',
  notThere: 'unsure → not there',
  cannotTell: 'unsure → cannot tell',
  asksAgain: 'asks again, words kept',
  stillAsks: 'still asks',
  goesOn: 'goes on',
  linkUnseen: 'link not seen',
  again: 'not done, done again',
} as const;

type Ending = (aftermath: Aftermath) => Promise<string>;

const running = { signal: new AbortController().signal, onProgress: () => undefined };

/** What became of a request that costs money. */
async function paid(aftermath: Aftermath): Promise<string> {
  const { window, facts, relay, lost, unexplained } = aftermath;
  const fresh = (await allTasks(window)).filter(({ id }) => !facts.ids.includes(id));
  const [task, ...more] = fresh;
  const sent = paidRequests(relay).length;
  if (more.length > 0) unexplained.push(`${fresh.length} tasks for one request`);
  await lookAtPress(aftermath, task);
  if (!task) {
    if (sent > 0) lost.push('a request that left');
    return words.notBegun;
  }
  if (isWhole(task)) return words.done;
  switch (task.phase) {
    case 'running':
      return words.goesOn;
    case 'needsInput':
      return asking(aftermath, task);
    case 'unconfirmed':
      return unsure(aftermath, task);
    default:
      unexplained.push(`ends as ${task.phase}`);
      return task.phase;
  }
}

/** A button counts as pressed exactly when its task is there. */
async function lookAtPress({ window, facts, operation, unexplained }: Aftermath, task?: Task) {
  const actionId = facts.buttons[operation.name];
  if (actionId === undefined) return;
  const grid = await window.store.get(facts.grid);
  const isPressed = grid?.pressedActionIds.includes(actionId) ?? false;
  if (isPressed !== (task !== undefined)) unexplained.push('a button without its task');
}

function asking({ relay, lost }: Aftermath, task: Task): string {
  const isTaken = relay.passed.some(({ path, isForwarded }) => /modal/.test(path) && isForwarded);
  if (isTaken) lost.push('an answer that was taken');
  if (task.answeredWith === undefined) return words.stillAsks;
  if (task.inputWanted?.suggestion !== task.answeredWith) lost.push('the words of an answer');
  return words.asksAgain;
}

/** The three ways out that a person is offered. */
async function unsure(aftermath: Aftermath, { id }: Task): Promise<string> {
  const { window, relay, lost, unexplained, turn } = aftermath;
  const isTaken = relay.passed.some(
    ({ path, isForwarded }) => /\/(submit|insight-face)\//.test(path) && isForwarded,
  );
  const told = await window.manager.check(id);
  if (told === 'found') {
    await atRest(window);
    const task = await window.store.get(id);
    if (!task || !(isWhole(task) || task.phase === 'running')) lost.push('what Check had found');
    if (!isTaken) unexplained.push('Check finds what never came');
    return words.found;
  }
  if (told === 'notFound' && isTaken) lost.push('Check does not find what was taken');
  if (turn % 2 === 0) await window.manager.discard(id);
  else await sendAgain(aftermath, id);
  if ((await window.store.get(id))?.phase !== 'cancelled') unexplained.push('still asks');
  return told === 'notFound' ? words.notThere : words.cannotTell;
}

async function sendAgain({ window, unexplained }: Aftermath, id: string): Promise<void> {
  const again = await (await window.manager.retry(id)).settled;
  await atRest(window);
  const task = await window.store.get(again.id);
  if (!task || !(isWhole(task) || task.phase === 'running'))
    unexplained.push(`sent again it ends as ${task?.phase ?? 'nothing'}`);
}

/** It has ended as the gateway says, or is watched on and can be cancelled; one that is over never goes on here. */
async function cancelled(aftermath: Aftermath): Promise<string> {
  const { window, facts, relay, lost, unexplained } = aftermath;
  const [task] = (await allTasks(window)).filter(({ id }) => !facts.ids.includes(id));
  if (!task) {
    lost.push('the task that was to be cancelled');
    return words.notBegun;
  }
  await window.manager.check(task.id);
  const phaseNow = async () => (await window.store.get(task.id))?.phase;
  const isAsked = relay.passed.some(({ path, isForwarded }) => /cancel$/.test(path) && isForwarded);
  const phase = await phaseNow();
  if (phase === 'cancelled') {
    if (!isAsked) unexplained.push('told as cancelled, and goes on');
    return words.done;
  }
  if (phase !== 'needsInput') unexplained.push(`ends as ${phase ?? 'nothing'}`);
  const refusal: unknown = await window.manager.cancel(task.id).catch((error: unknown) => error);
  if (isFailureError(refusal) && refusal.failure.reason === 'cancelNotOffered') return words.goesOn;
  if (isAsked) lost.push('a cancel that was taken');
  if ((await phaseNow()) !== 'cancelled') unexplained.push('cannot be cancelled any more');
  return words.again;
}

const isDone =
  (look: (aftermath: Aftermath) => boolean | Promise<boolean>): Ending =>
  async (aftermath) =>
    (await look(aftermath)) ? words.done : words.notBegun;

const gridOf = ({ window, facts }: Aftermath) => window.store.get(facts.grid);

/** Everything of an exported history, or nothing of it; and all of it at the second try. */
async function imported(aftermath: Aftermath): Promise<string> {
  const { window, folder, facts, unexplained } = aftermath;
  const wanted = facts.ids.filter((id) => id !== facts.binned);
  const here = await window.store.count();
  if (here !== 0 && here !== wanted.length) unexplained.push(`${here} of ${wanted.length} tasks`);
  await window.manager.importFrom(exportPathIn(folder), running);
  await atRest(window);
  for (const id of wanted) {
    const task = await window.store.get(id);
    if (!task || !isWhole(task)) unexplained.push('not whole at the second try');
  }
  return here === wanted.length ? words.done : words.again;
}

/** A whole file at its place, or none; the next export does it. */
async function exported({ window, folder, unexplained }: Aftermath): Promise<string> {
  const path = exportPathIn(folder);
  const isThere = existsSync(path);
  if (isThere && (await window.manager.importFrom(path, running)).knownCount !== 2)
    unexplained.push('the export is not whole');
  await window.manager.exportTo(path, running);
  await rm(path);
  return isThere ? words.done : words.again;
}

async function cleared(aftermath: Aftermath): Promise<string> {
  const { window, facts } = aftermath;
  const isGone = (await allTasks(window)).length === 1;
  if (!isGone) {
    // What lost its file in the middle is fetched again, should somebody look before the next try.
    const grid = await gridOf(aftermath);
    if (grid) await window.manager.bytesOf(grid.id);
    await window.manager.clear({ keepStarred: true });
  }
  if (!(await window.store.get(facts.starred))) aftermath.lost.push('a starred task');
  return isGone ? words.done : words.again;
}

async function thumbnail(aftermath: Aftermath): Promise<string> {
  const { window, unexplained } = aftermath;
  const asset = (await gridOf(aftermath))?.assets.find(isKeepable);
  const hash = asset?.file?.hash ?? '';
  if (!window.pictures.hasThumbnail(hash)) return words.again;
  const bytes = await readFile(window.pictures.thumbnailPathOf(hash));
  if (isBroken(bytes, 'image/webp')) unexplained.push('half a thumbnail');
  return words.done;
}

/** What an earlier crash had left is asked about or fetched, whenever this start was cut off. */
async function started(aftermath: Aftermath): Promise<string> {
  const { window, facts, lost, unexplained } = aftermath;
  const grid = await gridOf(aftermath);
  if (!grid || !isWhole(grid)) lost.push('the picture of an unfinished grid');
  const fresh = (await allTasks(window)).filter(({ id }) => !facts.ids.includes(id));
  const [task, ...more] = fresh;
  if (task?.phase !== 'unconfirmed' || more.length > 0) {
    unexplained.push(`${fresh.length} tasks, the first is ${task?.phase ?? 'none'}`);
    return words.notBegun;
  }
  const told = await window.manager.check(task.id);
  if (told === 'notFound') lost.push('what the gateway took');
  await atRest(window);
  return told === 'found' ? words.found : words.cannotTell;
}

export const endings: Readonly<Record<string, Ending>> & { readonly paid: Ending } = {
  paid,
  Cancel: cancelled,
  Upload: ({ relay }) =>
    Promise.resolve(paidRequests(relay).length > 0 ? words.linkUnseen : words.notBegun),
  'Import of a task': isDone(async ({ window, facts }) => {
    const task = await window.store.findRemote('gateway', facts.remoteId);
    return task !== undefined && isWhole(task);
  }),
  Thumbnail: thumbnail,
  Star: isDone(async (aftermath) => (await gridOf(aftermath))?.isStarred === true),
  Remove: isDone(async (aftermath) => (await gridOf(aftermath)) === undefined),
  Restore: isDone(
    async ({ window, facts }) => (await window.store.get(facts.binned)) !== undefined,
  ),
  Clear: cleared,
  Seed: async (aftermath) => {
    const isKnown = (await gridOf(aftermath))?.seed !== undefined;
    await aftermath.window.manager.getSeed(aftermath.facts.grid);
    return isKnown ? words.done : words.again;
  },
  Refresh: async (aftermath) => {
    await aftermath.window.manager.refreshLinks(aftermath.facts.grid);
    return words.again;
  },
  Export: exported,
  Import: imported,
  Start: started,
  Migration: isDone(
    async ({ window, facts }) => (await window.store.get(facts.grid)) !== undefined,
  ),
};
