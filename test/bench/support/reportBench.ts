import fs from 'node:fs';
import path from 'node:path';

/** What one bench measured, as it is shown and kept. */
export interface BenchTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What was promised, and what was seen. */
  readonly promises?: readonly BenchPromise[];
}

export interface BenchPromise {
  readonly promise: string;
  readonly seen: string;
  readonly isKept: boolean;
}

/** Measures, and leaves what was measured for `npm run bench`, which shows it; a failure ends with a code. */
export async function reportBench(measure: () => Promise<readonly BenchTable[]>): Promise<void> {
  try {
    const tables = await measure();
    const file = process.env['EASEL_BENCH_RESULT'];
    if (!file) {
      console.log(JSON.stringify(tables, null, 1));
      return;
    }
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify(tables, null, 1));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** "3.1 %", "42 %". */
export function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}
