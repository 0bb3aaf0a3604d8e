import { silentLogger } from '../../../src/base/logger';
import { isKeepable } from '../../../src/domain/asset';
import { FailureError } from '../../../src/domain/failure';
import type { Task } from '../../../src/domain/task';
import { eventually } from '../../support/eventually';
import { crowdedMs, isWhole, requestsOf } from '../crash/scene';
import { failureWords, type FaultWindow } from './faultWindow';

/** One thing that Easel asks a gateway for. */
export interface FaultCall {
  readonly name: string;
  /** The requests that meet the scenario: those whose path has this part. */
  readonly path: string;
  /** Brings it about under the scenario, and once more without. Says what a person sees. */
  readonly see: (stage: FaultWindow) => Promise<string>;
}

const paths: Readonly<Record<string, string>> = {
  Imagine: '/submit/imagine',
  Blend: '/submit/blend',
  Describe: '/submit/describe',
  'Swap Face': '/insight-face/swap',
  Edit: '/submit/edits',
  Shorten: '/submit/shorten',
  Animate: '/submit/video',
};

const submits = Object.entries(paths).map(([name, path]): FaultCall => ({
  name,
  path,
  see: async (stage) => {
    const request = requestsOf(stage.facts)[name];
    if (!request) throw new Error(`no request is called ${name}`);
    const sent = await stage.during(path, async () => {
      const { settled } = await stage.window.manager.submit(request);
      return settled;
    });
    return ending(stage, sent.id);
  },
}));

/** What a task comes to, and what its remedies come to where it is not known. */
async function ending(stage: FaultWindow, id: string): Promise<string> {
  const task = await stage.settled(id);
  switch (task.phase) {
    case 'succeeded':
      return stage.shown(task);
    case 'failed':
    case 'lost':
      // What was taken first and failed then is another matter than what was never taken.
      return `${task.phase}${task.remoteId === undefined ? '' : ' later'}: ${problemWords(task)}`;
    case 'needsInput':
      return task.failure ? `asks again: ${problemWords(task)}` : 'asks';
    case 'unconfirmed':
      return `unsure (${problemWords(task)}) → ${await checked(stage, id)}`;
    default:
      return 'goes on';
  }
}

async function checked(stage: FaultWindow, id: string): Promise<string> {
  const told = await stage.window.manager.check(id);
  if (told === 'found') return `found, ${await ending(stage, id)}`;
  await stage.window.manager.discard(id);
  return told === 'notFound' ? 'not there' : 'cannot tell';
}

function problemWords({ failure }: Task): string {
  if (!failure) return 'unexplained: no failure';
  const { kind, reason, charged } = failure;
  const words = reason === undefined ? kind : `${kind}/${reason}`;
  return charged === 'no' ? `${words}, not charged` : words;
}

const press: FaultCall = {
  name: 'Button',
  path: '/submit/action',
  see: async (stage) => {
    const { grid, buttons } = stage.facts;
    const sent = await stage.during('/submit/action', async () => {
      const { settled } = await stage.window.manager.act(grid, buttons['V1'] ?? '');
      return settled;
    });
    return ending(stage, sent.id);
  },
};

/** An answer that did not arrive is asked for again, but not while it may still be on its way. */
const answerGraceMs = 61_000;

export const answerCall: FaultCall = {
  name: 'Answer',
  path: '/submit/modal',
  see: async (stage) => {
    const { id } = await stage.window.imagine('a boat sandbox:modal');
    await stage.window.until(id, ({ phase }) => phase === 'needsInput', crowdedMs);
    await stage.during('/submit/modal', async () => {
      const { settled } = await stage.window.manager.answer(id, { prompt: 'a boat at night' });
      return settled;
    });
    stage.later(answerGraceMs);
    return ending(stage, id);
  },
};

/** Once under the scenario, and once without: what failed must be there to be had again. */
async function twice(
  stage: FaultWindow,
  part: string,
  ask: () => Promise<unknown>,
): Promise<string> {
  try {
    await stage.during(part, ask);
    return 'done';
  } catch (error) {
    const then = await ask().then(() => 'done', failureWords);
    return `${failureWords(error)}; then ${then}`;
  }
}

/** A person who tries it once more may be charged once more. */
export const uploadCall: FaultCall = {
  name: 'Upload',
  path: '/submit/upload-discord-images',
  see: (stage) =>
    twice(stage, '/upload-discord-images', () => stage.window.manager.upload(stage.facts.boat)),
};

