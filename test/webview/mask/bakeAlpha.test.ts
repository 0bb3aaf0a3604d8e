// A picture with a soft edge or changed colours would come back with a seam around what was redrawn.
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import type { bakeAlpha } from '../../../src/webview/mask/bakeAlpha';
import type { maskOf } from '../../../src/webview/mask/drawStroke';
import { launchChromium } from '../../support/chromium';

/** As the page below has them. */
declare const baking: { readonly bakeAlpha: typeof bakeAlpha; readonly maskOf: typeof maskOf };

const [width, height] = [97, 61];

describe('baking a mask into alpha', () => {
  let browser: Browser;
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());

  it('makes what is marked transparent, to the pixel, and leaves every other pixel as it was', async () => {
    const page = await browser.newPage();
    await page.evaluate(await bundle());
    const picture = new PNG({ width, height });
    picture.data.forEach(
      (_, i) => (picture.data[i] = i % 4 === 3 ? 255 : (i * 37 + (i >> 5)) % 256),
    );
    const baked = await page.evaluate(
      async ([src, w, h]) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        const points = [
          [10.5, 5],
          [80, 20.25],
          [30, 55.75],
        ] as const;
        const mask = baking.maskOf([{ tool: 'lasso', mode: 'add', points }], w, h);
        const bytes = new Uint8Array(await baking.bakeAlpha(image, mask));
        return { bytes: [...bytes], mask: [...mask.data] };
      },
      [
        `data:image/png;base64,${PNG.sync.write(picture).toString('base64')}`,
        width,
        height,
      ] as const,
    );
    const decoded = PNG.sync.read(Buffer.from(baked.bytes));
    assert.deepEqual([decoded.width, decoded.height], [width, height]);
    baked.mask.forEach((value, i) => {
      const pixel = [...decoded.data.subarray(i * 4, i * 4 + 4)];
      const before = [...picture.data.subarray(i * 4, i * 4 + 4)];
      assert.deepEqual(pixel, value === 255 ? [0, 0, 0, 0] : before);
    });
    assert.ok(baked.mask.includes(255) && baked.mask.includes(0));
  });
});

/** Only this part of the page, without the content policy of the whole. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { bakeAlpha } from './bakeAlpha'; export { maskOf } from './drawStroke';`,
      resolveDir: 'src/webview/mask',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'baking',
    logLevel: 'silent',
  });
  return `${outputFiles[0]!.text}; globalThis.baking = baking;`;
}
