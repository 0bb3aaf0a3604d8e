/** A picture as pixels: four bytes each (red, green, blue, alpha), row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** A part of a picture in its own unit square: 0,0 is its top left, 1,1 its bottom right; may reach outside. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const wholeView: View = { x: 0, y: 0, w: 1, h: 1 };

/** An empty (black, opaque) picture. */
export function createRaster(width: number, height: number): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 3; i < data.length; i += 4) data[i] = 255;
  return { width, height, data };
}

/** Copies one picture into another, its top left at `left`, `top`. The picture must fit. */
export function pasteRaster(into: Raster, from: Raster, left: number, top: number): void {
  for (let y = 0; y < from.height; y++) {
    const row = from.data.subarray(y * from.width * 4, (y + 1) * from.width * 4);
    into.data.set(row, ((top + y) * into.width + left) * 4);
  }
}

/** The four channels at a point, between pixels by bilinear weights; outside, the edge mirrored inwards. */
export function sampleRaster(raster: Raster, u: number, v: number, into: Float32Array): void {
  const { width, height, data } = raster;
  const x = mirror(u) * width - 0.5;
  const y = mirror(v) * height - 0.5;
  const left = Math.max(0, Math.min(width - 1, Math.floor(x)));
  const top = Math.max(0, Math.min(height - 1, Math.floor(y)));
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const fx = Math.max(0, Math.min(1, x - left));
  const fy = Math.max(0, Math.min(1, y - top));
  for (let c = 0; c < 4; c++) {
    const upper =
      (data[(top * width + left) * 4 + c] ?? 0) * (1 - fx) +
      (data[(top * width + right) * 4 + c] ?? 0) * fx;
    const lower =
      (data[(bottom * width + left) * 4 + c] ?? 0) * (1 - fx) +
      (data[(bottom * width + right) * 4 + c] ?? 0) * fx;
    into[c] = upper * (1 - fy) + lower * fy;
  }
}

function mirror(value: number): number {
  if (value >= 0 && value <= 1) return value;
  const folded = Math.abs(value) % 2;
  return folded > 1 ? 2 - folded : folded;
}
