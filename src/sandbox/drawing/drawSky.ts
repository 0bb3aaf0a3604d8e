import { mixColour } from './colour';
import type { Pen } from './pen';
import type { Scene } from './scene';
import { latticeValue, mixSeed } from './seededRandom';

/** Visits every square of an endless world lattice that the picture may show. */
function overLattice(
  pen: Pen,
  step: number,
  seed: number,
  visit: (x: number, y: number, value: (index: number) => number) => void,
): void {
  const { width, height } = pen.raster;
  for (
    let row = Math.floor(pen.worldY(0) / step) - 1;
    row <= pen.worldY(height) / step + 1;
    row++
  ) {
    for (
      let col = Math.floor(pen.worldX(0) / step) - 1;
      col <= pen.worldX(width) / step + 1;
      col++
    ) {
      const own = mixSeed(mixSeed(seed, row), col);
      const value = (index: number) => latticeValue(own, index);
      visit((col + value(0)) * step, (row + value(1)) * step, value);
    }
  }
}

/** Stars, thinner towards the horizon. */
export function drawStars(scene: Scene, pen: Pen): void {
  if (scene.stars === 0) return;
  const end = scene.ridges[0]?.base ?? 0;
  overLattice(pen, 0.045, mixSeed(scene.seed, 11), (x, y, value) => {
    if (y > end || value(2) > scene.stars * (0.35 + (end - y))) return;
    const size = 0.0011 + value(3) ** 4 * 0.0026;
    pen.ellipse(x, y, size, size, scene.palette.light, 0.35 + value(4) * 0.6);
  });
}

/** Flat bars of cloud with rounded ends. */
export function drawClouds(scene: Scene, pen: Pen): void {
  if (scene.clouds < 0.12) return;
  const end = (scene.ridges[0]?.base ?? 0) - 0.14;
  const colour = mixColour(scene.palette.horizon, scene.palette.light, 0.35);
  overLattice(pen, 0.3, mixSeed(scene.seed, 12), (x, y, value) => {
    if (y > end || value(2) > scene.clouds) return;
    const bars = 2 + Math.floor(value(3) * 3);
    for (let i = 0; i < bars; i++) {
      const w = 0.07 + value(10 + i) * 0.12;
      const h = 0.008 + value(20 + i) * 0.009;
      const cx = x + (value(30 + i) - 0.5) * 0.16;
      const cy = y - i * 0.016;
      if (!pen.shows(cx, cy, w + h)) continue;
      bar(pen, cx, cy, w, h, colour, 0.2 + value(40 + i) * 0.2);
    }
  });
}

function bar(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: Scene['palette']['top'],
  alpha: number,
): void {
  const points: [number, number][] = [];
  for (let i = 0; i <= 8; i++) {
    const a = Math.PI / 2 - (i / 8) * Math.PI;
    points.push([x + w / 2 + Math.cos(a) * h, y + Math.sin(a) * h]);
  }
  for (let i = 0; i <= 8; i++) {
    const a = -Math.PI / 2 - (i / 8) * Math.PI;
    points.push([x - w / 2 + Math.cos(a) * h, y + Math.sin(a) * h]);
  }
  pen.polygon(points, colour, alpha);
}

/** Streaks of rain or flakes of snow in front of everything. */
export function drawWeather(scene: Scene, pen: Pen): void {
  if (scene.weather === 'clear') return;
  const colour = mixColour(scene.palette.light, [255, 255, 255], 0.5);
  if (scene.weather === 'snow') {
    overLattice(pen, 0.06, mixSeed(scene.seed, 13), (x, y, value) => {
      const size = 0.0018 + value(2) ** 3 * 0.0055;
      pen.ellipse(x, y, size, size, colour, 0.5 + value(3) * 0.45);
    });
    return;
  }
  overLattice(pen, 0.055, mixSeed(scene.seed, 14), (x, y, value) => {
    const length = 0.03 + value(2) * 0.05;
    const thin = 0.0011;
    const [dx, dy] = [-length * 0.25, length];
    pen.polygon(
      [
        [x - thin, y],
        [x + thin, y],
        [x + dx + thin, y + dy],
        [x + dx - thin, y + dy],
      ],
      colour,
      0.14 + value(3) * 0.16,
    );
  });
}
