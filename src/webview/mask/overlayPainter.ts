import { clip, type PixelRect } from './pixelRect';
import type { MaskBuffer } from './maskBuffer';
import type { Viewport } from './viewport';

/** Beyond this many pixels a screen is drawn coarser: a frame has 16 ms. */
const mostPixels = 2_500_000;
const hatch = { width: 10, line: 3 } as const;

/**
 * Shows a mask over the picture, at the screen's resolution and only where something changed: the
 * mask may have sixteen million pixels, the stage one. Marked is hatched and has a light line inside
 * and a dark one outside, so that it is seen on every picture and without colour.
 */
export class OverlayPainter {
  readonly #canvas: HTMLCanvasElement;
  #density = 1;
  #plain = 0;
  #hatched = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  resize(width: number, height: number): void {
    const wanted = devicePixelRatio * devicePixelRatio * width * height;
    this.#density = devicePixelRatio * Math.min(1, Math.sqrt(mostPixels / Math.max(1, wanted)));
    this.#canvas.width = Math.max(1, Math.round(width * this.#density));
    this.#canvas.height = Math.max(1, Math.round(height * this.#density));
    this.#readColour();
  }

  paint(mask: MaskBuffer, view: Viewport, dirty: PixelRect = mask.bounds): void {
    const context = this.#canvas.getContext('2d');
    const isAll = dirty.left <= 0 && dirty.right >= mask.width && dirty.bottom >= mask.height;
    const rect = isAll ? this.#everything() : this.#onScreen(dirty, view);
    const [width, height] = [rect.right - rect.left, rect.bottom - rect.top];
    if (!context || width <= 0 || height <= 0) return;
    const image = context.createImageData(width, height);
    this.#fill(new Uint32Array(image.data.buffer), rect, mask, view);
    context.putImageData(image, rect.left, rect.top);
  }

  #everything(): PixelRect {
    return { left: 0, top: 0, right: this.#canvas.width, bottom: this.#canvas.height };
  }

  /** With room for the lines around it. */
  #onScreen({ left, top, right, bottom }: PixelRect, view: Viewport): PixelRect {
    const scale = view.scale * this.#density;
    const [x, y] = [view.x * this.#density, view.y * this.#density];
    return clip(
      {
        left: Math.floor(left * scale + x) - 2,
        top: Math.floor(top * scale + y) - 2,
        right: Math.ceil(right * scale + x) + 2,
        bottom: Math.ceil(bottom * scale + y) + 2,
      },
      this.#canvas.width,
      this.#canvas.height,
    );
  }

  #fill(out: Uint32Array, rect: PixelRect, mask: MaskBuffer, view: Viewport): void {
    const width = rect.right - rect.left;
    const columns = new Int32Array(width + 2);
    for (let i = 0; i < columns.length; i++) {
      columns[i] = this.#inPicture(rect.left + i - 1, view.x, view.scale, mask.width);
    }
    const sampled = (y: number, row: Uint8Array) => {
      const from = this.#inPicture(y, view.y, view.scale, mask.height) * mask.width;
      for (let i = 0; i < row.length; i++) {
        const column = columns[i] ?? -1;
        row[i] = from < 0 || column < 0 ? 0 : (mask.data[from + column] ?? 0) & 1;
      }
      return row;
    };
    let above = sampled(rect.top - 1, new Uint8Array(width + 2));
    let here = sampled(rect.top, new Uint8Array(width + 2));
    let below: Uint8Array = new Uint8Array(width + 2);
    for (let y = rect.top, at = 0; y < rect.bottom; y++) {
      below = sampled(y + 1, below);
      for (let i = 1; i <= width; i++, at++) {
        const around = (here[i - 1] ?? 0) + (here[i + 1] ?? 0) + (above[i] ?? 0) + (below[i] ?? 0);
        if (here[i]) out[at] = around === 4 ? this.#tint(rect.left + i, y) : light;
        else if (around > 0) out[at] = dark;
      }
      [above, here, below] = [here, below, above];
    }
  }

  /** Which pixel of the picture lies under one of the canvas; negative outside. */
  #inPicture(at: number, start: number, scale: number, length: number): number {
    const pixel = Math.floor(((at + 0.5) / this.#density - start) / scale);
    return pixel < length ? pixel : -1;
  }

  #tint(x: number, y: number): number {
    return (x + y) % hatch.width < hatch.line ? this.#hatched : this.#plain;
  }

  /** The theme's own colour, asked of the canvas itself. */
  #readColour(): void {
    const probe = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!probe) return;
    probe.fillStyle = getComputedStyle(this.#canvas).color;
    probe.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
    this.#plain = pixel(red, green, blue, 110);
    this.#hatched = pixel(red, green, blue, 190);
  }
}

const light = pixel(255, 255, 255, 235);
const dark = pixel(0, 0, 0, 200);

/** As image data has it in memory. */
function pixel(...bytes: readonly [number, number, number, number]): number {
  return new Uint32Array(Uint8Array.of(...bytes).buffer)[0] ?? 0;
}
