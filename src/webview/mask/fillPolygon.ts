import type { MaskBuffer, MaskValue } from './maskBuffer';
import { clip, type PixelRect } from './pixelRect';
import { unitsPerPixel, type Corner } from './stroke';

const half = unitsPerPixel / 2;

/**
 * Even-odd, by pixel centres: a pixel is in when its centre is. All sums are of whole numbers below
 * 2^53 and the one division is rounded up, so there is no rounding that could differ anywhere.
 */
export function fillPolygon(
  mask: MaskBuffer,
  corners: readonly Corner[],
  value: MaskValue,
): PixelRect {
  const xs = corners.map(([x]) => Math.round(x * unitsPerPixel));
  const ys = corners.map(([, y]) => Math.round(y * unitsPerPixel));
  const rect = clip(boundsOf(corners), mask.width, mask.height);
  const starts: number[] = [];
  for (let row = rect.top; row < rect.bottom; row++) {
    const y = row * unitsPerPixel + half;
    starts.length = 0;
    for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) {
      const start = firstPixelRightOf(xs[j] ?? 0, ys[j] ?? 0, xs[i] ?? 0, ys[i] ?? 0, y);
      if (start !== undefined) starts.push(start);
    }
    starts.sort((a, b) => a - b);
    for (let i = 0; i + 1 < starts.length; i += 2) {
      mask.fillRow(row, starts[i] ?? 0, starts[i + 1] ?? 0, value);
    }
  }
  return rect;
}

/** The first pixel whose centre is not left of where an edge crosses a row; undefined: it does not cross. */
function firstPixelRightOf(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  y: number,
): number | undefined {
  // An end counts above or below, never both, so that a corner on the row is crossed once or twice.
  if (y0 > y === y1 > y) return undefined;
  const down = y1 > y0 ? 1 : -1;
  const run = (y1 - y0) * down;
  const crossing = x0 * run + (x1 - x0) * (y - y0) * down;
  return Math.ceil((crossing - half * run) / (unitsPerPixel * run));
}

function boundsOf(corners: readonly Corner[]): PixelRect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of corners) {
    left = Math.min(left, Math.floor(x));
    top = Math.min(top, Math.floor(y));
    right = Math.max(right, Math.ceil(x));
    bottom = Math.max(bottom, Math.ceil(y));
  }
  return { left, top, right, bottom };
}
