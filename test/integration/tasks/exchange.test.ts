import assert from 'node:assert/strict';
import { join } from 'node:path';
import { isKeepable } from '../../../src/domain/asset';
import { withoutUndefined, type Task } from '../../../src/domain/task';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { useTempFolders } from '../../support/tempFolder';
import { EditorWindow } from './editorWindow';

const running = { signal: new AbortController().signal, onProgress: () => undefined };

describe('A history from another machine', function () {
  this.timeout(60_000);
  const tempFolder = useTempFolders();
  let sandbox: Sandbox;
  const windows: EditorWindow[] = [];

  beforeEach(async () => {
    sandbox = await startSandbox({ pace: 0.05 });
  });
  afterEach(async () => {
    for (const window of windows.splice(0)) window.close();
    await sandbox.close();
  });

  const open = async () => {
    const window = await new EditorWindow(sandbox, tempFolder()).start();
    windows.push(window);
    return window;
  };
  const isKept = ({ assets, phase }: Task) =>
    phase === 'succeeded' && assets.filter(isKeepable).every(({ file }) => file);

  it('has buttons that work, and tasks that go on', async () => {
    // Imported pictures would be dead ends, and what was paid for on the old machine never arrive.
    const file = join(tempFolder(), 'all.easel.zip');
    const from = await open();
    const grid = await from.imagine('a red lighthouse');
    const before = await from.until(grid.id, isKept);
    const late = await from.imagine('a blue boat');
    await from.manager.exportTo(file, running);

    const to = await open();
    const { taskCount, pictureCount } = await to.manager.importFrom(file, running);
    assert.deepEqual([taskCount, pictureCount], [2, 1]);
    const portable = withoutUndefined<Task>({ ...before, createdBy: undefined });
    assert.deepEqual(await to.store.get(grid.id), portable);
    await to.until(late.id, isKept);

    const { task } = await to.manager.act(grid.id, 'upscale-2');
    const upscaled = await to.until(task.id, isKept);
    assert.equal(upscaled.parent?.label, 'U2');
  });
});
