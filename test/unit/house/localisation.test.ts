// A sentence that never reached the bundle cannot be translated: somebody who reads Chinese first would
// meet English in the middle of their own language.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

describe('localisation', () => {
  it('has every string of the code in l10n/bundle.l10n.json', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'easel-l10n-'));
    try {
      const tool = path.resolve('node_modules/@vscode/l10n-dev/dist/cli.js');
      await promisify(execFile)(process.execPath, [tool, 'export', '--outDir', folder, './src']);
      const fresh = JSON.parse(
        readFileSync(path.join(folder, 'bundle.l10n.json'), 'utf8'),
      ) as object;
      const kept = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')) as object;
      assert.deepEqual(
        Object.keys(kept).sort(),
        Object.keys(fresh).sort(),
        'Run `npm run export-strings`.',
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(60_000);
});
