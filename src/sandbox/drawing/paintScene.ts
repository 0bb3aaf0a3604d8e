import { luminance, mixColour, type Rgb } from './colour';
import { drawMotif } from './drawMotif';
import { drawClouds, drawStars, drawWeather } from './drawSky';
import { drawWater } from './drawWater';
import { Pen } from './pen';
import { createRaster, type Raster, type View } from './raster';
import { ridgeLine } from './ridgeLine';
import type { Ridge, Scene } from './scene';

/** Paints a view of a scene. The same world point gets the same colour whatever the view or the size. */
export function paintScene(scene: Scene, view: View, width: number, height: number): Raster {
  const raster = createRaster(width, height);
  const pen = new Pen(raster, view, scene.aspect);
  paintSky(scene, pen);
  drawStars(scene, pen);
  drawLight(scene, pen);
  drawClouds(scene, pen);
  scene.ridges.forEach((ridge, index) => {
    paintRidge(scene, ridge, pen);
    if (index === 0 && scene.water !== null) drawWater(scene, scene.water, pen);
    for (const motif of scene.motifs) {
      if (motif.ridge !== index) continue;
      drawMotif(pen, scene, motif, motif.y ?? ridgeLine(ridge, motif.x) + motif.size * 0.03);
    }
  });
  drawWeather(scene, pen);
  return raster;
}

/** Ridges take the light of the horizon in the distance and the palette's darkest colour up close. */
function ridgeColour(scene: Scene, depth: number): Rgb {
  const { far, near, horizon } = scene.palette;
  const bare = mixColour(far, near, depth ** 0.85);
  return mixColour(bare, horizon, scene.fog * 0.45 * (1 - depth) ** 1.5);
}

function paintSky(scene: Scene, pen: Pen): void {
  const { top, middle, horizon, light } = scene.palette;
  const { width, height, data } = pen.raster;
  const end = (scene.ridges[0]?.base ?? 0.1) - 0.02;
  const dark = luminance(middle) < 0.3;
  const reach = dark ? 14 : 7;
  const strength = dark ? 0.4 : 0.5;
  for (let y = 0; y < height; y++) {
    const worldY = pen.worldY(y);
    const t = Math.max(0, Math.min(1, (worldY + 0.62) / (end + 0.62)));
    const base =
      t < 0.55 ? mixColour(top, middle, t / 0.55) : mixColour(middle, horizon, (t - 0.55) / 0.45);
    const dy = worldY - scene.light.y;
    for (let x = 0; x < width; x++) {
      const dx = pen.worldX(x) - scene.light.x;
      const glow = strength / (1 + reach * (dx * dx + dy * dy) * 3);
      const at = (y * width + x) * 4;
      data[at] = base[0] + (light[0] - base[0]) * glow * 0.6;
      data[at + 1] = base[1] + (light[1] - base[1]) * glow * 0.6;
      data[at + 2] = base[2] + (light[2] - base[2]) * glow * 0.6;
    }
  }
}

function drawLight(scene: Scene, pen: Pen): void {
  const { x, y, radius } = scene.light;
  const { light, horizon } = scene.palette;
  pen.glow(x, y, radius * 3.2, light, 0.35);
  pen.ellipse(x, y, radius, radius, light);
  pen.ellipse(
    x + radius * 0.1,
    y + radius * 0.12,
    radius * 0.82,
    radius * 0.82,
    mixColour(light, horizon, 0.12),
    0.7,
  );
}

function paintRidge(scene: Scene, ridge: Ridge, pen: Pen): void {
  const { width, height, data } = pen.raster;
  const crest = ridgeColour(scene, ridge.depth);
  const foot = mixColour(
    crest,
    scene.palette.horizon,
    (0.12 + scene.fog * 0.5) * (1 - ridge.depth * 0.8),
  );
  const tops = new Float32Array(width);
  const steep = new Float32Array(width);
  let highest = height;
  for (let x = 0; x < width; x++) {
    const line = pen.row(ridgeLine(ridge, pen.worldX(x)));
    tops[x] = line;
    highest = Math.min(highest, line);
  }
  for (let x = 0; x < width; x++) {
    const slope = (tops[Math.min(width - 1, x + 1)] ?? 0) - (tops[Math.max(0, x - 1)] ?? 0);
    steep[x] = 1 / Math.max(1, Math.abs(slope) / 2);
  }
  const fade = pen.scale * (ridge.height + 0.18);
  const start = pen.row(ridge.base - ridge.height);
  for (let y = Math.max(0, Math.floor(highest) - 2); y < height; y++) {
    const colour = mixColour(crest, foot, Math.max(0, Math.min(1, (y - start) / fade)) ** 1.3);
    for (let x = 0; x < width; x++) {
      const cover = (y + 0.5 - (tops[x] ?? 0)) * (steep[x] ?? 1) + 0.5;
      if (cover <= 0) continue;
      if (cover < 1) {
        pen.blend(x, y, colour, cover);
        continue;
      }
      const at = (y * width + x) * 4;
      data[at] = colour[0];
      data[at + 1] = colour[1];
      data[at + 2] = colour[2];
    }
  }
}
