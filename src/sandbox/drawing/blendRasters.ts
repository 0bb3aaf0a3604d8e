import { createRaster, type Raster } from './raster';

/**
 * Mixes pictures of one size. Every input is in the result: on average all weigh alike, but `lead`
 * decides which direction each is strongest in, so that the four cells of a blend differ.
 */
export function blendRasters(inputs: readonly Raster[], lead: number): Raster {
  const [first] = inputs;
  if (!first) throw new Error('nothing to blend');
  const out = createRaster(first.width, first.height);
  const count = inputs.length;
  const weights = new Float32Array(count);
  for (let y = 0; y < out.height; y++) {
    for (let x = 0; x < out.width; x++) {
      const at = (y * out.width + x) * 4;
      weigh(weights, lead, x / out.width - 0.5, y / out.height - 0.5);
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let i = 0; i < count; i++) sum += (inputs[i]?.data[at + c] ?? 0) * (weights[i] ?? 0);
        out.data[at + c] = sum;
      }
    }
  }
  return out;
}

/** Lead 0 weighs all alike everywhere; 1 to 3 turn the direction in which the inputs take over. */
function weigh(weights: Float32Array, lead: number, x: number, y: number): void {
  const count = weights.length;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const angle = (i / count) * Math.PI * 2 + lead * 1.3;
    const pull = lead === 0 ? 0 : (Math.cos(angle) * x + Math.sin(angle) * y) * 1.6;
    const weight = Math.max(0.12, 1 + pull);
    weights[i] = weight;
    total += weight;
  }
  for (let i = 0; i < count; i++) weights[i] = (weights[i] ?? 0) / total;
}
