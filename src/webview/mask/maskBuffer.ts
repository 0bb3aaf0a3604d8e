import { clip, type PixelRect } from './pixelRect';

export const marked = 255;
export const unmarked = 0;
export type MaskValue = typeof marked | typeof unmarked;

/** One byte a pixel, 255 where the picture is to be redrawn. No grey: a gateway takes half for none or all. */
export class MaskBuffer {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height);
  }

  get bounds(): PixelRect {
    return { left: 0, top: 0, right: this.width, bottom: this.height };
  }

  get isEmpty(): boolean {
    return !this.data.includes(marked);
  }

  /** What part of the picture is marked, 0 to 1. */
  get share(): number {
    let count = 0;
    for (const value of this.data) count += value & 1;
    return count / this.data.length;
  }

  /** From the pixel `left` up to, not including, `right`; what lies outside is left out. */
  fillRow(y: number, left: number, right: number, value: MaskValue): void {
    const from = Math.max(0, left);
    const to = Math.min(this.width, right);
    if (from < to) this.data.fill(value, y * this.width + from, y * this.width + to);
  }

  fillRect(rect: PixelRect, value: MaskValue): PixelRect {
    const inside = clip(rect, this.width, this.height);
    for (let y = inside.top; y < inside.bottom; y++) {
      this.fillRow(y, inside.left, inside.right, value);
    }
    return inside;
  }

  clear(): PixelRect {
    this.data.fill(unmarked);
    return this.bounds;
  }

  invert(): PixelRect {
    const { data } = this;
    for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) ^ marked;
    return this.bounds;
  }
}
