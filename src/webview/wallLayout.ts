import { boundedRatio } from './pictureRatio';

/** Pictures under one heading, as their ratios of width to height. */
export interface WallSection {
  readonly key: string;
  readonly heading: string;
  readonly ratios: ArrayLike<number>;
}

/** Pictures of one height beside one another. Lengths are CSS pixels from the top of the wall. */
export interface WallRow {
  readonly top: number;
  readonly height: number;
  /** Its first picture, counted over the whole wall from 0. */
  readonly first: number;
  readonly count: number;
  /** The last row of a section need not reach the edge. */
  readonly isFull: boolean;
}

export interface WallBlock {
  readonly key: string;
  readonly heading: string;
  readonly top: number;
  /** With its heading. */
  readonly height: number;
  readonly firstRow: number;
  readonly rowCount: number;
}

export interface WallLayout {
  readonly width: number;
  readonly height: number;
  /** How many pictures there are. */
  readonly count: number;
  readonly rows: readonly WallRow[];
  readonly blocks: readonly WallBlock[];
  readonly ratios: Float64Array;
}

export interface Span {
  readonly left: number;
  readonly width: number;
}

export const headingHeightPx = 32;
const gapPx = 6;
const blockGapPx = 6;
/** A last row may be this much higher than the others to reach the edge, and no more. */
const stretch = 1.25;

/** The height rows strive for: about five landscapes beside one another. */
function rowHeightFor(width: number): number {
  return Math.max(110, width * 0.135);
}

/** A justified wall: where every picture of a history lies, without any of them being drawn. */
export function layOutWall(sections: readonly WallSection[], width: number): WallLayout {
  const count = sections.reduce((sum, { ratios }) => sum + ratios.length, 0);
  const ratios = new Float64Array(count);
  const rows: WallRow[] = [];
  const blocks: WallBlock[] = [];
  let first = 0;
  let top = 0;
  for (const { key, heading, ratios: ofSection } of sections) {
    if (ofSection.length === 0) continue;
    for (let index = 0; index < ofSection.length; index++) {
      ratios[first + index] = boundedRatio(ofSection[index] ?? 1);
    }
    const start = top;
    const firstRow = rows.length;
    top += headingHeightPx;
    for (const row of rowsOf(ratios, first, first + ofSection.length, width)) {
      rows.push({ ...row, top });
      top += row.height + gapPx;
    }
    const height = top - start - gapPx;
    blocks.push({ key, heading, top: start, height, firstRow, rowCount: rows.length - firstRow });
    top += blockGapPx;
    first += ofSection.length;
  }
  return { width, height: Math.max(0, top), count, rows, blocks, ratios };
}

/** Fills rows one after the other, each as near to the wanted height as its pictures allow. */
function rowsOf(
  ratios: Float64Array,
  first: number,
  end: number,
  width: number,
): readonly Omit<WallRow, 'top'>[] {
  const wanted = rowHeightFor(width);
  const rows: Omit<WallRow, 'top'>[] = [];
  let start = first;
  let sum = 0;
  const close = (next: number, height: number, isFull: boolean) => {
    rows.push({ first: start, count: next - start, height: Math.round(height), isFull });
    start = next;
    sum = 0;
  };
  for (let index = first; index < end; index++) {
    const ratio = ratios[index] ?? 1;
    const joined = heightOf(sum + ratio, index - start + 1, width);
    if (joined <= wanted) {
      const apart = index > start ? heightOf(sum, index - start, width) : Infinity;
      if (apart / wanted < wanted / joined) close(index, apart, true);
      else {
        close(index + 1, joined, true);
        continue;
      }
    }
    sum += ratio;
  }
  if (start < end) {
    const height = heightOf(sum, end - start, width);
    const isFull = height <= wanted * stretch;
    close(end, isFull ? height : Math.min(height, wanted), isFull);
  }
  return rows;
}

function heightOf(sum: number, count: number, width: number): number {
  return (width - gapPx * (count - 1)) / sum;
}

/** Where the pictures of a row lie; whole pixels that end exactly at the edge. */
export function spansOf(layout: WallLayout, row: WallRow): readonly Span[] {
  const ratios = layout.ratios.subarray(row.first, row.first + row.count);
  const inner = layout.width - gapPx * (row.count - 1);
  const sum = ratios.reduce((total, ratio) => total + ratio, 0);
  const scale = row.isFull ? inner / sum : Math.min(row.height, inner / sum);
  let reached = 0;
  return Array.from(ratios, (ratio, index) => {
    const from = Math.round(reached);
    reached += ratio * scale;
    return { left: from + gapPx * index, width: Math.round(reached) - from };
  });
}

/** The first row that ends below a height; the number of rows when none does. */
export function rowBelow({ rows }: WallLayout, top: number): number {
  return firstWhere(rows.length, (index) => {
    const row = rows[index];
    return row !== undefined && row.top + row.height > top;
  });
}

/** The row of a picture, as its place among the rows. */
export function rowOfTile({ rows }: WallLayout, tile: number): number {
  return firstWhere(rows.length, (index) => {
    const row = rows[index];
    return row !== undefined && row.first + row.count > tile;
  });
}

/** By halves: there are thousands of rows, and it is asked while scrolling. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
