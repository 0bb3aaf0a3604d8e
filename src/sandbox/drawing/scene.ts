import type { Rgb } from './colour';

/**
 * The recipe of one drawn landscape. It has no pixels: it can be painted at any size and beyond its
 * own frame. World units: the frame is 1 high and `aspect` wide, 0,0 is its centre, y grows downwards.
 */
export interface Scene {
  readonly seed: number;
  readonly aspect: number;
  readonly palette: Palette;
  readonly light: { readonly x: number; readonly y: number; readonly radius: number };
  /** How much of the sky is covered with stars, 0 to 1. */
  readonly stars: number;
  readonly clouds: number;
  readonly fog: number;
  readonly weather: 'clear' | 'rain' | 'snow';
  /** Height of a sea's horizon, or null on land. */
  readonly water: number | null;
  /** Back to front. The last ones lie below the frame and show when the canvas is extended. */
  readonly ridges: readonly Ridge[];
  readonly motifs: readonly Motif[];
}

export interface Palette {
  readonly top: Rgb;
  readonly middle: Rgb;
  readonly horizon: Rgb;
  readonly far: Rgb;
  readonly near: Rgb;
  readonly light: Rgb;
}

export type RidgeShape = 'peaks' | 'hills' | 'dunes' | 'pines' | 'roofs';

export interface Ridge {
  readonly seed: number;
  readonly shape: RidgeShape;
  /** The foot of the ridge, in world units. */
  readonly base: number;
  readonly height: number;
  /** World units between two summits. */
  readonly step: number;
  /** 0 is the farthest colour, 1 the nearest. */
  readonly depth: number;
  readonly drifts: readonly Drift[];
}

/** A change of a ridge's outline; with `beyond`, only outside that span of x, so that what was inside stays. */
export interface Drift {
  readonly seed: number;
  readonly amount: number;
  readonly beyond?: readonly [number, number];
}

export type MotifKind =
  | 'lighthouse'
  | 'castle'
  | 'house'
  | 'tree'
  | 'pine'
  | 'boat'
  | 'ship'
  | 'figure'
  | 'cat'
  | 'bird'
  | 'balloon'
  | 'windmill'
  | 'bridge'
  | 'pyramid'
  | 'cactus'
  | 'skyline'
  | 'flower'
  | 'rocket'
  | 'planet'
  | 'deer'
  | 'fox';

export interface Motif {
  readonly kind: MotifKind;
  readonly x: number;
  /** World y of its foot; null stands it on its ridge (or on the water). */
  readonly y: number | null;
  readonly size: number;
  /** It is drawn after the ridge of this index and before the next one. */
  readonly ridge: number;
  readonly seed: number;
  readonly tint?: Rgb;
}
