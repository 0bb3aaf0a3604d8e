// Everybody who has Easel installed pays for its activation in every window, also those who do not use it today.
import assert from 'node:assert/strict';
import { build } from 'esbuild';

describe('Activation', () => {
  it('loads what registers, and none of what works', async () => {
    const { metafile } = await build({
      entryPoints: ['src/extension.ts'],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      external: ['vscode'],
      logLevel: 'silent',
      plugins: [
        {
          name: 'later',
          setup: (bundle) => {
            bundle.onResolve({ filter: /./ }, ({ kind }) =>
              kind === 'dynamic-import' ? { external: true } : undefined,
            );
          },
        },
      ],
    });
    assert.deepEqual(Object.keys(metafile.inputs).sort(), [
      'src/base/keepResult.ts',
      'src/extension.ts',
      'src/host/commands/registerCommands.ts',
      'src/host/documents/lastEditor.ts',
      'src/host/gallery/registerGallery.ts',
      'src/host/manifest.ts',
      'src/host/openTasksMark.ts',
    ]);
  });
});
