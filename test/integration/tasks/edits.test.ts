import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import type { EditRequest } from '../../../src/domain/request';
import { isTerminal } from '../../../src/domain/task';
import { keepRegion } from '../../../src/host/gallery/keepRegion';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import type { EditDraft } from '../../../src/protocol/views';
import { failsWith } from '../../support/failsWith';
import { pngBytes } from '../../support/pngBytes';
import { useTempFolders } from '../../support/tempFolder';
import { addFault, requestsTo } from '../midjourney/bench';
import { EditorWindow } from './editorWindow';

const [width, height] = [64, 48];

for (const personality of ['proxy', 'new-api'] as const) {
  describe(`Edits on a gateway of the kind ${personality}`, function () {
    this.timeout(60_000);
    const tempFolder = useTempFolders();
    let sandbox: Sandbox;
    let easel: EditorWindow;

    beforeEach(async () => {
      sandbox = await startSandbox({ personality, pace: 0.02 });
      easel = await new EditorWindow(sandbox, tempFolder()).start();
    });
    afterEach(async () => {
      easel.close();
      await sandbox.close();
    });

    const ended = (id: string) => easel.until(id, ({ phase }) => isTerminal(phase));
    /** The left half is marked. */
    const half = (colour: (isMarked: boolean) => readonly number[]): ArrayBuffer => {
      const png = new PNG({ width, height });
      for (let i = 0; i < width * height; i++) png.data.set(colour(i % width < width / 2), i * 4);
      return new Uint8Array(PNG.sync.write(png)).buffer;
    };
    const draftOf = async (): Promise<EditDraft> => ({
      kind: 'edit',
      prompt: 'a red tent',
      picture: await easel.pictures.add(pngBytes(width, height), 'boat.jpeg'),
      region: {
        cutOut: half((isMarked) => (isMarked ? [0, 0, 0, 0] : [9, 99, 199, 255])),
        mask: half((isMarked) => (isMarked ? [255, 255, 255, 255] : [0, 0, 0, 255])),
        strokes: [{ tool: 'invert' }],
      },
    });
    const keep = (draft: EditDraft): Promise<EditRequest> => keepRegion(easel, draft);
    const sent = () =>
      requestsTo(sandbox, '/submit/edits').map(({ body }) => body as Record<string, string>);
    const decoded = (dataUrl = '') => {
      assert.match(dataUrl, /^data:image\/png;base64,/);
      return PNG.sync.read(Buffer.from(dataUrl.split(',')[1] ?? '', 'base64'));
    };

    it('carry the region in the alpha and as a mask of the same size', async () => {
      // One half of the gateways reads the one, the other half the other.
      const { task } = await easel.manager.submit(await keep(await draftOf()));
      assert.equal((await ended(task.id)).phase, 'succeeded');
      const [body] = sent();
      const [image, mask] = [decoded(body?.['image']), decoded(body?.['maskBase64'])];
      assert.deepEqual([image.width, image.height], [width, height]);
      assert.deepEqual([mask.width, mask.height], [width, height]);
      for (let i = 0; i < width * height; i++) {
        const isMarked = i % width < width / 2;
        assert.equal(image.data[i * 4 + 3], isMarked ? 0 : 255);
        assert.equal(mask.data[i * 4], isMarked ? 255 : 0);
      }
      // Nothing of how it came about is the gateway's business.
      assert.deepEqual(Object.keys(body ?? {}).sort(), ['image', 'maskBase64', 'prompt', 'state']);
    });

    it('redraw the whole picture where nothing is marked', async () => {
      const { kind, prompt, picture } = await draftOf();
      const { task } = await easel.manager.submit(await keep({ kind, prompt, picture }));
      assert.equal((await ended(task.id)).phase, 'succeeded');
      assert.equal('maskBase64' in (sent()[0] ?? {}), false);
    });

    it('are refused, with nothing kept or sent, when the region is not of that picture', async () => {
      // A webview is a browser: what it sends may be anything.
      const draft = await draftOf();
      const other = new Uint8Array(pngBytes(height, width)).buffer;
      const region = draft.region ?? assert.fail();
      for (const bad of [
        { ...region, mask: other },
        { ...region, cutOut: other },
        { ...region, mask: new ArrayBuffer(3) },
      ]) {
        await assert.rejects(keep({ ...draft, region: bad }), failsWith('badMask'));
      }
      assert.equal(await easel.store.count(), 0);
      assert.equal(requestsTo(sandbox, '/submit/').length, 0);
    });

    it('keep picture, region and words for another try when the gateway refuses', async () => {
      // The painting of an hour would be gone with one refusal.
      await addFault(sandbox, '/submit/edits', 'no-model');
      const request = await keep(await draftOf());
      const failed = await ended((await easel.manager.submit(request)).task.id);
      assert.equal(failed.phase, 'failed');
      assert.equal(failed.failure?.charged, 'no');
      assert.deepEqual(failed.request, request);
      const { settled } = await easel.manager.retry(failed.id);
      assert.equal((await ended((await settled).id)).phase, 'succeeded');
      const [first, second] = sent();
      assert.equal(first?.['image'], second?.['image']);
      assert.equal(first?.['maskBase64'], second?.['maskBase64']);
    });

    it('that the gateway cannot read say so, charge nothing and can be sent again', async () => {
      // "Edit the prompt" would be the wrong advice: it is the picture.
      const picture = await easel.pictures.add(pngBytes(width, height), 'boat.png');
      const file = easel.pictures.pathOf(picture.hash, picture.mime);
      writeFileSync(file, 'not what it was');
      const sentTask = await easel.manager.submit({ kind: 'describe', picture });
      const failed = await ended(sentTask.task.id);
      assert.deepEqual(
        [failed.phase, failed.failure?.reason, failed.failure?.charged],
        ['failed', 'pictureRefused', 'no'],
      );
      writeFileSync(file, pngBytes(width, height));
      const { settled } = await easel.manager.retry(failed.id);
      assert.equal((await ended((await settled).id)).phase, 'succeeded');
    });
  });
}
