// Whoever works by the keyboard could use a prompt again, but not the seed and the references it was drawn with.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isFailureError } from '../../../src/domain/failure';
import { useAll } from '../../../src/host/commands/useAll';
import { useSeed } from '../../../src/host/commands/useSeed';
import { commandIds } from '../../../src/host/manifest';
import { AnsweredWindow, until } from '../support/answerWindow';
import { fakeServices, fakeTask } from '../support/fakeServices';

const picture = (name: string) => ({
  hash: name[0]!.repeat(64),
  mime: 'image/png',
  name,
  byteLength: 9,
});
const imagined = fakeTask({
  id: 'grid',
  seed: '636646138',
  request: {
    kind: 'imagine',
    prompt: 'a red fox --ar 3:2 --seed 1',
    pictures: [picture('fox.png')],
    references: [{ picture: picture('mood.png'), role: 'style' }],
  },
});
const pressed = fakeTask({
  id: 'upscaled',
  parent: { taskId: 'grid', actionId: 'u2', label: 'U2' },
  request: {
    kind: 'action',
    taskId: 'grid',
    actionId: 'u2',
    label: 'U2',
    prompt: 'a red fox --ar 3:2',
  },
});

describe('Use Seed and Use All', () => {
  const window = new AnsweredWindow();
  afterEach(() => window.restore());

  it('put the seed, and all of a picture, into the composer', async () => {
    const { services, seen } = fakeServices({ tasks: [imagined], focusedTaskId: 'grid' });
    await useSeed(services);
    await useAll(services);
    assert.deepEqual(seen.filled, [
      { seed: '636646138' },
      {
        kind: 'imagine',
        prompt: 'a red fox --ar 3:2 --seed 1',
        seed: '636646138',
        pictures: [picture('fox.png'), { ...picture('mood.png'), role: 'style' }],
      },
    ]);
  });

  it('Use All takes the references of the first picture for one made from it, and no seed it does not know', async () => {
    const { services, seen } = fakeServices({ tasks: [pressed, imagined] });
    await useAll(services, { taskId: 'upscaled' });
    assert.deepEqual(seen.filled, [
      {
        kind: 'imagine',
        prompt: 'a red fox --ar 3:2',
        pictures: [picture('fox.png'), { ...picture('mood.png'), role: 'style' }],
      },
    ]);
  });

  it('Use Seed offers only pictures whose seed is known', async () => {
    const { services, seen } = fakeServices({
      tasks: [pressed, imagined],
      focusedTaskId: 'upscaled',
    });
    let labels: readonly string[] = [];
    window.answerQuickPick((items) => {
      labels = items.map(({ label }) => label);
      return items[0];
    });
    await useSeed(services);
    assert.deepEqual(labels, ['a red fox --ar 3:2 --seed 1']);
    assert.deepEqual(seen.filled, [{ seed: '636646138' }]);
  });

  it('Use Seed says in one sentence that a seed is not known, and leads to Get Seed of that picture', async () => {
    const asked: unknown[][] = [];
    const { executeCommand } = vscode.commands;
    const { services, seen } = fakeServices({ tasks: [pressed] });
    window.answerMessages('Get Seed', undefined);
    Object.assign(vscode.commands, {
      executeCommand: (...args: unknown[]) => Promise.resolve(asked.push(args)),
    });
    try {
      await useSeed(services, { taskId: 'upscaled' });
      await until('Get Seed is asked', () => asked.length > 0);
    } finally {
      Object.assign(vscode.commands, { executeCommand });
    }
    assert.deepEqual(asked, [[commandIds.getSeed, { taskId: 'upscaled' }]]);
    await useSeed(services);
    assert.deepEqual(window.messages, [
      'The seed of this picture is not known yet. Get Seed first.',
      'No seed is known yet. Get Seed first.',
    ]);
    assert.deepEqual(seen.filled, []);
  });

  it('both say that a picture is gone', async () => {
    const { services } = fakeServices();
    await assert.rejects(useSeed(services, { taskId: 'gone' }), isFailureError);
    await assert.rejects(useAll(services, { taskId: 'gone' }), isFailureError);
  });
});
