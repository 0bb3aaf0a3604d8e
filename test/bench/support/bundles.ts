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
  /** Of the code in it, what runs when the bundle is loaded; the rest waits for an `import()`. */
  readonly bytesAtOnce: number;
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
  const { inputs, entryPoint } = metafile.outputs[file]!;
  const atOnce = entryPoint === undefined ? new Set<string>() : loadedWith(metafile, entryPoint);
  const names = Object.keys(inputs);
  const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
  return {
    file,
    bytes: content.length,
    gzipBytes: gzipSync(content, { level: 9 }).length,
    bytesAtOnce: sum(
      names.filter((name) => atOnce.has(name)).map((name) => inputs[name]!.bytesInOutput),
    ),
    sourceFiles: names.length,
    sourceBytes: sum(names.map((name) => metafile.inputs[name]!.bytes)),
  };
}

/** Modules that run when a module is loaded: it and what it imports, and so on, but for every `import()`. */
function loadedWith({ inputs }: Metafile, entry: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const next = [entry];
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    if (loaded.has(name)) continue;
    loaded.add(name);
    for (const { path: imported, kind } of inputs[name]?.imports ?? []) {
      if (kind !== 'dynamic-import') next.push(imported);
    }
  }
  return loaded;
}