const asked: readonly FaultCall[] = [
  uploadCall,
  {
    name: 'Seed',
    path: '/image-seed',
    see: (stage) =>
      twice(stage, '/image-seed', () => stage.window.manager.getSeed(stage.facts.starred)),
  },
  {
    name: 'Import of a task',
    path: '/mj/task/:id/fetch',
    see: async (stage) => {
      const { window, facts } = stage;
      const ask = () => window.manager.importTask(facts.remoteId);
      return twice(stage, `/mj/task/${facts.remoteId}/fetch`, ask);
    },
  },
];

/** In a window of its own: what others of it made is fetched by the same paths. */
export const pictureCall: FaultCall = {
  name: 'Picture',
  path: '/attachments/ and /mj/image/',
  see: async (stage) => {
    const { window, facts } = stage;
    const asset = (await window.store.get(facts.grid))?.assets.find(isKeepable);
    await window.pictures.discard(asset?.file?.hash ?? '');
    return stage.during('/mj/image/', () =>
      twice(stage, '/attachments/', () => window.manager.bytesOf(facts.grid)),
    );
  },
};

export const refreshCall: FaultCall = {
  name: 'Refresh',
  path: '/submit/refresh',
  see: async (stage) => {
    const { window } = stage;
    // A task of its own: the links of one that was refreshed before are other ones by themselves.
    const { id } = await window.imagine('a swan');
    await window.until(id, isWhole, crowdedMs);
    return twice(stage, '/submit/refresh', () => window.manager.refreshLinks(id));
  },
};

/** Whether the gateway has what it gave no answer to. */
export const checkCall: FaultCall = {
  name: 'Check',
  path: '/mj/task/list',
  see: async (stage) => {
    const { window } = stage;
    const { id } = await window.imagine('a heron sandbox:drop');
    try {
      const told = await stage.during('/mj/task/list$', () => window.manager.check(id));
      return told === 'found' ? `found, ${await ending(stage, id)}` : told;
    } catch (error) {
      return `${failureWords(error)}; then ${await checked(stage, id)}`;
    }
  },
};

/** Free of charge; behind the arrow stands what became of the task, which only the gateway can end. */
export const cancelCall: FaultCall = {
  name: 'Cancel',
  path: '/mj/task/:id/cancel',
  see: async (stage) => {
    const { window } = stage;
    const { id } = await window.imagine('a tower sandbox:stuck');
    await window.until(id, ({ phase }) => phase === 'running', crowdedMs);
    const word = await twice(stage, '/cancel', () => window.manager.cancel(id));
    await window.manager.check(id);
    const phase = (await window.store.get(id))?.phase ?? 'unexplained: gone';
    await window.manager.stopWatching(id);
    return `${word} → ${phase === 'running' ? 'goes on' : phase}`;
  },
};

/** All that can be asked for at once in one window. */
export const sideBySide: readonly FaultCall[] = [...submits, press, ...asked];

/** A poller that meets the scenario keeps its tasks, and has them when it is over. */
function watched(name: string, path: string): FaultCall {
  return {
    name,
    path,
    see: async (stage) => {
      const { window } = stage;
      const asks = () => stage.asked.filter((one) => one.includes(path)).length;
      const { id } = await stage.during(path, async () => {
        const sent = await window.imagine('a mill');
        await eventually(
          async () => {
            // An answer that says nothing of the task moves nothing; then it is asked again.
            const task = await window.store.get(sent.id);
            return task?.phase === 'succeeded' || stage.missedAnswers > 0 || asks() > 1;
          },
          'nobody asked',
          90_000,
        );
        return sent;
      });
      const task = await window.store.get(id);
      const paused = window.poller.pausedFailure('gateway')?.kind;
      window.poller.wake();
      const after = await ending(stage, id);
      if (task?.phase === 'succeeded') return after;
      return paused === undefined ? `waits; then ${after}` : `paused, ${paused}; then ${after}`;
    },
  };
}

const oneByOne = watched('Watching, one by one', '/fetch');

export const watchCalls: readonly FaultCall[] = [
  watched('Watching, all at once', '/task/list-by-condition'),
  {
    ...oneByOne,
    see: (stage) => stage.during('/task/list-by-condition', () => oneByOne.see(stage), '404-html'),
  },
];

/** Whether the gateway answers and takes the key: found out without a charge. */
export const probeCall: FaultCall = {
  name: 'Test Connection',
  path: 'all paths',
  see: (stage) =>
    stage.during('/', async () => {
      const { window } = stage;
      const provider = window.providers.get('midjourney');
      const context = {
        connection: window.connection,
        signal: new AbortController().signal,
        logger: silentLogger,
        readPicture: () => Promise.reject(new Error('a probe sends no picture')),
      };
      const report = await provider?.checkConnection(context);
      if (!report) return 'unexplained: no report';
      if (report.failure) return failureWords(new FailureError(report.failure));
      return report.isKeyAccepted === true ? 'done' : 'cannot tell';
    }),
};
