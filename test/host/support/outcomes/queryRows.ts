import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isTerminal, type Task } from '../../../../src/domain/task';
import { cancelTask } from '../../../../src/host/commands/cancelTask';
import { getSeed } from '../../../../src/host/commands/getSeed';
import { refreshLinks } from '../../../../src/host/commands/refreshLinks';
import { uploadPicture } from '../../../../src/host/commands/uploadPicture';
import { pixelsPng } from '../../../support/page/pixelsPng';
import { eventually } from '../../../support/eventually';
import { requestsTo } from '../../../integration/midjourney/bench';
import { ScratchFolder } from '../scratchFolder';
import { endpointRow, type EndpointRow, type Impossible } from './endpointRow';
import { card, laterCard, notice, toast } from './sight';
import { Stage } from './stage';

/** A gateway of its own for one scene. */
async function apart<T>(
  { personality }: Stage,
  options: Parameters<typeof Stage.open>[1],
  run: (stage: Stage) => Promise<T>,
): Promise<T> {
  const stage = await Stage.open(personality, options);
  try {
    return await run(stage);
  } finally {
    await stage.close();
  }
}

/** So slow that a task waits for as long as a test looks. */
const slow = { pace: 50 };

const fetchRow = endpointRow({
  title: 'Task query (Import Task by ID…)',
  wire: 'GET /mj/task/{id}/fetch',
  refusedBy: 'an id that the gateway does not know',
  scenes: {
    accepted: async (stage) => {
      const id = await stage.elsewhere('a red fox');
      await stage.remotelyIn(id, 'SUCCESS');
      return card(await stage.settled(stage.easel.manager.importTask(id)));
    },
    refused: async (stage) =>
      toast(await stage.said(({ tasks }) => tasks.importTask('1234567890123456').then(nothing))),
    queued: (stage) =>
      apart(stage, slow, async (calm) => {
        const id = await calm.elsewhere('a red fox');
        return card(await calm.settled(calm.easel.manager.importTask(id)));
      }),
    modal: async (stage) => {
      const id = await stage.elsewhere('a red fox sandbox:modal');
      await stage.remotelyIn(id, 'MODAL');
      return card(await stage.settled(stage.easel.manager.importTask(id)));
    },
    failsLater: async (stage) => {
      const id = await stage.elsewhere('a red fox sandbox:timeout');
      return card(await stage.ended(stage.easel.manager.importTask(id)));
    },
  },
});

const batchRow = endpointRow({
  title: 'Batch query (how every card is kept up to date)',
  wire: 'POST /mj/task/list-by-condition',
  refusedBy: 'a key that was revoked meanwhile',
  scenes: {
    accepted: async (stage) => card(await polled(stage, 'a red fox', 'succeeded')),
    refused: (stage) =>
      apart(stage, {}, async (other) => {
        await other.fault('/task/', '401', 1_000);
        await other.settled(
          other.easel.manager.submit({ kind: 'imagine', prompt: 'a fox', pictures: [] }),
        );
        const { poller, connection } = other.easel;
        return notice(
          await eventually(() => poller.pausedFailure(connection.id), 'A pause of the polling'),
        );
      }),
    queued: (stage) =>
      apart(stage, slow, async (calm) => {
        const task = await polled(calm, 'a red fox', 'queued');
        await eventually(() => requestsTo(calm.sandbox, 'list-by-condition').length > 0, 'A query');
        return card(task);
      }),
    modal: async (stage) => card(await polled(stage, 'a fox sandbox:hidden-modal', 'needsInput')),
    failsLater: async (stage) => card(await polled(stage, 'a fox sandbox:invalid', 'failed')),
  },
});

/** The card as the poller brings it there, without anybody's asking. */
async function polled({ easel }: Stage, prompt: string, phase: Task['phase']): Promise<Task> {
  const { task } = await easel.manager.submit({ kind: 'imagine', prompt, pictures: [] });
  return easel.until(task.id, (now) => now.phase === phase);
}

/** For what only answers: no task is made that could wait, ask back or fail. */
function noTask(ask: (stage: Stage) => Promise<unknown>): Impossible {
  return {
    because: 'the answer is all there is; no task is made.',
    check: async (stage) => {
      await stage.sharedGrid();
      const before = await stage.easel.store.count();
      await ask(stage);
      assert.equal(await stage.easel.store.count(), before);
    },
  };
}

const seedAlone = noTask(async (stage) => {
  const { id } = await stage.sharedGrid();
  await stage.easel.manager.getSeed(id);
});

const seedRow = endpointRow<Task>({
  title: 'Seed',
  wire: 'GET /mj/task/{id}/image-seed',
  refusedBy: 'a gateway that finds none',
  prepare: (stage) => stage.image(),
  scenes: {
    accepted: async (stage, { id }) =>
      toast(await stage.said((services) => getSeed(services, { taskId: id }))),
    refused: async (stage, { id }) => {
      await stage.fault('/image-seed', 'no-account');
      return toast(await stage.said((services) => getSeed(services, { taskId: id })));
    },
    queued: seedAlone,
    modal: seedAlone,
    failsLater: seedAlone,
  },
});

async function upload(stage: Stage): Promise<string> {
  const scratch = new ScratchFolder('outcomes');
  try {
    const uri = await scratch.write('picture.png', pixelsPng(32, 32));
    return await stage.said((services) => uploadPicture(services, uri));
  } finally {
    await vscode.workspace.fs.delete(scratch.uri, { recursive: true });
  }
}

const uploadAlone = noTask(upload);

