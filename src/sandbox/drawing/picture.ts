import type { View } from './raster';
import type { Scene } from './scene';

/**
 * The recipe of any picture the sandbox can show: a tree without pixels, small enough to be kept as
 * JSON. Only what somebody uploaded is kept as bytes, and the recipe names it by its hash.
 */
export type Picture =
  | { readonly kind: 'scene'; readonly scene: Scene }
  | { readonly kind: 'photo'; readonly upload: string; readonly aspect: number }
  /** A part of another picture, or, reaching outside of its unit square, more than it. */
  | { readonly kind: 'view'; readonly of: Picture; readonly view: View }
  /** `over` where the mask is marked, `base` elsewhere, pixel for pixel. */
  | {
      readonly kind: 'masked';
      readonly base: Picture;
      readonly over: Picture;
      readonly mask: string;
      /** `white`: bright pixels are marked. `clear`: transparent pixels are. */
      readonly marks: 'white' | 'clear';
    }
  | {
      readonly kind: 'blend';
      readonly of: readonly Picture[];
      readonly lead: number;
      readonly aspect: number;
    }
  | { readonly kind: 'swap'; readonly face: Picture; readonly target: Picture }
  | {
      readonly kind: 'toned';
      readonly of: Picture;
      /** Degrees the colours are turned. */
      readonly hue: number;
      /** Added to the brightness, -1 to 1. */
      readonly light: number;
    };

/** Width divided by height. */
export function aspectOf(picture: Picture): number {
  switch (picture.kind) {
    case 'scene':
      return picture.scene.aspect;
    case 'photo':
    case 'blend':
      return picture.aspect;
    case 'view':
      return (aspectOf(picture.of) * picture.view.w) / picture.view.h;
    case 'masked':
      return aspectOf(picture.base);
    case 'swap':
      return aspectOf(picture.target);
    case 'toned':
      return aspectOf(picture.of);
  }
}

/** A view of a view, as a view of the first picture. */
export function within(outer: View, inner: View): View {
  return {
    x: outer.x + inner.x * outer.w,
    y: outer.y + inner.y * outer.h,
    w: outer.w * inner.w,
    h: outer.h * inner.h,
  };
}
