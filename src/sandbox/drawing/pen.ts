import type { Rgb } from './colour';
import type { Raster, View } from './raster';

/** A point in world units: the frame is 1 high, 0,0 its centre, y downwards. */
export type Point = readonly [number, number];

/** Draws filled shapes, given in world units, with soft edges into a raster that shows a view of the world. */
export class Pen {
  /** Pixels per world unit. */
  readonly scale: number;
  private readonly left: number;
  private readonly top: number;
  private readonly coverage: Float32Array;

  constructor(
    readonly raster: Raster,
    view: View,
    aspect: number,
  ) {
    this.scale = raster.height / view.h;
    this.left = (view.x - 0.5) * aspect;
    this.top = view.y - 0.5;
    this.coverage = new Float32Array(raster.width + 2);
  }

  /** World x of the middle of a pixel column. */
  worldX(column: number): number {
    return this.left + (column + 0.5) / this.scale;
  }

  worldY(row: number): number {
    return this.top + (row + 0.5) / this.scale;
  }

  column(worldX: number): number {
    return (worldX - this.left) * this.scale;
  }

  row(worldY: number): number {
    return (worldY - this.top) * this.scale;
  }

  /** Is any part of a circle in the picture? Saves drawing what nobody sees. */
  shows(x: number, y: number, radius: number): boolean {
    const [cx, cy, r] = [this.column(x), this.row(y), radius * this.scale];
    const { width, height } = this.raster;
    return cx + r >= 0 && cx - r <= width && cy + r >= 0 && cy - r <= height;
  }

  /** Fills a polygon (even-odd), with four sub-rows a row so that edges are smooth. */
  polygon(points: readonly Point[], colour: Rgb, alpha = 1): void {
    const xs = points.map(([x]) => this.column(x));
    const ys = points.map(([, y]) => this.row(y));
    const first = Math.max(0, Math.floor(Math.min(...ys)));
    const last = Math.min(this.raster.height - 1, Math.ceil(Math.max(...ys)));
    const from = Math.max(0, Math.floor(Math.min(...xs)) - 1);
    const to = Math.min(this.raster.width - 1, Math.ceil(Math.max(...xs)) + 1);
    if (from > to) return;
    const crossings: number[] = [];
    for (let row = first; row <= last; row++) {
      this.coverage.fill(0, from, to + 2);
      for (let sub = 0; sub < 4; sub++) {
        const y = row + (sub + 0.5) / 4;
        findCrossings(xs, ys, y, crossings);
        crossings.sort((a, b) => a - b);
        for (let i = 0; i + 1 < crossings.length; i += 2) {
          this.cover(crossings[i] ?? 0, crossings[i + 1] ?? 0, from, to);
        }
      }
      for (let x = from; x <= to; x++) {
        const amount = this.coverage[x] ?? 0;
        if (amount > 0) this.blend(x, row, colour, Math.min(1, amount) * alpha);
      }
    }
  }

  /** A filled ellipse. */
  ellipse(x: number, y: number, rx: number, ry: number, colour: Rgb, alpha = 1): void {
    const [cx, cy] = [this.column(x), this.row(y)];
    const [w, h] = [Math.max(0.4, rx * this.scale), Math.max(0.4, ry * this.scale)];
    const soft = Math.min(w, h);
    this.around(cx, cy, w + 1, h + 1, (px, py) => {
      const distance = Math.hypot((px + 0.5 - cx) / w, (py + 0.5 - cy) / h);
      const amount = Math.max(0, Math.min(1, (1 - distance) * soft + 0.5));
      if (amount > 0) this.blend(px, py, colour, amount * alpha);
    });
  }

  /** Light that fades towards its rim. */
  glow(x: number, y: number, radius: number, colour: Rgb, alpha: number): void {
    const [cx, cy, r] = [this.column(x), this.row(y), radius * this.scale];
    this.around(cx, cy, r, r, (px, py) => {
      const near = 1 - Math.hypot(px + 0.5 - cx, py + 0.5 - cy) / r;
      if (near > 0) this.blend(px, py, colour, near * near * alpha);
    });
  }

  /** Puts a colour over one pixel. */
  blend(x: number, y: number, colour: Rgb, alpha: number): void {
    const { data, width } = this.raster;
    const at = (y * width + x) * 4;
    const keep = 1 - alpha;
    data[at] = (data[at] ?? 0) * keep + colour[0] * alpha;
    data[at + 1] = (data[at + 1] ?? 0) * keep + colour[1] * alpha;
    data[at + 2] = (data[at + 2] ?? 0) * keep + colour[2] * alpha;
  }

  private cover(start: number, end: number, from: number, to: number): void {
    const a = Math.max(from, Math.min(to + 1, start));
    const b = Math.max(from, Math.min(to + 1, end));
    const [first, last] = [Math.floor(a), Math.floor(b)];
    if (first === last) {
      this.coverage[first] = (this.coverage[first] ?? 0) + (b - a) / 4;
      return;
    }
    this.coverage[first] = (this.coverage[first] ?? 0) + (first + 1 - a) / 4;
    for (let x = first + 1; x < last; x++) this.coverage[x] = (this.coverage[x] ?? 0) + 0.25;
    this.coverage[last] = (this.coverage[last] ?? 0) + (b - last) / 4;
  }

  private around(
    cx: number,
    cy: number,
    w: number,
    h: number,
    visit: (x: number, y: number) => void,
  ): void {
    const right = Math.min(this.raster.width - 1, Math.ceil(cx + w));
    const bottom = Math.min(this.raster.height - 1, Math.ceil(cy + h));
    for (let y = Math.max(0, Math.floor(cy - h)); y <= bottom; y++) {
      for (let x = Math.max(0, Math.floor(cx - w)); x <= right; x++) visit(x, y);
    }
  }
}

/** Where the edges of a polygon cross a horizontal line. */
function findCrossings(
  xs: readonly number[],
  ys: readonly number[],
  y: number,
  into: number[],
): void {
  into.length = 0;
  for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) {
    const [yi, yj] = [ys[i] ?? 0, ys[j] ?? 0];
    if (yi > y === yj > y) continue;
    const xi = xs[i] ?? 0;
    into.push(xi + ((y - yi) / (yj - yi)) * ((xs[j] ?? 0) - xi));
  }
}
