import assert from 'node:assert/strict';
import { isKeepable, type KeepableAsset } from '../../../src/domain/asset';
import { isTerminal, type Task } from '../../../src/domain/task';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { failsWith } from '../../support/failsWith';
import { pngBytes } from '../../support/pngBytes';
import { useTempFolders } from '../../support/tempFolder';
import { requestsTo } from '../midjourney/bench';
import { EditorWindow } from './editorWindow';

const deadLink = 'https://cdn.example.invalid/dead.png';

for (const personality of ['proxy', 'new-api'] as const) {
  describe(`Links and uploads on a gateway of the kind ${personality}`, function () {
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

    const pictureOf = (task: Task): KeepableAsset => {
      const asset = task.assets.find(isKeepable);
      assert.ok(asset);
      return asset;
    };

    it('puts a living link in the place of a dead one and leaves the kept bytes', async () => {
      // The link a person copies would be one that nobody can open.
      const { id } = await easel.imagine('a fox');
      await easel.until(id, ({ phase }) => isTerminal(phase));
      const kept = await easel.until(id, (task) => pictureOf(task).file !== undefined);
      const { file } = pictureOf(kept);
      const assets = [{ ...pictureOf(kept), url: deadLink }];
      easel.store.change([{ id, change: (task) => task && { ...task, assets } }]);
      await easel.manager.refreshLinks(id);
      const fresh = pictureOf(await easel.until(id, () => true));
      assert.notEqual(fresh.url, deadLink);
      assert.ok((await fetch(fresh.url)).ok);
      assert.deepEqual(fresh.file, file);
    });

    it('uploads a picture once and records nothing', async () => {
      // It would be paid twice, or stand in the history as a task that never ends.
      const picture = await easel.pictures.add(pngBytes(), 'fox.png');
      const link = await easel.manager.upload(picture);
      assert.match(link, /^https?:/);
      assert.equal(requestsTo(sandbox, '/submit/upload-discord-images').length, 1);
      assert.equal(await easel.store.count(), 0);
    });

    it('uploads nothing that is not on this machine', async () => {
      const picture = { hash: 'c'.repeat(64), mime: 'image/png', name: 'no.png', byteLength: 9 };
      await assert.rejects(easel.manager.upload(picture), failsWith('pictureMissing'));
      assert.equal(requestsTo(sandbox, '/submit/upload-discord-images').length, 0);
    });
  });
}

describe('Dead links', function () {
  this.timeout(60_000);
  const tempFolder = useTempFolders();

  it('are renewed by themselves, and a gateway without Refresh is asked for it once', async () => {
    // Links die together: a page of old pictures would knock a hundred times on a door that is not there.
    const sandbox = await startSandbox({ pace: 0.02, refresh: false });
    const easel = await new EditorWindow(sandbox, tempFolder()).start();
    try {
      const ids = await Promise.all(
        ['a fox', 'a hare', 'a boat'].map(async (prompt) => (await easel.imagine(prompt)).id),
      );
      for (const id of ids) {
        const isKept = ({ phase, assets }: Task) =>
          isTerminal(phase) && assets.some((asset) => isKeepable(asset) && asset.file);
        const kept = await easel.until(id, isKept);
        const [asset] = kept.assets.filter(isKeepable);
        assert.ok(asset?.file);
        await easel.pictures.discard(asset.file.hash);
        const dead = { ...asset, url: `${sandbox.url}/gone/${id}.png` };
        easel.store.change([{ id, change: (task) => task && { ...task, assets: [dead] } }]);
      }
      const fetched = requestsTo(sandbox, '/fetch').length;
      const got = await Promise.all(ids.map((id) => easel.manager.bytesOf(id)));
      assert.equal(new Set(got.map(({ file }) => file.hash)).size, 3);
      assert.equal(requestsTo(sandbox, '/submit/refresh').length, 1);
      assert.equal(requestsTo(sandbox, '/fetch').length, fetched + 3);
    } finally {
      easel.close();
      await sandbox.close();
    }
  });
});
