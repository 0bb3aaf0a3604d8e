import { marked, unmarked, type MaskBuffer } from './maskBuffer';

/** A mask packed: where the value changes, beginning with unmarked. Hand-drawn masks have few changes. */
export type MaskRuns = Uint32Array;

export function packed({ data }: MaskBuffer): MaskRuns {
  const changes: number[] = [];
  let at = 0;
  let next: number = marked;
  for (;;) {
    at = data.indexOf(next, at);
    if (at < 0) return Uint32Array.from(changes);
    changes.push(at);
    next = next === marked ? unmarked : marked;
  }
}

export function unpack(runs: MaskRuns, { data }: MaskBuffer): void {
  data.fill(unmarked);
  for (let i = 0; i < runs.length; i += 2) data.fill(marked, runs[i], runs[i + 1] ?? data.length);
}
