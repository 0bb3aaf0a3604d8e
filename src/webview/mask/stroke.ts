/** Pixels of the picture, in whole sixteenths: exact in a double, so every machine computes the same. */
export type Corner = readonly [x: number, y: number];

/** With the pressure of a pen, 0 to 1 in 64ths; 1 for a mouse. */
export type Point = readonly [x: number, y: number, pressure: number];

export type MaskMode = 'add' | 'erase';

/** What a person did, in order. The mask is made from these and nothing else. */
export type Stroke =
  | {
      readonly tool: 'brush';
      readonly mode: MaskMode;
      /** Diameter at full pressure, in pixels of the picture. */
      readonly size: number;
      readonly points: readonly Point[];
    }
  | {
      readonly tool: 'rectangle';
      readonly mode: MaskMode;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly tool: 'lasso'; readonly mode: MaskMode; readonly points: readonly Corner[] }
  | { readonly tool: 'invert' }
  | { readonly tool: 'clear' };

export const unitsPerPixel = 16;
/** A brush of half a pixel could fall between all pixel centres. */
export const sizeLimits = { min: 2, max: 2_048 } as const;

export function corner(x: number, y: number): Corner {
  return [snap(x, unitsPerPixel), snap(y, unitsPerPixel)];
}

export function point(x: number, y: number, pressure: number): Point {
  return [...corner(x, y), snap(Math.min(1, Math.max(0, pressure)), 64)];
}

/** A light touch is thinner, but never nothing. */
export function radiusAt(size: number, pressure: number): number {
  return (size / 2) * (0.25 + 0.75 * pressure);
}

/** Points nearer than this to the one before change nothing that can be seen, and cost memory. */
export function spacingOf(size: number): number {
  return Math.max(1, size / 16);
}

function snap(value: number, steps: number): number {
  // Nought added makes −0 a 0: kept as JSON it would come back as one.
  return Math.round(value * steps) / steps + 0;
}
