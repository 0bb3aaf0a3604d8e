import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exportHistory } from '../../../src/host/commands/exportHistory';
import { importHistory } from '../../../src/host/commands/importHistory';
import { reportFailure } from '../../../src/host/reportFailure';
import type { Services } from '../../../src/host/services';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { pngBytes } from '../../support/pngBytes';
import { TaskWorld } from '../../support/taskWorld';
import { AnsweredWindow } from '../support/answerWindow';
import { fakeServices } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

describe('Export History… and Import History…', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('exchange');
  const worlds: TaskWorld[] = [];

  beforeEach(() => scratch.write('out/keep.txt', ''));
  afterEach(async () => {
    window.restore();
    for (const world of worlds.splice(0)) world.stop();
    await scratch.remove();
  });

  /** A window with a history of its own, real but for the gateway. */
  const start = async (name: string): Promise<{ world: TaskWorld; services: Services }> => {
    const world = new TaskWorld({ folder: scratch.at(name).fsPath, clock: new FakeClock() });
    worlds.push(world);
    await world.start();
    const { services } = fakeServices({ settings: { 'save.folder': 'scratch exchange/out' } });
    return { world, services: { ...services, store: world.store, tasks: world.manager } };
  };
  const fill = async ({ store, pictures }: TaskWorld) => {
    const file = await pictures.keep(pngBytes());
    const assets = [{ kind: 'image', url: 'https://cdn.test/1.png', file }] as const;
    await store.put(makeTask({ id: 'a', phase: 'succeeded', assets }));
    return file;
  };

  it('bring a history to another machine', async () => {
    // Years of pictures would stay behind with the old machine.
    window.answerMessages();
    window.answerSaveDialog();
    const from = await start('from');
    const { hash } = await fill(from.world);
    await exportHistory(from.services);
    await exportHistory(from.services);
    const names = (await scratch.names('out')).filter((name) => name.endsWith('.easel.zip'));
    assert.equal(names.length, 2, 'the second has a name of its own');

    const to = await start('to');
    window.answerOpenDialog([scratch.at(`out/${names[0] ?? ''}`)]);
    await importHistory(to.services);
    await importHistory(to.services);
    assert.deepEqual(await to.world.store.get('a'), await from.world.store.get('a'));
    assert.deepEqual(Buffer.from(await to.world.pictures.read(hash)), Buffer.from(pngBytes()));
    assert.deepEqual(window.messages, [
      'Tasks exported: 1. Pictures: 1.',
      'Tasks exported: 1. Pictures: 1.',
      'Tasks imported: 1. Pictures: 1.',
      'Tasks imported: 0. Pictures: 0. Here already, and left as they are: 1.',
    ]);
  });

  it('do nothing when the dialog is closed', async () => {
    // Escape would write a file nobody asked for.
    window.answerMessages();
    window.answerSaveDialog(() => undefined);
    window.answerOpenDialog(undefined);
    const { world, services } = await start('from');
    await exportHistory(services);
    assert.match(window.messages[0] ?? '', /is empty/);
    await fill(world);
    await exportHistory(services);
    await importHistory(services);
    assert.deepEqual(await scratch.names('out'), ['keep.txt']);
    assert.equal(window.messages.length, 1);
  });

  it('say in one sentence what is wrong with a file', async () => {
    // A person would not know what to do next.
    window.answerMessages();
    const { services } = await start('to');
    window.answerOpenDialog([await scratch.write('out/notes.zip', 'just a text')]);
    await assert.rejects(importHistory(services), failsWith('exportNotOurs'));
    await importHistory(services).catch((error: unknown) => reportFailure(services, error));
    assert.deepEqual(window.messages, [
      'This file is not a history that Easel exported. Choose one whose name ends in .easel.zip.',
    ]);
    window.answerOpenDialog([scratch.at('out/never.zip')]);
    await assert.rejects(importHistory(services), failsWith('fileNotRead'));
  });

  it('say that a place cannot be written to', async () => {
    // The export would end with "something went wrong".
    const { world, services } = await start('from');
    await fill(world);
    window.answerSaveDialog(() => vscode.Uri.joinPath(scratch.uri, 'never', 'made', 'x.zip'));
    await assert.rejects(exportHistory(services), failsWith('fileNotWritten'));
  });
});
