import { within, type Picture } from './picture';
import type { View } from './raster';
import type { Drift, Motif, MotifKind, Scene } from './scene';
import { mixSeed, seededRandom } from './seededRandom';

/**
 * The same picture with another continuation outside of its frame. Inside no pixel changes: ridges
 * drift apart only beyond its left and right edge, and what is added stands clear of it. This is what
 * makes the four pictures of a zoom or a pan differ. `view` is what will be shown, in the picture's own
 * unit square.
 */
export function varyOutside(picture: Picture, seed: number, view: View): Picture {
  if (picture.kind === 'scene') {
    const whole = { x: 0, y: 0, w: 1, h: 1 };
    return { kind: 'scene', scene: continueScene(picture.scene, seed, whole, view) };
  }
  if (picture.kind === 'view' && picture.of.kind === 'scene') {
    const { scene } = picture.of;
    const shown = within(picture.view, view);
    return {
      ...picture,
      of: { kind: 'scene', scene: continueScene(scene, seed, picture.view, shown) },
    };
  }
  return picture;
}

/** A rectangle in world units. */
interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function areaOf(view: View, aspect: number): Area {
  const left = (view.x - 0.5) * aspect;
  const top = view.y - 0.5;
  return { left, right: left + view.w * aspect, top, bottom: top + view.h };
}

function continueScene(scene: Scene, seed: number, inner: View, outer: View): Scene {
  const kept = areaOf(inner, scene.aspect);
  const shown = areaOf(outer, scene.aspect);
  const beyond: Drift['beyond'] = [kept.left, kept.right];
  const added = [
    ...beside(scene, seed, kept, shown),
    ...above(seed, kept, shown),
    ...below(scene, seed, kept, shown),
  ];
  return {
    ...scene,
    ridges: scene.ridges.map((ridge, index) => ({
      ...ridge,
      drifts: [...ridge.drifts, { seed: mixSeed(seed, index), amount: 0.9, beyond }],
    })),
    motifs: [...scene.motifs, ...added],
  };
}

const onLand: readonly MotifKind[] = ['pine', 'tree', 'house', 'windmill'];
const inAir: readonly MotifKind[] = ['bird', 'balloon', 'bird'];
const before: readonly MotifKind[] = ['pine', 'flower', 'tree', 'pine'];

function pick(kinds: readonly MotifKind[], random: () => number): MotifKind {
  return kinds[Math.floor(random() * kinds.length)] ?? 'pine';
}

/** Things left and right of the old frame, standing on its ridges (or floating on its sea). */
function beside(scene: Scene, seed: number, kept: Area, shown: Area): Motif[] {
  const random = seededRandom(mixSeed(seed, 501));
  const [from, to] = [shown.left, shown.right];
  const motifs: Motif[] = [];
  for (let i = 0; i < 3; i++) {
    const size = 0.1 + random() * 0.12;
    const x = from + random() * (to - from);
    const kind = scene.water === null ? pick(onLand, random) : 'boat';
    const isClear = x < kept.left - size * 1.1 || x > kept.right + size * 1.1;
    if (!isClear) continue;
    const y = scene.water === null ? null : scene.water + 0.05 + random() * 0.2;
    const ridge = scene.water === null ? Math.max(1, scene.ridges.length - 6) : 0;
    motifs.push({ kind, x, y, size, ridge, seed: mixSeed(seed, i) });
  }
  return motifs;
}

/** Things in the sky over the old frame. */
function above(seed: number, kept: Area, shown: Area): Motif[] {
  const random = seededRandom(mixSeed(seed, 502));
  const room = kept.top - shown.top;
  if (room < 0.12) return [];
  const size = Math.min(0.22, room * 0.6) * (0.7 + random() * 0.3);
  const x = shown.left + (0.15 + random() * 0.7) * (shown.right - shown.left);
  const y = kept.top - 0.03 - random() * Math.max(0, room - size - 0.05);
  return [{ kind: pick(inAir, random), x, y, size, ridge: 0, seed: mixSeed(seed, 21) }];
}

/** A foreground under the old frame: nothing in it reaches up into the frame. */
function below(scene: Scene, seed: number, kept: Area, shown: Area): Motif[] {
  const random = seededRandom(mixSeed(seed, 503));
  const room = shown.bottom - kept.bottom;
  if (room < 0.12) return [];
  const kind = pick(before, random);
  return Array.from({ length: 4 }, (_, i): Motif => {
    const size = Math.min(0.34, room * 0.8) * (0.55 + random() * 0.4);
    const x = shown.left + random() * (shown.right - shown.left);
    const y = kept.bottom + size * 1.15 + random() * Math.max(0, room - size);
    return { kind, x, y, size, ridge: scene.ridges.length - 1, seed: mixSeed(seed, 40 + i) };
  });
}
