import { fillPolygon } from './fillPolygon';
import { fillTrail, type Disc } from './fillTrail';
import { marked, MaskBuffer, unmarked, type MaskValue } from './maskBuffer';
import { union, type PixelRect } from './pixelRect';
import { radiusAt, type MaskMode, type Point, type Stroke } from './stroke';

/** Puts one stroke into a mask; what may have changed, or undefined. */
export function drawStroke(mask: MaskBuffer, stroke: Stroke): PixelRect | undefined {
  switch (stroke.tool) {
    case 'brush':
      return drawBrush(mask, stroke, 0);
    case 'rectangle':
      return mask.fillRect(
        {
          left: stroke.x,
          top: stroke.y,
          right: stroke.x + stroke.width,
          bottom: stroke.y + stroke.height,
        },
        valueOf(stroke.mode),
      );
    case 'lasso':
      return fillPolygon(mask, stroke.points, valueOf(stroke.mode));
    case 'invert':
      return mask.invert();
    case 'clear':
      return mask.clear();
  }
}

/** The points of a brush from one index on. Drawn in pieces it is the same mask as drawn in one. */
export function drawBrush(
  mask: MaskBuffer,
  stroke: Extract<Stroke, { tool: 'brush' }>,
  firstNew: number,
): PixelRect | undefined {
  const { points, size } = stroke;
  const value = valueOf(stroke.mode);
  let dirty: PixelRect | undefined;
  for (let i = firstNew; i < points.length; i++) {
    const here = points[i];
    if (!here) continue;
    const before = points[i - 1] ?? here;
    const rect = fillTrail(mask, discOf(before, size), discOf(here, size), value);
    dirty = union(dirty, rect);
  }
  return dirty;
}

/** The mask of a list of strokes, made from nothing. */
export function maskOf(strokes: readonly Stroke[], width: number, height: number): MaskBuffer {
  const mask = new MaskBuffer(width, height);
  for (const stroke of strokes) drawStroke(mask, stroke);
  return mask;
}

function discOf([x, y, pressure]: Point, size: number): Disc {
  return { x, y, radius: radiusAt(size, pressure) };
}

function valueOf(mode: MaskMode): MaskValue {
  return mode === 'add' ? marked : unmarked;
}
