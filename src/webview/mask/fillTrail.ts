import type { MaskBuffer, MaskValue } from './maskBuffer';
import { clip, type PixelRect } from './pixelRect';

export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/**
 * Everything a disc covers while it goes from one place to another and changes its radius evenly.
 * Only + − × ÷ and the square root, which every machine rounds alike.
 */
export function fillTrail(mask: MaskBuffer, from: Disc, to: Disc, value: MaskValue): PixelRect {
  const rect = clip(
    {
      left: Math.floor(Math.min(from.x - from.radius, to.x - to.radius)),
      top: Math.floor(Math.min(from.y - from.radius, to.y - to.radius)),
      right: Math.ceil(Math.max(from.x + from.radius, to.x + to.radius)),
      bottom: Math.ceil(Math.max(from.y + from.radius, to.y + to.radius)),
    },
    mask.width,
    mask.height,
  );
  const sides = sidesBetween(from, to);
  for (let row = rect.top; row < rect.bottom; row++) {
    const y = row + 0.5;
    // The shape has no dents: one stretch a row.
    const stretch = { left: Infinity, right: -Infinity };
    acrossDisc(from, y, stretch);
    acrossDisc(to, y, stretch);
    for (const side of sides) acrossSide(side, y, stretch);
    if (stretch.left > stretch.right) continue;
    const left = Math.ceil(stretch.left - 0.5);
    mask.fillRow(row, left, Math.floor(stretch.right - 0.5) + 1, value);
  }
  return rect;
}

interface Stretch {
  left: number;
  right: number;
}

type Side = readonly [x0: number, y0: number, x1: number, y1: number];

/** The two lines that touch both discs; none when one disc lies in the other. */
function sidesBetween(from: Disc, to: Disc): readonly Side[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.sqrt(dx * dx + dy * dy);
  const shrink = from.radius - to.radius;
  if (length <= Math.abs(shrink)) return [];
  const sine = shrink / length;
  const cosine = Math.sqrt(1 - sine * sine);
  const [ux, uy] = [dx / length, dy / length];
  return [1, -1].map((turn): Side => {
    const nx = ux * sine - uy * cosine * turn;
    const ny = uy * sine + ux * cosine * turn;
    return [
      from.x + nx * from.radius,
      from.y + ny * from.radius,
      to.x + nx * to.radius,
      to.y + ny * to.radius,
    ];
  });
}

function acrossDisc({ x, y: middle, radius }: Disc, y: number, stretch: Stretch): void {
  const rest = radius * radius - (y - middle) * (y - middle);
  if (rest < 0) return;
  const reach = Math.sqrt(rest);
  stretch.left = Math.min(stretch.left, x - reach);
  stretch.right = Math.max(stretch.right, x + reach);
}

function acrossSide([x0, y0, x1, y1]: Side, y: number, stretch: Stretch): void {
  if (y0 > y === y1 > y) return;
  const x = x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);
  stretch.left = Math.min(stretch.left, x);
  stretch.right = Math.max(stretch.right, x);
}
