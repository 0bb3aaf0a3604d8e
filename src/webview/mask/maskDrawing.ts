import { drawBrush, drawStroke } from './drawStroke';
import { MaskBuffer } from './maskBuffer';
import { packed, unpack, type MaskRuns } from './maskRuns';
import type { PixelRect } from './pixelRect';
import { spacingOf, type MaskMode, type Point, type Stroke } from './stroke';

/** How many strokes are drawn again at most when one is undone. */
const strokesPerPack = 8;

/** The strokes of a person with undo and redo without limit, and the mask they make, always in step. */
export class MaskDrawing {
  readonly mask: MaskBuffer;
  #strokes: readonly Stroke[] = [];
  #undone: readonly Stroke[] = [];
  /** The mask after every eighth stroke. */
  readonly #packs: MaskRuns[] = [];
  #brush: { readonly mode: MaskMode; readonly size: number; readonly points: Point[] } | undefined;

  constructor(width: number, height: number, strokes: readonly Stroke[] = []) {
    this.mask = new MaskBuffer(width, height);
    for (const stroke of strokes) this.add(stroke);
  }

  get strokes(): readonly Stroke[] {
    return this.#strokes;
  }

  get canUndo(): boolean {
    return this.#strokes.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  add(stroke: Stroke): PixelRect | undefined {
    const dirty = drawStroke(this.mask, stroke);
    this.#recorded(stroke);
    return dirty;
  }

  undo(): PixelRect | undefined {
    const last = this.#strokes.at(-1);
    if (!last) return undefined;
    this.#undone = [...this.#undone, last];
    this.#strokes = this.#strokes.slice(0, -1);
    return this.#drawAgain();
  }

  redo(): PixelRect | undefined {
    const stroke = this.#undone.at(-1);
    if (!stroke) return undefined;
    const rest = this.#undone.slice(0, -1);
    const dirty = this.add(stroke);
    this.#undone = rest;
    return dirty;
  }

  beginBrush(mode: MaskMode, size: number, first: Point): PixelRect | undefined {
    this.#brush = { mode, size, points: [] };
    return this.moveBrush([first]);
  }

  /** Draws only what is new: a stroke may be long, a frame is short. */
  moveBrush(points: readonly Point[]): PixelRect | undefined {
    const brush = this.#brush;
    if (!brush) return undefined;
    const firstNew = brush.points.length;
    for (const point of points) {
      if (isWorthwhile(brush.points.at(-1), point, brush.size)) brush.points.push(point);
    }
    return drawBrush(this.mask, { tool: 'brush', ...brush }, firstNew);
  }

  endBrush(): void {
    const brush = this.#brush;
    this.#brush = undefined;
    if (brush && brush.points.length > 0) this.#recorded({ tool: 'brush', ...brush });
  }

  /** As if it had not begun. */
  cancelBrush(): PixelRect | undefined {
    if (!this.#brush) return undefined;
    this.#brush = undefined;
    return this.#drawAgain();
  }

  #recorded(stroke: Stroke): void {
    this.#strokes = [...this.#strokes, stroke];
    this.#undone = [];
    const count = this.#strokes.length;
    if (count % strokesPerPack === 0) this.#packs[count / strokesPerPack] = packed(this.mask);
  }

  #drawAgain(): PixelRect {
    const packs = Math.floor(this.#strokes.length / strokesPerPack);
    const pack = this.#packs[packs];
    this.#packs.length = Math.min(this.#packs.length, packs + 1);
    if (pack) unpack(pack, this.mask);
    else this.mask.clear();
    for (const stroke of this.#strokes.slice(pack ? packs * strokesPerPack : 0)) {
      drawStroke(this.mask, stroke);
    }
    return this.mask.bounds;
  }
}

function isWorthwhile(before: Point | undefined, [x, y]: Point, size: number): boolean {
  if (!before) return true;
  const [dx, dy] = [x - before[0], y - before[1]];
  const spacing = spacingOf(size);
  return dx * dx + dy * dy >= spacing * spacing;
}
