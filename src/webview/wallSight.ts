import { rowBelow, type WallLayout } from './wallLayout';

/** Rows that are drawn, from `firstRow` to before `endRow`. */
export interface WallSight {
  readonly firstRow: number;
  readonly endRow: number;
  /** Pictures of the rows that are really on screen, counted over the wall. */
  readonly first: number;
  readonly end: number;
}

/** At most this many pictures are alive, with four nodes each. */
export const maxTiles = 90;

/**
 * The rows between two heights, and as many above and below as may be alive besides: first below, for people
 * scroll down.
 */
export function sightOf(layout: WallLayout, top: number, bottom: number): WallSight {
  const { rows } = layout;
  let firstRow = Math.min(rowBelow(layout, top), Math.max(0, rows.length - 1));
  let endRow = firstRow;
  let tiles = 0;
  const fits = (row: number) => {
    const count = rows[row]?.count;
    if (count === undefined || (tiles > 0 && tiles + count > maxTiles)) return false;
    tiles += count;
    return true;
  };
  while ((rows[endRow]?.top ?? Infinity) < bottom && fits(endRow)) endRow += 1;
  const first = rows[firstRow]?.first ?? 0;
  const last = rows[endRow - 1];
  const end = last ? last.first + last.count : first;
  const reach = (bottom - top) / 2;
  for (let hasRoom = true; hasRoom;) {
    hasRoom = false;
    if ((rows[endRow]?.top ?? Infinity) < bottom + reach && fits(endRow)) {
      endRow += 1;
      hasRoom = true;
    }
    const above = rows[firstRow - 1];
    if (above && above.top + above.height > top - reach && fits(firstRow - 1)) {
      firstRow -= 1;
      hasRoom = true;
    }
  }
  return { firstRow, endRow, first, end };
}
