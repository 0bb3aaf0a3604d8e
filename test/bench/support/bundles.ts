import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';

/** A bundle as it is shipped; sizes in bytes. */
export interface Bundle {
  /** Relative to the top of the repository, with slashes. */
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  /** The modules it is made of, as they were written. */
  readonly sourceFiles: number;
  readonly sourceBytes: number;
}

/** The scripts and styles that `esbuild.js --metafile` made in a copy of the repository. */
export function readBundles(copy: string): readonly Bundle[] {
  const text = fs.readFileSync(path.join(copy, 'out', 'metafile.json'), 'utf8');
  return (JSON.parse(text) as Metafile[]).flatMap((metafile) =>
    Object.keys(metafile.outputs)
      .filter((file) => /\.(js|css)$/.test(file))
      .map((file) => bundleOf(metafile, file, fs.readFileSync(path.join(copy, file)))),
  );
}

function bundleOf(metafile: Metafile, file: string, content: Buffer): Bundle {
  const { inputs } = metafile.outputs[file]!;
  const names = Object.keys(inputs);
  return {
    file,
    bytes: content.length,
    gzipBytes: gzipSync(content, { level: 9 }).length,
    sourceFiles: names.length,
    sourceBytes: names.reduce((all, name) => all + metafile.inputs[name]!.bytes, 0),
  };
}
