// Gateways compare sizes and read only what they know: a mask in an odd form is refused after the wait.
import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { decodePng } from '../../../src/sandbox/drawing/decodePng';
import { maskOf } from '../../../src/webview/mask/drawStroke';
import { maskPng } from '../../../src/webview/mask/maskPng';

describe('mask PNG', () => {
  for (const [width, height] of [
    [1, 1],
    [64, 64],
    [201, 67],
    [33, 130],
  ] as const) {
    it(`is ${width} × ${height}, white on black, to every decoder`, async () => {
      const mask = maskOf(
        [{ tool: 'rectangle', mode: 'add', x: 0, y: 0, width: Math.ceil(width / 3), height }],
        width,
        height,
      );
      const bytes = new Uint8Array(await maskPng(mask));
      for (const decoded of [PNG.sync.read(Buffer.from(bytes)), decodePng(bytes)!]) {
        assert.deepEqual([decoded.width, decoded.height], [width, height]);
        mask.data.forEach((value, i) => {
          const pixel = [...decoded.data.subarray(i * 4, i * 4 + 4)];
          assert.deepEqual(pixel, [value, value, value, 255]);
        });
      }
      assert.deepEqual(new Uint8Array(await maskPng(mask)), bytes);
    });
  }
});
