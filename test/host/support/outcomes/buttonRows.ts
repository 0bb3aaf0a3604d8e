import assert from 'node:assert/strict';
import type { Task } from '../../../../src/domain/task';
import { endpointRow, type EndpointRow } from './endpointRow';
import { card } from './sight';
import type { Stage } from './stage';

const action = '/submit/action';
const change = '/submit/change';
const modal = '/submit/modal';

async function met(stage: Stage, path: string, scenario: string, parent: Task, label: string) {
  await stage.fault(path, scenario);
  return stage.press(parent, label);
}

const actionRow = endpointRow<Task>({
  title: 'A button under a picture',
  wire: `POST /mj${action}`,
  refusedBy: 'a button that the gateway does not know (Favorite)',
  prepare: (stage) => stage.image(),
  scenes: {
    accepted: async (stage, image) => card(await stage.ended(stage.press(image, 'Zoom Out 2x'))),
    refused: async (stage, image) => card(await stage.settled(stage.press(image, 'Favorite'))),
    queued: async (stage, image) =>
      card(await stage.settled(met(stage, action, 'queued', image, 'Zoom Out 2x'))),
    modal: async (stage, image) =>
      card(await stage.ended(met(stage, action, 'remix', image, 'Vary (Subtle)'))),
    failsLater: async (stage, image) =>
      card(await stage.ended(met(stage, action, 'fail60', image, 'Zoom Out 2x'))),
  },
});

/** U, V and Reroll of a grid that came without buttons. */
const changeRow = endpointRow<Task>({
  title: 'U, V and Reroll where the gateway sends no buttons',
  wire: `POST /mj${change}`,
  refusedBy: 'too many tasks of one day',
  prepare: (stage) => stage.sharedGrid('a red fox sandbox:no-buttons'),
  scenes: {
    accepted: async (stage, grid) => card(await stage.ended(stage.press(grid, 'U1'))),
    refused: async (stage, grid) =>
      card(await stage.settled(met(stage, change, 'limit', grid, 'U2'))),
    queued: async (stage, grid) =>
      card(await stage.settled(met(stage, change, 'queued', grid, 'V1'))),
    modal: async (stage, grid) => card(await stage.ended(met(stage, change, 'remix', grid, 'V2'))),
    failsLater: async (stage, grid) =>
      card(await stage.ended(met(stage, change, 'fail60', grid, 'V3'))),
  },
});

async function waiting(stage: Stage): Promise<Task> {
  return stage.ended(stage.press(await stage.image(), 'Custom Zoom'));
}

const prompt = 'a red fox --zoom 1.5';

async function answered(stage: Stage, { id }: Task, scenario: string) {
  await stage.fault(modal, scenario);
  return stage.easel.manager.answer(id, { prompt });
}

const modalRow = endpointRow<Task>({
  title: 'The answer to a window (Custom Zoom)',
  wire: `POST /mj${modal}`,
  refusedBy: 'a word that is not allowed',
  prepare: waiting,
  scenes: {
    accepted: async (stage, { id }) =>
      card(await stage.ended(stage.easel.manager.answer(id, { prompt }))),
    refused: async (stage, { id }) => {
      const answer = { prompt: 'a river of blood --zoom 2' };
      return card(await stage.settled(stage.easel.manager.answer(id, answer)));
    },
    queued: async (stage, task) => card(await stage.settled(answered(stage, task, 'queued'))),
    modal: {
      because: 'a window is answered once, and the task goes on under the same name.',
      check: async (stage) => {
        const task = await waiting(stage);
        const after = await stage.settled(answered(stage, task, 'modal'));
        assert.equal(after.remoteId, task.remoteId);
        assert.equal(after.inputWanted, undefined);
      },
    },
    failsLater: async (stage, task) => card(await stage.ended(answered(stage, task, 'fail60'))),
  },
});

export const buttonRows: readonly EndpointRow[] = [actionRow, changeRow, modalRow];