const uploadRow = endpointRow({
  title: 'Upload (Upload Picture and Copy Link)',
  wire: 'POST /mj/submit/upload-discord-images',
  refusedBy: 'a key to which it is not sold',
  scenes: {
    accepted: async (stage) => toast(await upload(stage)),
    refused: async (stage) => {
      await stage.fault('/upload-discord-images', 'no-model');
      return toast(await upload(stage));
    },
    queued: uploadAlone,
    modal: uploadAlone,
    failsLater: uploadAlone,
  },
});

async function refresh(stage: Stage): Promise<string> {
  const { id } = await stage.sharedGrid();
  return toast(await stage.said((services) => refreshLinks(services, { taskId: id })));
}

const refreshAlone = noTask(refresh);

const refreshRow = endpointRow({
  title: 'Refresh (Refresh Links)',
  wire: 'POST /mj/submit/refresh (path by setting)',
  refusedBy: 'a gateway that has no such path and no newer link',
  scenes: {
    accepted: refresh,
    refused: (stage) => apart(stage, { refresh: false }, refresh),
    queued: refreshAlone,
    modal: refreshAlone,
    failsLater: refreshAlone,
  },
});

/** The card where the gateway cancels; the message, with a task that goes on, where it does not. */
async function cancelled(stage: Stage, prompt: string): Promise<string> {
  const { easel, personality } = stage;
  const { id } = await easel.imagine(prompt);
  const said = await stage.said((services) => cancelTask(services, { taskId: id }));
  if (personality === 'proxy' && said === '') {
    return card(await easel.until(id, ({ phase }) => phase === 'cancelled'));
  }
  const task = await easel.store.get(id);
  assert.ok(task && !isTerminal(task.phase) && !task.isUnwatched);
  await easel.manager.stopWatching(id);
  return toast(said);
}

const cancelRow = endpointRow({
  title: 'Cancel (Cancel Task)',
  wire: 'POST /mj/task/{id}/cancel',
  refusedBy: 'a key that is no administrator’s',
  scenes: {
    accepted: (stage) => cancelled(stage, 'a red fox sandbox:stuck'),
    // It is remembered, so that the other scenes need another gateway.
    refused: (stage) =>
      apart(stage, {}, async (other) => {
        await other.fault('/cancel', '403');
        return cancelled(other, 'a red fox sandbox:stuck');
      }),
    queued: (stage) => apart(stage, slow, (calm) => cancelled(calm, 'a red fox sandbox:queued')),
    modal: (stage) => cancelled(stage, 'a red fox sandbox:hidden-modal'),
    failsLater: {
      because: 'what has ended is not cancelled; its card says how it ended.',
      check: async (stage) => {
        const sent = stage.easel.manager.submit({
          kind: 'imagine',
          prompt: 'a fox sandbox:invalid',
          pictures: [],
        });
        const { id } = await stage.ended(sent);
        const before = requestsTo(stage.sandbox, '/cancel').length;
        await stage.easel.manager.cancel(id);
        assert.equal(requestsTo(stage.sandbox, '/cancel').length, before);
        assert.equal((await stage.easel.store.get(id))?.phase, 'failed');
      },
    },
  },
});

const neverAsked: Impossible = {
  because: 'no gateway is asked; the task goes on there, and its ID brings it back.',
  check: async (stage) => {
    const before = requestsTo(stage.sandbox, '/cancel').length;
    await unwatched(stage);
    assert.equal(requestsTo(stage.sandbox, '/cancel').length, before);
  },
};

async function unwatched({ easel }: Stage): Promise<Task> {
  const task = await easel.imagine('a red fox sandbox:stuck');
  await easel.manager.stopWatching(task.id);
  return easel.until(task.id, ({ phase }) => phase === 'cancelled');
}

const stopWatchingRow = endpointRow({
  title: 'Stop Watching',
  wire: 'no request',
  refusedBy: 'nothing: nobody is asked',
  scenes: {
    accepted: async (stage) => card(await unwatched(stage)),
    refused: neverAsked,
    queued: neverAsked,
    modal: neverAsked,
    failsLater: neverAsked,
  },
});

function noPicture(scenario: string): Impossible {
  return {
    because: 'there is no picture yet that could be fetched; the card tells of the task itself.',
    check: async (stage) => {
      const sent = stage.easel.manager.submit({
        kind: 'imagine',
        prompt: `a fox sandbox:${scenario}`,
        pictures: [],
      });
      const task = await (scenario === 'queued' ? stage.settled(sent) : stage.ended(sent));
      assert.deepEqual(task.assets, []);
    },
  };
}

const imageRow = endpointRow({
  title: 'The picture itself',
  wire: 'GET /mj/image/{id} (new-api), or the link in the task',
  refusedBy: 'bytes that are not a picture',
  scenes: {
    accepted: (stage) =>
      apart(stage, { isWatching: true }, async (watching) => {
        const { id } = await watching.grid();
        const kept = await watching.easel.until(id, ({ assets }) =>
          assets.every((asset) => asset.kind !== 'text' && asset.file !== undefined),
        );
        return laterCard(kept);
      }),
    refused: (stage) =>
      apart(stage, { isWatching: true }, async (watching) => {
        const task = await watching.grid('a red fox sandbox:broken-image');
        await assert.rejects(watching.easel.manager.bytesOf(task.id));
        return laterCard(task);
      }),
    queued: noPicture('queued'),
    modal: noPicture('modal'),
    failsLater: noPicture('invalid'),
  },
});

function nothing(): void {
  // A command that ends well says nothing.
}

export const queryRows: readonly EndpointRow[] = [
  fetchRow,
  batchRow,
  seedRow,
  uploadRow,
  refreshRow,
  cancelRow,
  stopWatchingRow,
  imageRow,
];
