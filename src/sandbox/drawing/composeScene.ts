import { turnHue } from './colour';
import { palettesOf } from './palettes';
import { readPromptWords, type PromptWords } from './promptWords';
import type { Motif, MotifKind, Palette, Ridge, RidgeShape, Scene } from './scene';
import { mixSeed, seededRandom, shuffled } from './seededRandom';

/** What a scene is made from: a prompt's words, a seed and which of the four pictures it is (0 to 3). */
export interface SceneOrder {
  readonly text: string;
  readonly without?: string;
  readonly seed: number;
  readonly cell: number;
  /** Width divided by height. */
  readonly aspect: number;
  /** Colours taken from a reference picture instead of the words. */
  readonly palette?: Palette;
}

/** Four layouts; a grid shows one of each, in an order its seed decides, so no two cells look alike. */
const layouts = [
  { light: [-0.28, -0.2], motif: 0.2, horizon: 0.06, rise: 1, size: 0.34 },
  { light: [0.3, -0.06], motif: -0.22, horizon: 0.16, rise: 0.75, size: 0.44 },
  { light: [-0.06, -0.3], motif: 0.3, horizon: -0.02, rise: 1.35, size: 0.26 },
  { light: [0.16, -0.26], motif: -0.02, horizon: 0.22, rise: 0.6, size: 0.52 },
] as const;

/** Composes one picture of a prompt. The same order always gives the same scene. */
export function composeScene(order: SceneOrder): Scene {
  const words = readPromptWords(order.text, order.without);
  const random = seededRandom(mixSeed(order.seed, 101 + order.cell));
  const layout = shuffled(layouts, order.seed)[order.cell % 4] ?? layouts[0];
  const aspect = order.aspect;
  const spread = Math.min(aspect, 1.8);
  const ground =
    words.ground ?? (['peaks', 'hills', 'peaks', 'peaks'] as const)[order.cell % 4] ?? 'peaks';
  const water = ground === 'sea' ? layout.horizon + 0.04 : null;
  const ridges = composeRidges(ground, layout.horizon, layout.rise, random);
  const motifs = composeMotifs(words, order, { ...layout, spread, water }, ridges, random);
  const palette = order.palette ?? choosePalette(words, order, random);
  return {
    seed: mixSeed(order.seed, 7 + order.cell),
    aspect,
    palette,
    light: {
      x: layout.light[0] * spread + (random() - 0.5) * 0.1,
      y: layout.light[1] + (random() - 0.5) * 0.06,
      radius: 0.045 + random() * 0.06,
    },
    stars: words.mood === 'night' ? 0.8 : words.mood === 'neon' ? 0.4 : 0,
    clouds: words.weather === 'clear' ? random() * 0.5 : 0.75,
    fog: words.fog ? 0.75 : 0.22 + random() * 0.2,
    weather: words.weather,
    water,
    ridges,
    motifs,
  };
}

function choosePalette(words: PromptWords, order: SceneOrder, random: () => number): Palette {
  const choices = shuffled(palettesOf(words.mood ?? 'any'), order.seed);
  const chosen = choices[order.cell % choices.length] ?? choices[0];
  if (!chosen) throw new Error('a mood without palettes');
  const degrees = words.mood === 'ink' ? 0 : (random() - 0.5) * 24;
  return {
    top: turnHue(chosen.top, degrees),
    middle: turnHue(chosen.middle, degrees),
    horizon: turnHue(chosen.horizon, degrees / 2),
    far: turnHue(chosen.far, degrees),
    near: turnHue(chosen.near, degrees),
    light: chosen.light,
  };
}

function composeRidges(
  ground: RidgeShape | 'sea',
  horizon: number,
  rise: number,
  random: () => number,
): Ridge[] {
  const sea = ground === 'sea';
  const shape: RidgeShape = sea ? 'peaks' : ground;
  const count = sea ? 2 : 4 + Math.floor(random() * 2);
  const ridges: Ridge[] = [];
  // Four more than the frame shows: they lie below it and appear when the canvas is extended.
  for (let i = 0; i < count + 4; i++) {
    const near = i / Math.max(1, count - 1);
    const outside = Math.max(0, i - count + 1);
    const base = sea
      ? i === 0
        ? horizon + 0.045
        : 0.46 + (i - 1) * 0.16
      : horizon + 0.06 + (0.5 - horizon) * Math.min(1, near) * 0.92 + outside * 0.22;
    ridges.push({
      seed: Math.floor(random() * 0xffff_ffff),
      shape: i === 0 && shape !== 'dunes' ? 'peaks' : sea && i > 0 ? 'hills' : shape,
      base,
      height: (sea ? (i === 0 ? 0.13 : 0.12) : 0.3 - 0.13 * Math.min(1, near)) * (sea ? 1 : rise),
      step: 0.2 + random() * 0.16 - Math.min(1, near) * 0.04,
      depth: sea ? (i === 0 ? 0.15 : 1) : Math.min(1, near),
      drifts: [],
    });
  }
  return ridges;
}

const usualMotifs: readonly MotifKind[] = [
  'tree',
  'house',
  'pine',
  'castle',
  'balloon',
  'figure',
  'windmill',
  'bird',
];
const aloft: ReadonlySet<MotifKind> = new Set(['balloon', 'bird', 'planet', 'rocket']);
/** How far the first, second and third thing stand from the layout's own place. */
const apart = [0, 0.5, -0.24] as const;
const afloat: ReadonlySet<MotifKind> = new Set(['boat', 'ship']);

function composeMotifs(
  words: PromptWords,
  order: SceneOrder,
  layout: { motif: number; size: number; horizon: number; spread: number; water: number | null },
  ridges: readonly Ridge[],
  random: () => number,
): Motif[] {
  // A prompt without a known thing still gets one, the same kind in all four pictures.
  const kinds =
    words.motifs.length > 0
      ? words.motifs.slice(0, 3)
      : shuffled(usualMotifs, order.seed).slice(0, 1);
  const visible = ridges.length - 4;
  return kinds.map((kind, index) => {
    // The first thing stands where the layout wants it, the others well clear of it.
    const side = layout.motif + (apart[index] ?? 0) * (layout.motif > 0 ? -1 : 1);
    const isAloft = aloft.has(kind);
    const wanted =
      layout.size *
      Math.min(1, 0.45 + order.aspect * 0.55) *
      (index === 0 ? 1 : 0.62) *
      (0.9 + random() * 0.25);
    const size = isAloft ? Math.min(0.38, wanted) : wanted;
    // Whole things only: nothing the prompt names is cut by the edge of a narrow frame.
    const room = Math.max(0, order.aspect / 2 - size * 0.5);
    const x = Math.max(-room, Math.min(room, side * layout.spread + (random() - 0.5) * 0.08));
    const onWater = layout.water !== null && afloat.has(kind);
    const y = isAloft
      ? Math.max(-0.08 - random() * 0.14, size - 0.46)
      : onWater
        ? (layout.water ?? 0) + 0.1 + random() * 0.12
        : null;
    const ridge =
      layout.water !== null
        ? onWater || y !== null
          ? 0
          : 1
        : y !== null
          ? 0
          : Math.max(1, visible - 2);
    const seed = Math.floor(random() * 0xffff_ffff);
    return { kind, x, y, size, ridge, seed, ...(words.tint ? { tint: words.tint } : {}) };
  });
}
