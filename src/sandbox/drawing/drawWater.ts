import { mixColour } from './colour';
import type { Pen } from './pen';
import type { Scene } from './scene';
import { latticeValue, mixSeed } from './seededRandom';

/** A sea from its horizon down: the sky's colours upside down, waves, and the light's path on them. */
export function drawWater(scene: Scene, horizon: number, pen: Pen): void {
  const { top, middle, horizon: bright, near, light } = scene.palette;
  const { width, height } = pen.raster;
  const deep = mixColour(mixColour(top, middle, 0.3), near, 0.45);
  for (let y = Math.max(0, Math.floor(pen.row(horizon))); y < height; y++) {
    const t = Math.max(0, Math.min(1, (pen.worldY(y) - horizon) / 0.5));
    const colour = mixColour(mixColour(bright, middle, 0.35), deep, t ** 0.6);
    const cover = Math.min(1, y + 1 - pen.row(horizon));
    for (let x = 0; x < width; x++) pen.blend(x, y, colour, cover);
  }
  // Waves are rows of dashes that grow and spread towards the viewer.
  for (let row = 0; row < 46; row++) {
    const y = horizon + 0.006 + (row / 46) ** 1.8 * 1.6;
    const near01 = Math.min(1, (y - horizon) / 0.5);
    const thick = 0.0009 + near01 * 0.0028;
    const step = 0.05 + near01 * 0.16;
    const seed = mixSeed(scene.seed, 900 + row);
    if (pen.row(y) < -4 || pen.row(y) > height + 4) continue;
    for (
      let col = Math.floor(pen.worldX(0) / step) - 1;
      col <= pen.worldX(width) / step + 1;
      col++
    ) {
      const at = (salt: number) => latticeValue(mixSeed(seed, col), salt);
      if (at(0) > 0.62) continue;
      const x = (col + at(1)) * step;
      const half = step * (0.15 + at(2) * 0.3);
      const glitter = Math.max(0, 1 - Math.abs(x - scene.light.x) / (0.05 + near01 * 0.16));
      const colour = mixColour(mixColour(middle, bright, 0.6), light, glitter);
      dash(pen, x, y, half, thick * (1 + glitter * 0.6), colour, 0.14 + glitter * 0.6);
    }
  }
}

function dash(
  pen: Pen,
  x: number,
  y: number,
  half: number,
  thick: number,
  colour: Scene['palette']['top'],
  alpha: number,
): void {
  pen.polygon(
    [
      [x - half, y],
      [x, y - thick],
      [x + half, y],
      [x, y + thick],
    ],
    colour,
    alpha,
  );
}
