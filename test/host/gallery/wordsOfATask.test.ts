// What a person reads on a picture, and takes from it to go on with, would be other words than it was drawn by.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TaskRequest } from '../../../src/domain/request';
import type { Task } from '../../../src/domain/task';
import { copyPrompt } from '../../../src/host/commands/copyPrompt';
import { getSeed } from '../../../src/host/commands/getSeed';
import { insertPicture } from '../../../src/host/commands/insertPicture';
import { usePrompt } from '../../../src/host/commands/usePrompt';
import { LastEditor } from '../../../src/host/documents/lastEditor';
import { readFeed } from '../../../src/host/gallery/readFeed';
import { buildSnapshot } from '../../../src/host/gallery/snapshot';
import type { Services } from '../../../src/host/services';
import { FakeClock } from '../../support/fakeClock';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';
import { AnsweredWindow, until } from '../support/answerWindow';
import { fakeServices, fakeTask } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

const press = (label: string, words?: string): TaskRequest => ({
  kind: 'action',
  taskId: 'p',
  actionId: 'x',
  label,
  prompt: '',
  ...(words === undefined ? {} : { words }),
});
const parent = { taskId: 'p', actionId: 'x', label: 'Imagine prompt 2', group: 'text' } as const;
const picture = { hash: 'b'.repeat(64), mime: 'image/png', name: 'boat.png', byteLength: 1 };

const description = fakeTask({ id: 'a', request: { kind: 'describe', picture }, assets: [] });
const grid = fakeTask({
  id: 'b',
  request: press('Imagine prompt 2', 'a quay --ar 3:2'),
  parent,
  answeredWith: 'a quay at night --ar 3:2',
});
const single = fakeTask({
  id: 'c',
  request: press('U2', 'a quay at night --ar 3:2'),
  parent: { taskId: 'b', actionId: 'u2', label: 'U2', group: 'upscale' },
});

describe('The words that a picture was drawn by', () => {
  const tempFolder = useTempFolders();
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('words');
  const lastEditor = new LastEditor();

  afterEach(async () => {
    window.restore();
    await scratch.remove();
  });
  after(() => lastEditor.dispose());

  it('are its title and its prompt, and can be recalled', async () => {
    const world = new TaskWorld({ folder: tempFolder(), clock: new FakeClock() });
    await world.start();
    const all: readonly Task[] = [description, grid, single];
    for (const task of all) await world.store.put(task);
    const services = {
      store: world.store,
      pictures: world.pictures,
      gateways: { byId: () => undefined },
      providers: new Map(),
      durations: { of: () => undefined },
    } as unknown as Services;
    const look = { search: '', offset: 0, count: 10, isWall: false };
    const { tasks, earlierPrompts } = await buildSnapshot(
      services,
      { asWebviewUri: (uri: vscode.Uri) => uri } as vscode.Webview,
      {
        feed: await readFeed(world.store, look, new Date(), []),
        revision: 1,
        outline: { outlineKey: 1 },
        connection: { state: 'ready', name: '', isSandbox: false, requestKinds: [] },
      },
    );
    world.stop();
    const shown = tasks.map(({ id, title, prompt }) => [id, title, prompt]);
    assert.deepEqual(shown, [
      ['c', 'a quay at night --ar 3:2', 'a quay at night --ar 3:2'],
      ['b', 'a quay at night --ar 3:2', 'a quay at night --ar 3:2'],
      ['a', 'Describe boat.png', ''],
    ]);
    assert.deepEqual(earlierPrompts, ['a quay at night --ar 3:2']);
  });

  for (const task of [grid, single]) {
    it(`are what Copy Prompt, Use Prompt and Get Seed take from ${task.request.kind} ${task.id}`, async () => {
      const { services, seen } = fakeServices({ tasks: [task] });
      await copyPrompt(services, { taskId: task.id });
      assert.equal(await vscode.env.clipboard.readText(), 'a quay at night --ar 3:2');
      await usePrompt(services, { taskId: task.id });
      window.answerMessages('Use in Prompt');
      await getSeed(services, { taskId: task.id });
      await until('the composer is filled twice', () => seen.filled.length === 2);
      assert.deepEqual(
        seen.filled.map(({ prompt }) => prompt),
        ['a quay at night --ar 3:2', 'a quay at night --ar 3:2 --seed 636646138'],
      );
    });
  }

  it('are the alt text and the file name of an inserted picture', async () => {
    await scratch.write('keep.txt', '');
    const editor = await scratch.open('story.md', '');
    await insertPicture(fakeServices({ tasks: [single], lastEditor }).services, { taskId: 'c' });
    assert.equal(editor.document.getText(), '![a quay at night](images/a-quay-at-night.png)');
  });
});
