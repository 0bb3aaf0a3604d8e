/**
 * What a mask has to be, found one pixel at a time and in whole numbers only; written apart from the
 * rasteriser, so that both are not wrong in the same way. Even-odd, by pixel centres.
 */
export function referencePolygon(
  corners: readonly (readonly [number, number])[],
  width: number,
  height: number,
): Uint8Array {
  const scaled = corners.map(([x, y]) => [Math.round(x * 32), Math.round(y * 32)] as const);
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [(i % width) * 32 + 16, Math.floor(i / width) * 32 + 16];
    const crossed = scaled.filter((to, index) => {
      const from = scaled.at(index - 1)!;
      const [upper, lower] = from[1] <= to[1] ? [from, to] : [to, from];
      if (y < upper[1] || y >= lower[1]) return false;
      // Which side of the edge the centre lies on; on it counts as inside of a left edge.
      const side = (lower[0] - upper[0]) * (y - upper[1]) - (x - upper[0]) * (lower[1] - upper[1]);
      return side > 0;
    });
    return crossed.length % 2 === 1 ? 255 : 0;
  });
}

/** Discs along a path whose radius changes evenly, by trying many of them. */
export function isNearPath(
  x: number,
  y: number,
  from: readonly [number, number, number],
  to: readonly [number, number, number],
  slack: number,
): boolean {
  const steps = 400;
  for (let i = 0; i <= steps; i++) {
    const [cx, cy, radius] = from.map((value, k) => value + ((to[k]! - value) * i) / steps) as [
      number,
      number,
      number,
    ];
    if ((x - cx) ** 2 + (y - cy) ** 2 <= (radius + slack) ** 2) return true;
  }
  return false;
}
