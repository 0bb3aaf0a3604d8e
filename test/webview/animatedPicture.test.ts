// Some gateways pass on what moves as a WebP that does: it was paid for as a film and would stand still, or be a black
// box in a player.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { PNG } from 'pngjs';
import { animatedWebp } from '../support/animatedWebp';
import { eventually } from '../support/eventually';
import { PageBench, type OpenedPage } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { filmTask } from '../support/page/sampleTasks';

describe('an animated WebP', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const [width, height] = [96, 64] as const;
  const colours = ['red', 'blue'] as const;
  const picture = {
    ...filmTask('f', 1).picture!,
    mime: 'image/webp',
    src: '/moving.webp',
    fullSrc: '/moving.webp',
    width,
    height,
  };

  /** A page with a task whose film is this picture; Chromium itself draws and compresses the frames. */
  const open = async (more: Partial<typeof picture> = {}) => {
    opened = await bench.open({ snapshot: sampleSnapshot([]), width: 420 });
    const frames = await opened.page.evaluate(
      ([w, h, names]) =>
        Promise.all(
          names.map(async (name) => {
            const canvas = document.createElement('canvas');
            Object.assign(canvas, { width: w, height: h });
            const context = canvas.getContext('2d')!;
            context.fillStyle = name;
            context.fillRect(0, 0, w, h);
            const blob = await new Promise<Blob | null>((resolve) =>
              canvas.toBlob(resolve, 'image/webp'),
            );
            return [...new Uint8Array(await blob!.arrayBuffer())];
          }),
        ),
      [width, height, [...colours]] as const,
    );
    const body = animatedWebp(
      frames.map((bytes) => Uint8Array.from(bytes)),
      { width, height, frameMs: [330, 270] },
    );
    await opened.page.route('**/moving.webp', (route) =>
      route.fulfill({ body, contentType: 'image/webp' }),
    );
    const task = filmTask('f', 1, { picture: { ...picture, ...more } });
    await opened.push(sampleSnapshot([task], { revision: 2 }));
  };
  const inCard = () => opened.page.locator('article img.whole');
  const openLightbox = async () => {
    await inCard().hover();
    await opened.page.getByRole('button', { name: 'Open picture', exact: true }).click();
    return opened.page.getByRole('dialog');
  };
  /** On the screen: what a canvas is given of it is its first frame, always. */
  const colourOf = async (shown: Locator) => {
    const png = PNG.sync.read(await shown.screenshot());
    const at = ((png.height >> 1) * png.width + (png.width >> 2)) * 4;
    return png.data[at]! > png.data[at + 2]! ? 'red' : 'blue';
  };
  const moves = async (shown: Locator) => {
    await shown.evaluate((image: HTMLImageElement) => image.decode());
    const seen = new Set<string>();
    await eventually(async () => {
      // A screenshot may take as long as all its frames together, and would always meet the same one.
      await shown.page().waitForTimeout(Math.random() * 300);
      return seen.add(await colourOf(shown)).size === 2;
    }, 'It stands still');
  };

  it('moves in its card and in the lightbox', async () => {
    await open();
    await moves(inCard());
    const dialog = await openLightbox();
    await moves(dialog.locator('img'));
    assert.equal(await opened.page.locator('video').count(), 0);
    assert.deepEqual(await opened.violations(), []);
  });

  it('is looked at closely like a picture, and taken out like a film', async () => {
    await open();
    const dialog = await openLightbox();
    const part = dialog.locator('.stage-part');
    const before = (await part.boundingBox())!.width;
    await dialog.getByRole('button', { name: 'Zoom in' }).click();
    await eventually(async () => (await part.boundingBox())!.width > before * 1.2, 'Not larger');
    // One frame of it in the clipboard is not what was meant.
    assert.equal(await dialog.getByRole('button', { name: 'Copy Picture' }).count(), 0);
    await dialog.getByRole('button', { name: 'Save to Project' }).click();
    assert.deepEqual((await opened.sent('picture/save'))[0]?.params, { taskId: 'f' });
  });

  it('gives the host its first frame as a small copy', async () => {
    await open({ wantsThumbnail: true });
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'picture/thumbnail'),
    );
    const seen = await opened.page.evaluate(async () => {
      const sent = window.fakeHost.sent.find(({ method }) => method === 'picture/thumbnail');
      const { bytes } = sent?.params as { bytes: ArrayBuffer };
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const [red = 0, , blue = 0] = context.getImageData(4, 4, 1, 1).data;
      return [bitmap.width, bitmap.height, red > blue];
    });
    assert.deepEqual(seen, [width, height, true]);
  });

  it('stands still in its card where motion is reduced', async () => {
    const small = `/pixels/${width}-${height}.png`;
    await open({ src: small });
    assert.equal(await inCard().getAttribute('src'), '/moving.webp');
    await opened.page.emulateMedia({ reducedMotion: 'reduce' });
    const task = filmTask('g', 1, { picture: { ...picture, src: small } });
    await opened.push(sampleSnapshot([task], { revision: 3 }));
    await opened.page.locator(`article img[src="${small}"]`).waitFor();
  });
});
