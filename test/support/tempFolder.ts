import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for each test of a suite; all of them go when the suite has ended. */
export function useTempFolders(): () => string {
  const folders: string[] = [];
  after(() => {
    // Something may still be written into one of them.
    for (const folder of folders) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    }
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'easel-test-'));
    folders.push(folder);
    return folder;
  };
}
