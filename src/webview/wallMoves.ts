import { rowOfTile, spansOf, type WallLayout } from './wallLayout';

/**
 * Where a key leads from a picture, over the borders of rows and days; undefined for any other key.
 * @param pageHeight how much a page is, in CSS pixels
 */
export function tileAfterKey(
  layout: WallLayout,
  tile: number,
  key: string,
  pageHeight: number,
): number | undefined {
  const last = layout.count - 1;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, tile - 1);
    case 'ArrowRight':
      return Math.min(last, tile + 1);
    case 'ArrowUp':
      return tileInRow(layout, tile, rowOfTile(layout, tile) - 1);
    case 'ArrowDown':
      return tileInRow(layout, tile, rowOfTile(layout, tile) + 1);
    case 'PageUp':
      return tileInRow(layout, tile, rowAtDistance(layout, tile, -pageHeight));
    case 'PageDown':
      return tileInRow(layout, tile, rowAtDistance(layout, tile, pageHeight));
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

function rowAtDistance(layout: WallLayout, tile: number, distance: number): number {
  const from = rowOfTile(layout, tile);
  const target = (layout.rows[from]?.top ?? 0) + distance;
  const step = Math.sign(distance);
  let row = from + step;
  while (layout.rows[row + step] && (target - (layout.rows[row]?.top ?? 0)) * step > 0) row += step;
  return row;
}

/** The picture of another row that lies nearest above or below the middle of this one. */
function tileInRow(layout: WallLayout, tile: number, rowIndex: number): number {
  const here = layout.rows[rowOfTile(layout, tile)];
  const row = layout.rows[Math.max(0, Math.min(layout.rows.length - 1, rowIndex))];
  if (!here || !row || row === here) return tile;
  const own = spansOf(layout, here)[tile - here.first];
  const middle = own ? own.left + own.width / 2 : 0;
  const distances = spansOf(layout, row).map(({ left, width }) =>
    Math.max(left - middle, middle - left - width, 0),
  );
  return row.first + distances.indexOf(Math.min(...distances));
}
