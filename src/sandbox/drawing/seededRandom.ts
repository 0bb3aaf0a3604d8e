/** FNV-1a over UTF-16 units: one text, one unsigned 32-bit seed, on every machine. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return mixSeed(hash >>> 0, 0);
}

/** A new unsigned 32-bit seed from two numbers; neighbouring inputs give unrelated results. */
export function mixSeed(seed: number, index: number): number {
  let hash = (seed ^ Math.imul(index | 0, 0x9e3779b1)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The value, 0 to 1, that belongs to one point of an endless lattice. */
export function latticeValue(seed: number, index: number): number {
  return mixSeed(seed, index) / 0x1_0000_0000;
}

/** A generator of numbers from 0 to 1 (mulberry32): the same seed gives the same row. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** The same items in an order that depends on the seed alone. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, index) => ({ item, rank: latticeValue(seed, index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
