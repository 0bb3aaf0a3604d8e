import { latticeValue } from '../drawing/seededRandom';

/** Apart from what else is drawn from the same seed. */
const lane = 7_919;

/** By how much a task takes longer than its kind usually does: log-normal around 1, the same for the same seed. */
export function spreadFactor(seed: number, spread: number): number {
  if (spread === 0) return 1;
  const radius = Math.sqrt(-2 * Math.log(1 - latticeValue(seed, lane)));
  return Math.exp(spread * radius * Math.cos(2 * Math.PI * latticeValue(seed, lane + 1)));
}
