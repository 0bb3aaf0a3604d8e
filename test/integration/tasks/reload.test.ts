import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { useTempFolders } from '../../support/tempFolder';
import { addFault, requestsTo } from '../midjourney/bench';
import { EditorWindow } from './editorWindow';

describe('A window that ends in the middle', () => {
  const tempFolder = useTempFolders();
  let sandbox: Sandbox;
  let easel: EditorWindow;
  let folder: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ pace: 0.1, idDigits: 17, bareNumberResult: true });
    folder = tempFolder();
    easel = await new EditorWindow(sandbox, folder).start();
  });
  afterEach(async () => {
    easel.close();
    await sandbox.close();
  });
  const reopen = async () => {
    easel.close();
    easel = await new EditorWindow(sandbox, folder).start();
  };

  it('loses no running task and sends none again', async function () {
    // A reload would cost running tasks, or be paid twice.
    this.timeout(60_000);
    const sent = await Promise.all([1, 2, 3].map((n) => easel.imagine(`fox ${n}`)));
    await reopen();
    for (const { id, remoteId } of sent) {
      const task = await easel.until(id, ({ phase }) => phase === 'succeeded');
      assert.equal(task.remoteId, remoteId);
      assert.match(remoteId ?? '', /^\d{17}$/);
    }
    assert.equal(requestsTo(sandbox, '/submit/imagine').length, 3);
    assert.equal(await easel.store.count(), 3);
  });

  it('asks the person about a request whose answer was never seen', async function () {
    // It would be sent and paid again, or forgotten although it was paid.
    this.timeout(30_000);
    await addFault(sandbox, '/submit/imagine', 'slow');
    const { task } = await easel.manager.submit({ kind: 'imagine', prompt: 'fox', pictures: [] });
    await reopen();
    const after = await easel.until(task.id, ({ phase }) => phase !== 'sending');
    assert.equal(after.phase, 'unconfirmed');
    assert.ok(requestsTo(sandbox, '/submit/imagine').length <= 1);
  });

  it('keeps a dropped answer as unconfirmed, through a reload too', async function () {
    // The person would not be asked, and pay twice or lose it.
    this.timeout(30_000);
    const task = await easel.imagine('a fox sandbox:drop');
    assert.equal(task.phase, 'unconfirmed');
    await reopen();
    assert.equal((await easel.store.get(task.id))?.phase, 'unconfirmed');
    assert.equal(requestsTo(sandbox, '/submit/imagine').length, 1);
  });

  it('finds what was accepted when a person checks, and pays nothing for it', async function () {
    // "Check" would do nothing, and the person send and pay it again.
    this.timeout(60_000);
    const task = await easel.imagine('a fox sandbox:drop');
    await reopen();
    assert.equal(await easel.manager.check(task.id), 'found');
    const after = await easel.until(task.id, ({ phase }) => phase === 'succeeded');
    assert.match(after.remoteId ?? '', /^\d{17}$/);
    assert.equal(requestsTo(sandbox, '/submit/imagine').length, 1);
  });

  it('cannot tell where the gateway lists nothing', async function () {
    // "Not there" would be believed, and it be sent and paid again.
    this.timeout(30_000);
    easel.close();
    await sandbox.close();
    sandbox = await startSandbox({ pace: 0.1, personality: 'new-api' });
    easel = await new EditorWindow(sandbox, folder).start();
    const task = await easel.imagine('a fox sandbox:drop');
    assert.equal(await easel.manager.check(task.id), 'cannotTell');
    assert.equal((await easel.store.get(task.id))?.phase, 'unconfirmed');
  });

  it('goes on fetching pictures it had no time for', async function () {
    // The link would die before anybody opens the picture.
    this.timeout(60_000);
    const sent = await easel.imagine('a fox');
    await easel.until(sent.id, ({ phase }) => phase === 'succeeded');
    await reopen();
    const task = await easel.until(sent.id, ({ assets }) =>
      assets.every((asset) => asset.kind !== 'text' && asset.file !== undefined),
    );
    assert.equal(task.phase, 'succeeded');
  });
});
