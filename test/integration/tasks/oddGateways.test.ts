import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { isKeepable } from '../../../src/domain/asset';
import { isTerminal } from '../../../src/domain/task';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { eventually } from '../../support/eventually';
import { useTempFolders } from '../../support/tempFolder';
import { addFault, requestsTo } from '../midjourney/bench';
import { EditorWindow } from './editorWindow';

for (const personality of ['proxy', 'new-api'] as const) {
  describe(`Tasks on a gateway of the kind ${personality}`, function () {
    this.timeout(60_000);
    const tempFolder = useTempFolders();
    let sandbox: Sandbox;
    let easel: EditorWindow;

    beforeEach(async () => {
      sandbox = await startSandbox({ personality, pace: 0.05 });
      easel = await new EditorWindow(sandbox, tempFolder()).start();
    });
    afterEach(async () => {
      easel.close();
      await sandbox.close();
    });
    const finish = (id: string) => easel.until(id, ({ phase }) => isTerminal(phase));

    it('makes one new task of the second cell when U2 is pressed', async () => {
      // The main job: without it there is no picture to keep.
      const grid = await finish((await easel.imagine('a fox')).id);
      const action = grid.actions.find(({ label }) => label === 'U2');
      assert.ok(action);
      const sent = await easel.manager.act(grid.id, action.id);
      const child = await finish((await sent.settled).id);
      assert.equal(child.phase, 'succeeded');
      assert.equal(child.parent?.cell, 2);
      assert.equal(requestsTo(sandbox, '/submit/action').length, 1);
    });

    it('asks the person when a window was hidden behind an ordinary answer', async () => {
      // The task would hang for an hour and be lost, though it only waits for a prompt.
      const sent = await easel.imagine('a fox sandbox:hidden-modal');
      const asked = await easel.until(sent.id, ({ phase }) => phase === 'needsInput');
      assert.ok(asked.inputWanted);
      const answer = await easel.manager.answer(sent.id, { prompt: 'a red fox' });
      await answer.settled;
      assert.equal((await finish(sent.id)).phase, 'succeeded');
      assert.equal(requestsTo(sandbox, '/submit/modal').length, 1);
    });

    it('gives up a task that the gateway has forgotten', async () => {
      // It would be shown as running for ever.
      const { id } = await easel.imagine('a fox sandbox:forgotten');
      // As if it had been accepted a minute ago: right after that, "not found" means "not yet".
      const acceptedAt = Date.now() - 60_000;
      easel.store.change([{ id, change: (task) => task && { ...task, acceptedAt } }]);
      const task = await finish(id);
      assert.deepEqual([task.phase, task.failure?.kind], ['lost', 'notFound']);
    });

    it('keeps pictures beyond the life of their links', async () => {
      // Links die after a day; pictures must not.
      const { id } = await finish((await easel.imagine('a fox')).id);
      await easel.until(id, ({ assets }) => assets.some((one) => isKeepable(one) && one.file));
      await addFault(sandbox, '/', '404-html', 1_000);
      const { bytes, file } = await easel.manager.bytesOf(id);
      assert.equal(bytes.byteLength, file.byteLength);
      assert.ok((file.width ?? 0) > 0);
    });

    it('stops asking with a refused key and goes on with a new one', async () => {
      // A revoked key would be tried for ever, or running tasks be given up.
      await addFault(sandbox, '/task/', '401', 1);
      const paused = new Promise((resolve) => easel.poller.onDidPause(resolve));
      const sent = await easel.imagine('a fox');
      await paused;
      const before = requestsTo(sandbox, '/task/').length;
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      assert.equal(requestsTo(sandbox, '/task/').length, before);
      assert.equal(isTerminal(easel.store.peek(sent.id)?.phase ?? 'lost'), false);
      easel.poller.wake();
      assert.equal((await finish(sent.id)).phase, 'succeeded');
    });
  });
}

describe('Pictures over real links', function () {
  this.timeout(60_000);
  const tempFolder = useTempFolders();
  let sandbox: Sandbox;
  let easel: EditorWindow;
  let folder: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ pace: 0.3 });
    folder = tempFolder();
    easel = await new EditorWindow(sandbox, folder).start();
  });
  afterEach(async () => {
    easel.close();
    await sandbox.close();
  });
  const keptFile = async (id: string) => {
    const task = await easel.until(
      id,
      ({ phase, assets }) =>
        phase === 'succeeded' && assets.some((one) => isKeepable(one) && one.file),
    );
    return task.assets.find(isKeepable)?.file;
  };
  const files = () =>
    readdirSync(folder, { recursive: true }).filter((name) =>
      /\.(png|jpg|webp)$/.test(String(name)),
    );

  it('refreshes a link that has died before it gives the picture up', async () => {
    // A paid picture would be gone although the gateway still has it.
    const sent = await easel.imagine('a fox sandbox:dead-link');
    assert.match((await keptFile(sent.id))?.mime ?? '', /^image\//);
  });

  it('shows previews on the way and keeps only the result', async () => {
    // The wait would be blind, or the folder fill with blurred pictures.
    const previews = new Set<string>();
    easel.store.onDidChange(({ task }) => {
      const file = task?.phase === 'running' ? task.assets.find(isKeepable)?.file : undefined;
      if (file) previews.add(file.hash);
    });
    const sent = await easel.imagine('a fox');
    const result = await keptFile(sent.id);
    assert.ok(result);
    assert.ok(previews.size > 0, 'no preview was shown');
    await eventually(() => files().length === 1, 'Previews were left');
    assert.ok(String(files()[0]).includes(result.hash));
  });

  it('does not keep what is no picture', async () => {
    // A web page from an image host would be shown as a result.
    const sent = await easel.imagine('a fox sandbox:broken-image');
    await easel.until(sent.id, ({ phase }) => phase === 'succeeded');
    await assert.rejects(easel.manager.bytesOf(sent.id), { name: 'FailureError' });
    assert.equal(files().length, 0);
  });
});
