import { setTimeout as wait } from 'node:timers/promises';
import { ignoreFailure } from '../../../src/tasks/notOffered';
import type { EditorWindow } from '../tasks/editorWindow';
import type { KillSwitch } from './killSwitch';
import { atRest, exportPathIn, requestsOf, type Facts } from './scene';

/** Something that a person does, or Easel for them, and that a crash can come into. Runs in a window of its own. */
export interface Operation {
  readonly name: string;
  /** What the one sentence of its table says. */
  readonly about: string;
  /** Money leaves: it is looked at whether it left twice. */
  readonly isPaid?: boolean;
  /** The history is opened while the kill switch is armed. */
  readonly isStart?: boolean;
  /** Before the kill switch is armed. */
  readonly prepare?: (scene: Stage) => Promise<void>;
  readonly run: (scene: Stage) => Promise<unknown>;
}

export interface Stage {
  readonly window: EditorWindow;
  readonly facts: Facts;
  readonly kills: KillSwitch;
  readonly folder: string;
}

const running = { signal: new AbortController().signal, onProgress: () => undefined };
const webp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
const submits = {
  Imagine: 'a grid is drawn, seen and kept',
  Blend: 'two pictures go along',
  Describe: 'a picture goes along and four texts come back',
  'Swap Face': 'a face and a picture go along',
  Edit: 'a picture goes along with words',
  Shorten: 'words come back',
  Animate: 'four films are made and kept',
};

const composed = Object.entries(submits).map(([name, about]): Operation => ({
  name,
  about,
  isPaid: true,
  run: async ({ window, facts }) => {
    const request = requestsOf(facts)[name];
    if (!request) throw new Error(`no request is called ${name}`);
    await (
      await window.manager.submit(request)
    ).settled;
    await atRest(window);
  },
}));

const pressed = ['U1', 'V1'].map((label): Operation => ({
  name: label,
  about: 'a button under a grid is pressed',
  isPaid: true,
  run: async ({ window, facts }) => {
    await (
      await window.manager.act(facts.grid, facts.buttons[label] ?? '')
    ).settled;
    await atRest(window);
  },
}));

/** What waits for a person, in a window that has looked at it once. */
async function waiting({ window, kills }: Stage): Promise<void> {
  await window.imagine('a boat sandbox:modal');
  await atRest(window);
  while (kills.answersTo('request: POST /mj/task/list-by-condition') === 0) await wait(10);
}

const answered: Operation = {
  name: 'Answer',
  about: 'a task that waited for a prompt gets one',
  isPaid: true,
  prepare: waiting,
  run: async ({ window }) => {
    const [task] = window.store.open();
    await (
      await window.manager.answer(task?.id ?? '', { prompt: 'a boat at night' })
    ).settled;
    await atRest(window);
  },
};

const cancelled: Operation = {
  name: 'Cancel',
  about: 'a task that goes on at the gateway is cancelled there, which new-api cannot',
  prepare: waiting,
  run: async ({ window }) => {
    const [task] = window.store.open();
    await window.manager.cancel(task?.id ?? '').catch(ignoreFailure);
  },
};

const previewed: Operation = {
  name: 'Preview',
  about: 'a task that is half done shows a preview',
  isPaid: true,
  run: async ({ window }) => {
    await window.imagine('a tower sandbox:stuck');
    await atRest(window);
  },
};

const simple: readonly Operation[] = [
  {
    name: 'Upload',
    about: 'a picture is put where prompts can link to it',
    isPaid: true,
    run: ({ window, facts }) => window.manager.upload(facts.boat),
  },
  {
    name: 'Import of a task',
    about: 'a task made elsewhere is brought in by its id',
    run: async ({ window, facts }) => {
      await window.manager.importTask(facts.remoteId);
      await atRest(window);
    },
  },
  {
    name: 'Thumbnail',
    about: 'the page has made a small copy',
    run: async ({ window, facts }) => {
      const task = await window.store.get(facts.grid);
      const [asset] = task?.assets ?? [];
      const hash = asset && asset.kind !== 'text' ? asset.file?.hash : undefined;
      await window.pictures.writeThumbnail(hash ?? '', webp);
    },
  },
  {
    name: 'Star',
    about: 'a task gets its star',
    run: ({ window, facts }) => window.manager.star([facts.grid], true),
  },
  {
    name: 'Remove',
    about: 'a task goes into the bin',
    run: ({ window, facts }) => window.manager.forget([facts.grid]),
  },
  {
    name: 'Restore',
    about: 'a task comes back from the bin',
    run: async ({ window, facts }) => {
      await window.manager.restore([facts.binned]);
      await atRest(window);
    },
  },
  {
    name: 'Clear',
    about: 'everything but the starred goes for good, with its pictures',
    run: ({ window }) => window.manager.clear({ keepStarred: true }),
  },
  {
    name: 'Seed',
    about: 'the seed of a grid is asked for',
    run: ({ window, facts }) => window.manager.getSeed(facts.grid),
  },
  {
    name: 'Refresh',
    about: 'new links are asked for',
    run: ({ window, facts }) => window.manager.refreshLinks(facts.grid),
  },
  {
    name: 'Export',
    about: 'the history is written into one file',
    run: ({ window, folder }) => window.manager.exportTo(exportPathIn(folder), running),
  },
  {
    name: 'Import',
    about: 'an exported history comes in where it is not yet',
    prepare: async ({ window, facts, folder }) => {
      await window.manager.exportTo(exportPathIn(folder), running);
      await window.store.remove(facts.ids);
      for (const ref of await hashesIn(window)) await window.pictures.discard(ref);
    },
    run: ({ window, folder }) => window.manager.importFrom(exportPathIn(folder), running),
  },
  { name: 'Start', about: 'a history of this version is opened', isStart: true, run: atRestAlone },
  {
    name: 'Migration',
    about: 'a history of the first version is brought up to date',
    isStart: true,
    run: atRestAlone,
  },
];

async function atRestAlone({ window }: Stage): Promise<void> {
  await atRest(window);
}

async function hashesIn(window: EditorWindow): Promise<readonly string[]> {
  const { listFiles } = await import('../../../src/host/images/prunePictures');
  return (await listFiles(window.pictures.folder)).map(({ hash }) => hash);
}

export const operations: readonly Operation[] = [
  ...composed,
  ...pressed,
  answered,
  cancelled,
  previewed,
  ...simple,
];
