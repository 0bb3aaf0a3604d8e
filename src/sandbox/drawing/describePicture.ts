import { luminance, toHsl, type Rgb } from './colour';
import type { Raster } from './raster';
import { resample } from './resample';
import { shuffled } from './seededRandom';

/** Names of hues, by the degree each ends at. */
const hueNames: readonly (readonly [number, string])[] = [
  [18, 'red'],
  [42, 'orange'],
  [66, 'golden'],
  [160, 'green'],
  [195, 'turquoise'],
  [250, 'blue'],
  [290, 'violet'],
  [335, 'magenta'],
  [360, 'red'],
];

/**
 * Four prompts for a picture: its colours, its brightness, where its weight lies and its shape are
 * measured; `knownPrompt` (words without parameters) leads when the sandbox itself drew it.
 */
export function describePicture(raster: Raster, seed: number, knownPrompt?: string): string[] {
  const small = resample(raster, 24, 24);
  const [upper, lower] = [meanOf(small, 0, 12), meanOf(small, 12, 24)];
  const [first, second] = dominantColours(small);
  const brightness = (luminance(upper) + luminance(lower)) / 2;
  const hour =
    brightness < 0.22
      ? 'at night'
      : brightness < 0.42
        ? 'at dusk'
        : brightness < 0.68
          ? 'at dawn'
          : 'in bright daylight';
  // A prompt that names its own hour needs no second one.
  const light = /\b(night|dusk|dawn|day|sunset|morning)/i.test(knownPrompt ?? '')
    ? 'in soft light'
    : hour;
  const isOpenSky = luminance(upper) > luminance(lower) + 0.08;
  const layout = isOpenSky
    ? 'layered hills under an open sky'
    : 'a bright foreground under a heavy sky';
  const subject = knownPrompt ?? (isOpenSky ? 'a quiet landscape' : 'an abstract composition');
  const shape = aspectName(raster.width / raster.height);
  const prompts = [
    `${subject}, ${layout}, ${first} and ${second} palette, ${light} --ar ${shape}`,
    `flat illustration of ${subject}, ${first} tones, ${second} accents, minimal shapes --ar ${shape}`,
    `${subject} ${light}, soft ${second} haze, ${layout}, screen print --ar ${shape}`,
    `${first} and ${second} poster, ${layout}, ${subject}, calm mood --ar ${shape}`,
  ];
  const [lead = '', ...rest] = prompts;
  return [lead, ...shuffled(rest, seed)];
}

function meanOf(raster: Raster, from: number, to: number): Rgb {
  const sum = [0, 0, 0];
  for (let at = from * raster.width * 4; at < to * raster.width * 4; at += 4) {
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (raster.data[at + c] ?? 0);
  }
  const count = (to - from) * raster.width;
  return [(sum[0] ?? 0) / count, (sum[1] ?? 0) / count, (sum[2] ?? 0) / count];
}

/** The two most frequent colour names. */
function dominantColours(raster: Raster): [string, string] {
  const counts = new Map<string, number>();
  for (let at = 0; at < raster.data.length; at += 4) {
    const name = nameOf([raster.data[at] ?? 0, raster.data[at + 1] ?? 0, raster.data[at + 2] ?? 0]);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return [first ?? 'grey', second ?? first ?? 'grey'];
}

function nameOf(colour: Rgb): string {
  const { hue, saturation, lightness } = toHsl(colour);
  if (lightness < 0.1) return 'black';
  if (lightness > 0.93) return 'white';
  if (saturation < 0.12) return 'grey';
  const name = hueNames.find(([end]) => hue <= end)?.[1] ?? 'red';
  if (name === 'red' && lightness > 0.55) return lightness > 0.75 ? 'rose' : 'coral';
  return lightness < 0.28 ? `deep ${name}` : lightness > 0.75 ? `pale ${name}` : name;
}

function aspectName(aspect: number): string {
  const shapes = [
    [1, 1],
    [3, 2],
    [2, 3],
    [16, 9],
    [9, 16],
    [4, 3],
    [3, 4],
    [2, 1],
    [1, 2],
    [9, 4],
    [4, 9],
  ] as const;
  const distance = ([w, h]: readonly [number, number]) => Math.abs(Math.log(w / h / aspect));
  const [w, h] = shapes.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
  return `${w}:${h}`;
}
