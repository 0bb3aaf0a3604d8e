/** A part of the picture in whole pixels; right and bottom are the first ones outside. */
export interface PixelRect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function isEmptyRect({ left, top, right, bottom }: PixelRect): boolean {
  return left >= right || top >= bottom;
}

export function union(a: PixelRect | undefined, b: PixelRect): PixelRect {
  if (!a || isEmptyRect(a)) return b;
  if (isEmptyRect(b)) return a;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

export function clip(rect: PixelRect, width: number, height: number): PixelRect {
  return {
    left: Math.max(0, rect.left),
    top: Math.max(0, rect.top),
    right: Math.min(width, rect.right),
    bottom: Math.min(height, rect.bottom),
  };
}
