/** Numbers that follow from a seed, so that what failed once can be had again. From 0 to below 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Any one of them. */
export function oneOf<T>(list: readonly T[], random: () => number): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** What stands in the place of a value: of every type, and of every size a reply may have. */
export interface Material {
  /** JSON texts of values. */
  readonly values: readonly string[];
  readonly keys: readonly string[];
}

/** A copy of a JSON value with one thing in it changed: left out, put elsewhere, doubled, of another type. */
export function mutateJson(value: unknown, material: Material, random: () => number): unknown {
  if (Array.isArray(value) && value.length > 0 && random() < 0.8) {
    return mutateList(value as readonly unknown[], material, random);
  }
  if (isRecord(value) && random() < 0.85) return mutateRecord(value, material, random);
  return mutateLeaf(value, material, random);
}

function mutateList(
  list: readonly unknown[],
  material: Material,
  random: () => number,
): readonly unknown[] {
  const at = Math.floor(random() * list.length);
  const dice = random();
  if (dice < 0.2) return list.toSpliced(at, 1);
  if (dice < 0.4) return [...list, list[at]];
  return list.with(at, mutateJson(list[at], material, random));
}

function mutateRecord(
  record: Readonly<Record<string, unknown>>,
  material: Material,
  random: () => number,
): unknown {
  const entries = Object.entries(record);
  const [key, inner] = entries.length > 0 ? oneOf(entries, random) : ['', undefined];
  const dice = random();
  if (dice < 0.1) return Object.fromEntries(entries.filter(([name]) => name !== key));
  if (dice < 0.2) return { ...record, [oneOf(material.keys, random)]: inner };
  if (dice < 0.3) return { ...record, [oneOf(material.keys, random)]: junkOf(material, random) };
  return { ...record, [key]: mutateJson(inner, material, random) };
}

function mutateLeaf(value: unknown, material: Material, random: () => number): unknown {
  const dice = random();
  if (dice < 0.1) return [value];
  if (dice < 0.2) return { [oneOf(material.keys, random)]: value };
  if (dice < 0.3) return JSON.stringify(value);
  if (typeof value === 'string' && dice < 0.6) return mutateText(value, material, random);
  return junkOf(material, random);
}

function junkOf({ values }: Material, random: () => number): unknown {
  return JSON.parse(oneOf(values, random));
}

/** A text with one thing in it changed: cut off, a character another one, something in front or behind. */
export function mutateText(text: string, material: Material, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const dice = random();
  if (dice < 0.3) return text.slice(0, at);
  if (dice < 0.6) {
    const other = String.fromCharCode(Math.floor(random() * (random() < 0.8 ? 128 : 65_536)));
    return text.slice(0, at) + other + text.slice(at + 1);
  }
  if (dice < 0.8) return text.slice(0, at) + oneOf(material.values, random) + text.slice(at);
  return oneOf(['\uFEFF', '<html><title>', ' \n', 'null', '[', ")]}'\n"], random) + text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
