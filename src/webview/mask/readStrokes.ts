import { corner, point, sizeLimits, type MaskMode, type Stroke } from './stroke';

/** Coordinates outside the picture are fine, infinite ones are not. */
const farthest = 100_000;

/**
 * Strokes that were kept, as far as they are strokes: what another version wrote differently is
 * left out rather than drawn wrongly.
 */
export function readStrokes(kept: unknown): readonly Stroke[] {
  if (!Array.isArray(kept)) return [];
  return kept.map(readStroke).filter((stroke) => stroke !== undefined);
}

function readStroke(kept: unknown): Stroke | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { tool, mode, points, ...rest }: Record<string, unknown> = { ...kept };
  if (tool === 'invert' || tool === 'clear') return { tool };
  if (mode !== 'add' && mode !== 'erase') return undefined;
  if (tool === 'rectangle') return readRectangle(mode, rest);
  const rows = readRows(points);
  if (!rows) return undefined;
  if (tool === 'lasso') {
    return { tool, mode, points: rows.map(([x = 0, y = 0]) => corner(x, y)) };
  }
  return tool === 'brush' ? readBrush(mode, rest['size'], rows) : undefined;
}

function readBrush(
  mode: MaskMode,
  size: unknown,
  rows: readonly (readonly number[])[],
): Stroke | undefined {
  if (!isNumber(size) || size <= 0 || size > sizeLimits.max) return undefined;
  const points = rows.map(([x = 0, y = 0, pressure = 1]) => point(x, y, pressure));
  return { tool: 'brush', mode, size, points };
}

function readRectangle(mode: MaskMode, kept: Record<string, unknown>): Stroke | undefined {
  const { x, y, width, height } = kept;
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return undefined;
  return { tool: 'rectangle', mode, ...whole({ x, y, width, height }) };
}

function whole<T extends Record<string, number>>(numbers: T): { [K in keyof T]: number } {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, Math.round(value)]),
  ) as { [K in keyof T]: number };
}

function readRows(points: unknown): readonly number[][] | undefined {
  if (!Array.isArray(points) || points.length === 0) return undefined;
  const isRow = (row: unknown): row is number[] =>
    Array.isArray(row) && row.length >= 2 && row.every(isNumber);
  return points.every(isRow) ? points : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= farthest;
}
