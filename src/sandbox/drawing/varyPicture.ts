import { turnHue } from './colour';
import type { Picture } from './picture';
import type { Scene } from './scene';
import { mixSeed, seededRandom } from './seededRandom';

/** How far a variation may go from its picture: 0 is the same, 1 something else. */
export type Strength = number;

export const subtle: Strength = 0.16;
export const usual: Strength = 0.32;
export const strong: Strength = 0.6;

/** A picture that resembles another one; the same seed gives the same variation. */
export function varyPicture(picture: Picture, seed: number, strength: Strength): Picture {
  const inner = (part: Picture) => varyPicture(part, seed, strength);
  switch (picture.kind) {
    case 'scene':
      return { kind: 'scene', scene: varyScene(picture.scene, seed, strength) };
    case 'view':
      return { ...picture, of: inner(picture.of) };
    case 'masked':
      return { ...picture, base: inner(picture.base), over: inner(picture.over) };
    case 'blend':
      return { ...picture, of: picture.of.map(inner) };
    case 'swap':
      return { ...picture, target: inner(picture.target) };
    case 'photo':
    case 'toned': {
      const random = seededRandom(seed);
      const hue = (random() - 0.5) * 140 * strength;
      return { kind: 'toned', of: picture, hue, light: (random() - 0.5) * 0.25 * strength };
    }
  }
}

function varyScene(scene: Scene, seed: number, strength: Strength): Scene {
  const random = seededRandom(seed);
  const off = (span: number) => (random() - 0.5) * 2 * span * strength;
  const degrees = off(38);
  const { palette, light } = scene;
  return {
    ...scene,
    palette: {
      top: turnHue(palette.top, degrees),
      middle: turnHue(palette.middle, degrees),
      horizon: turnHue(palette.horizon, degrees * 0.6),
      far: turnHue(palette.far, degrees),
      near: turnHue(palette.near, degrees),
      light: palette.light,
    },
    light: {
      x: light.x + off(0.2),
      y: light.y + off(0.1),
      radius: light.radius * (1 + off(0.5)),
    },
    ridges: scene.ridges.map((ridge, index) => ({
      ...ridge,
      height: ridge.height * (1 + off(0.35)),
      drifts: [...ridge.drifts.slice(-2), { seed: mixSeed(seed, index), amount: strength }],
    })),
    motifs: scene.motifs.map((motif) => ({
      ...motif,
      x: motif.x + off(0.16),
      size: motif.size * (1 + off(0.4)),
    })),
  };
}
