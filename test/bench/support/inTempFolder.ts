import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Gives a folder of its own to some work and takes it away afterwards, however that ends. */
export async function inTempFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'easel-bench-'));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
