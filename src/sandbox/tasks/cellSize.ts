/** The long edge of one cell of a grid, in pixels: a grid of 1024 draws fast enough for every test. */
const longEdge = 512;

/** Pixels of one cell for a shape; both even, never thinner than 64. */
export function cellSize(aspect: number): { width: number; height: number } {
  const width = aspect >= 1 ? longEdge : longEdge * aspect;
  const height = aspect >= 1 ? longEdge / aspect : longEdge;
  return { width: even(width), height: even(height) };
}

/** An even number of pixels. */
export function even(pixels: number): number {
  return Math.max(64, Math.round(pixels / 2) * 2);
}
