import { rowBelow, type WallLayout, type WallRow } from './wallLayout';

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
 * @param reach how far beyond them rows are drawn, in CSS pixels
 */
export function sightOf(
  layout: WallLayout,
  top: number,
  bottom: number,
  reach = (bottom - top) / 2,
): WallSight {
  const { rows } = layout;
  let firstRow = Math.max(0, Math.min(rowBelow(layout, top), rows.length - 1));
  let endRow = firstRow;
  let tiles = 0;
  const add = (row: WallRow | undefined, isNear: boolean) => {
    if (!row || !isNear || (tiles > 0 && tiles + row.count > maxTiles)) return false;
    tiles += row.count;
    return true;
  };
  const addBelow = (limit: number) => {
    const row = rows[endRow];
    const isAdded = add(row, (row?.top ?? Infinity) < limit);
    if (isAdded) endRow += 1;
    return isAdded;
  };
  const addAbove = (limit: number) => {
    const row = rows[firstRow - 1];
    const isAdded = add(row, (row ? row.top + row.height : 0) > limit);
    if (isAdded) firstRow -= 1;
    return isAdded;
  };
  while (addBelow(bottom));
  const first = rows[firstRow]?.first ?? 0;
  const last = rows[endRow - 1];
  const end = last ? last.first + last.count : first;
  let hasRoom = true;
  while (hasRoom) {
    const isBelow = addBelow(bottom + reach);
    hasRoom = addAbove(top - reach) || isBelow;
  }
  return { firstRow, endRow, first, end };
}
