import type { Drift, Ridge, RidgeShape } from './scene';
import { latticeValue, mixSeed } from './seededRandom';

/** World y of a ridge's outline at a world x. Endless in both directions. */
export function ridgeLine(ridge: Ridge, x: number): number {
  let profile = profileOf(ridge.shape, ridge.seed, x / ridge.step);
  for (const drift of ridge.drifts) {
    const amount = drift.amount * outside(drift, x);
    if (amount === 0) continue;
    const other = profileOf(ridge.shape, drift.seed, x / ridge.step);
    profile += (other - profile) * amount;
  }
  return ridge.base - ridge.height * profile;
}

/** How far a drift applies: 1, or rising from 0 at the edge of the span it must leave alone. */
function outside({ beyond }: Drift, x: number): number {
  if (!beyond) return 1;
  const distance = Math.max(beyond[0] - x, x - beyond[1], 0);
  const t = Math.min(1, distance / 0.25);
  return t * t * (3 - 2 * t);
}

function profileOf(shape: RidgeShape, seed: number, t: number): number {
  switch (shape) {
    case 'peaks':
      return (
        straight(seed, t) * 0.62 +
        straight(mixSeed(seed, 1), t * 2.3) * 0.26 +
        straight(mixSeed(seed, 2), t * 5.1) * 0.12
      );
    case 'hills':
      return smooth(seed, t) * 0.75 + smooth(mixSeed(seed, 1), t * 2.1) * 0.2;
    case 'dunes':
      return skewed(seed, t * 0.7) * 0.85;
    case 'pines':
      return smooth(seed, t) * 0.5 + trees(mixSeed(seed, 3), t * 7) * 0.42;
    case 'roofs':
      return smooth(seed, t * 0.8) * 0.25 + blocks(mixSeed(seed, 4), t * 4.5) * 0.75;
  }
}

/** Straight slopes between random summits. */
function straight(seed: number, t: number): number {
  const cell = Math.floor(t);
  const a = latticeValue(seed, cell);
  return a + (latticeValue(seed, cell + 1) - a) * (t - cell);
}

function smooth(seed: number, t: number): number {
  const cell = Math.floor(t);
  const f = t - cell;
  const a = latticeValue(seed, cell);
  return a + (latticeValue(seed, cell + 1) - a) * f * f * (3 - 2 * f);
}

/** A long windward slope, a short lee. */
function skewed(seed: number, t: number): number {
  const cell = Math.floor(t);
  const f = t - cell;
  const a = latticeValue(seed, cell);
  const b = latticeValue(seed, cell + 1);
  const s = f < 0.7 ? (f / 0.7) ** 1.6 * 0.5 : 0.5 + (1 - (1 - (f - 0.7) / 0.3) ** 1.6) * 0.5;
  return a + (b - a) * s;
}

function trees(seed: number, t: number): number {
  const cell = Math.floor(t);
  let best = 0;
  for (let i = cell - 1; i <= cell + 1; i++) {
    const middle = i + 0.3 + latticeValue(seed, i) * 0.4;
    const tall = 0.35 + latticeValue(seed, i + 7919) * 0.65;
    best = Math.max(best, tall * (1 - Math.abs(t - middle) / (0.45 + tall * 0.2)));
  }
  return best;
}

function blocks(seed: number, t: number): number {
  const cell = Math.floor(t);
  const tall = latticeValue(seed, cell) ** 1.7;
  const narrow =
    latticeValue(seed, cell + 5381) > 0.6 && t - cell > 0.25 && t - cell < 0.7 ? 0.12 : 0;
  return 0.08 + tall * 0.8 + narrow;
}
