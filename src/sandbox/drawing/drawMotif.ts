import { luminance, mixColour, type Rgb } from './colour';
import { aloftMotifs } from './motifsAloft';
import { builtMotifs } from './motifsBuilt';
import { growingMotifs } from './motifsGrowing';
import { livingMotifs } from './motifsLiving';
import type { Pen, Point } from './pen';
import type { Motif, MotifKind, Scene } from './scene';
import { latticeValue } from './seededRandom';

/** What a motif is drawn with: its own units, its foot at 0,0, its top at 0,-1. */
export interface MotifBrush {
  readonly dark: Rgb;
  readonly body: Rgb;
  readonly shade: Rgb;
  readonly glowColour: Rgb;
  /** The colour the prompt asked for, or an accent of the palette. */
  readonly accent: Rgb;
  polygon(points: readonly Point[], colour: Rgb, alpha?: number): void;
  /** A polygon written as `x,y x,y …`. */
  shape(points: string, colour: Rgb, alpha?: number): void;
  ellipse(x: number, y: number, rx: number, ry: number, colour: Rgb, alpha?: number): void;
  glow(x: number, y: number, radius: number, colour: Rgb, alpha: number): void;
  value(index: number): number;
}

export type MotifDrawing = (brush: MotifBrush) => void;

const drawings: Readonly<Record<MotifKind, MotifDrawing>> = {
  ...builtMotifs,
  ...growingMotifs,
  ...livingMotifs,
  ...aloftMotifs,
};

/** Draws one motif with its foot at a world y. */
export function drawMotif(pen: Pen, scene: Scene, motif: Motif, foot: number): void {
  const { x, size } = motif;
  if (!pen.shows(x, foot - size / 2, size * 1.6)) return;
  const { near, light, horizon, top } = scene.palette;
  const isDark = luminance(scene.palette.middle) < 0.32;
  const flip = latticeValue(motif.seed, 99) < 0.5 ? -1 : 1;
  const place = ([px, py]: Point): Point => [x + px * size * flip, foot + py * size];
  drawings[motif.kind]({
    dark: near,
    body: motif.tint ?? mixColour(light, [255, 255, 255], 0.25),
    shade: mixColour(motif.tint ?? light, near, 0.42),
    glowColour: isDark ? [255, 220, 130] : [255, 226, 140],
    accent: motif.tint ?? mixColour(top, [214, 66, 52], 0.75),
    polygon: (points, colour, alpha) => pen.polygon(points.map(place), colour, alpha),
    shape: (points, colour, alpha) => pen.polygon(readShape(points).map(place), colour, alpha),
    ellipse: (px, py, rx, ry, colour, alpha) => {
      const [cx, cy] = place([px, py]);
      pen.ellipse(cx, cy, rx * size, ry * size, colour, alpha);
    },
    glow: (px, py, radius, colour, alpha) => {
      const [cx, cy] = place([px, py]);
      pen.glow(cx, cy, radius * size, mixColour(colour, horizon, 0.1), alpha);
    },
    value: (index) => latticeValue(motif.seed, index),
  });
}

const shapes = new Map<string, readonly Point[]>();

/** The points of a written polygon, read once. */
function readShape(written: string): readonly Point[] {
  const known = shapes.get(written);
  if (known) return known;
  const points = written.split(' ').map((pair): Point => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return [x, y];
  });
  shapes.set(written, points);
  return points;
}
