import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packageEasel } from '../support/packageEasel';
import { loadScript } from '../support/scripts';
import { createProfile, openWindow } from '../support/vscodeWindow';

const version = process.env['EASEL_VSCODE'] ?? 'latest';

describe('the VSIX', () => {
  const profile = createProfile();
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'easel-package-'));
  after(() => {
    for (const folder of [profile, copy]) {
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  });

  it('is made, installs into VS Code and shows Easel there', async function () {
    this.timeout(240_000);
    const runCommand = await loadScript('runCommand');
    const vsix = await packageEasel(copy);
    const { nodePath, serverMain } = await (await loadScript('installVscodeServer'))(version);
    await runCommand(nodePath, [
      serverMain,
      '--accept-server-license-terms',
      ...['--server-data-dir', path.join(profile, 'server')],
      ...['--extensions-dir', path.join(profile, 'extensions')],
      ...['--install-extension', vsix],
    ]);

    const window = await openWindow({ version, profile, isDevelopment: false });
    try {
      const frame = await window.easelFrame();
      await frame.getByRole('button', { name: 'Try without a key' }).waitFor();
    } finally {
      await window.close();
    }
  });
});
