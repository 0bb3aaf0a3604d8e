// A large extension is slow to install and slow to start; most of what it may load nobody needs at once.
import fs from 'node:fs';
import { packageEasel } from '../support/packageEasel';
import { loadScript } from '../support/scripts';
import { readBundles, type Bundle } from './support/bundles';
import { inTempFolder } from './support/inTempFolder';
import { percent, reportBench, type BenchTable } from './support/reportBench';

const mebibyte = 1_048_576;
const vsixLimit = 1.5 * mebibyte;

const whatFor: Readonly<Record<string, string>> = {
  'dist/extension.js': 'extension host, its activation',
  'dist/easel.js': 'extension host, the rest',
  'dist/sandbox.js': 'sandbox, loaded when it is tried',
  'dist/webview/gallery.js': 'page',
  'dist/webview/gallery.css': 'page, styles and icons',
};

void reportBench(() =>
  inTempFolder(async (copy) => {
    const vsix = fs.statSync(await packageEasel(copy)).size;
    const runCommand = await loadScript('runCommand');
    await runCommand(process.execPath, ['esbuild.js', '--production', '--metafile'], {
      cwd: copy,
      purpose: 'look into the bundles',
    });
    return [tableOf(vsix, readBundles(copy))];
  }),
);

function tableOf(vsix: number, bundles: readonly Bundle[]): BenchTable {
  const rows = bundles.map((bundle) => [
    whatFor[bundle.file] ?? bundle.file,
    kibibytes(bundle.bytes),
    kibibytes(bundle.gzipBytes),
    bundle.sourceFiles,
    percent(bundle.bytes / bundle.sourceBytes),
  ]);
  return {
    title: 'Sizes',
    columns: ['bundle', 'KiB', 'KiB gzipped', 'modules in it', 'of their size as written'],
    rows,
    promises: [
      {
        promise: 'the VSIX is at most 1.5 MiB',
        seen: `${(vsix / mebibyte).toFixed(2)} MiB, ${percent(vsix / vsixLimit)} of that`,
        isKept: vsix <= vsixLimit,
      },
    ],
  };
}

function kibibytes(bytes: number): number {
  return Math.round(bytes / 1_024);
}
