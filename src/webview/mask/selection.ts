import type { Size } from './viewport';

/** A rectangle that is being made, in whole pixels of the picture. */
export interface Selection {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Arrow {
  readonly dx: -1 | 0 | 1;
  readonly dy: -1 | 0 | 1;
  readonly isSizing: boolean;
  readonly isFine: boolean;
}

/** A step crosses the picture in forty presses. */
const stepsAcross = 40;

/** Half as wide and high as the picture: a quarter of it, which is what a redraw does best with. */
export function firstSelection({ width, height }: Size): Selection {
  const [w, h] = [Math.max(1, Math.round(width / 2)), Math.max(1, Math.round(height / 2))];
  return { x: Math.floor((width - w) / 2), y: Math.floor((height - h) / 2), width: w, height: h };
}

/** Moved or sized by one press of an arrow; never outside the picture, never without a pixel. */
export function nudged(selection: Selection, arrow: Arrow, picture: Size): Selection {
  const coarse = Math.max(1, Math.round(Math.max(picture.width, picture.height) / stepsAcross));
  const step = arrow.isFine ? 1 : coarse;
  const [dx, dy] = [arrow.dx * step, arrow.dy * step];
  const { x, y, width, height } = selection;
  return arrow.isSizing
    ? {
        x,
        y,
        width: between(1, width + dx, picture.width - x),
        height: between(1, height + dy, picture.height - y),
      }
    : {
        x: between(0, x + dx, picture.width - width),
        y: between(0, y + dy, picture.height - height),
        width,
        height,
      };
}

/** Between two corners, whichever way they were drawn, as far as it lies on the picture. */
export function selectionBetween(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  { width, height }: Size,
): Selection {
  const left = between(0, Math.round(Math.min(x0, x1)), width);
  const top = between(0, Math.round(Math.min(y0, y1)), height);
  const right = between(0, Math.round(Math.max(x0, x1)), width);
  const bottom = between(0, Math.round(Math.max(y0, y1)), height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
