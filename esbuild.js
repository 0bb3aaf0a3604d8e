// Builds Easel: `node esbuild.js [--production] [--watch] [--tests] [--metafile]`.
// One entry per world: extension host, sandbox, page; with --tests also every tier, found by pattern;
// with --metafile also out/metafile.json, which tells what is in each bundle.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');
const metafile = process.argv.includes('--metafile');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  logLevel: 'silent',
  legalComments: production ? 'none' : 'inline',
  metafile,
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
  plugins: [problemMatcher()],
};

/** Node 22 is the extension host of VS Code 1.106, the oldest supported. */
const node = { ...shared, platform: 'node', target: 'node22', format: 'cjs' };

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  // Two files: what activation runs is small, and the other is loaded at the first need.
  {
    ...node,
    entryPoints: ['src/extension.ts', 'src/easel.ts'],
    outdir: 'dist',
    external: ['vscode'],
    // VS Code gives its API to what is loaded with `require`.
    supported: { 'dynamic-import': false },
    plugins: [...shared.plugins, leaveOut(/^\.\/easel$/)],
  },
  { ...node, entryPoints: ['src/sandbox/main.ts'], outfile: 'dist/sandbox.js' },
  {
    ...shared,
    platform: 'browser',
    target: 'chrome128',
    format: 'iife',
    entryPoints: { gallery: 'src/webview/main.ts' },
    outdir: 'dist/webview',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    tsconfig: 'src/webview/tsconfig.json',
  },
];

if (tests) {
  // The plain-Node tiers are built WITHOUT marking `vscode` external: a value import of it anywhere
  // under test breaks the build, which is what keeps the core free of the editor.
  const plain = {
    ...node,
    tsconfig: 'test/tsconfig.json',
    packages: undefined,
    outbase: '.',
    outdir: 'out',
  };
  const drivers = [
    'playwright-core',
    '@axe-core/playwright',
    'mocha',
    '@vscode/test-electron',
    'typescript',
    'eslint',
    'esbuild',
    'prettier',
  ];
  builds.push(
    { ...plain, entryPoints: find('test/{unit,contract,fuzz,integration}'), external: drivers },
    { ...plain, entryPoints: find('test/{webview,e2e}'), external: drivers },
    { ...plain, entryPoints: find('test/bench', 'bench'), external: drivers },
    {
      ...plain,
      entryPoints: [...find('test/host'), 'test/host/index.ts'].filter((f) => fs.existsSync(f)),
      external: ['vscode', 'mocha'],
    },
  );
}

/**
 * Test files of some tiers with the programs that tests start as processes of their own, or the benches, by pattern.
 */
function find(pattern, kinds = '{test,child}') {
  return fs.globSync(`${pattern}/**/*.${kinds}.ts`.split(path.sep).join('/'), { cwd: __dirname });
}

/** What is loaded with `import()` from a file of its own that lies beside. */
function leaveOut(filter) {
  return {
    name: 'leave-out',
    setup(build) {
      build.onResolve({ filter }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path: `${path}.js`, external: true } : undefined,
      );
    },
  };
}

/** Lines that VS Code's problem matcher reads. */
function problemMatcher() {
  return {
    name: 'problem-matcher',
    setup(build) {
      build.onStart(() => {
        if (watch) console.log('[watch] build started');
      });
      build.onEnd((result) => {
        for (const { text, location } of result.errors) {
          console.error(`✘ [ERROR] ${text}`);
          if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
        }
        if (watch) console.log('[watch] build finished');
      });
    },
  };
}

async function main() {
  const runnable = builds.filter((b) => !Array.isArray(b.entryPoints) || b.entryPoints.length > 0);
  if (watch) {
    const contexts = await Promise.all(runnable.map((options) => esbuild.context(options)));
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  const built = await Promise.all(runnable.map((options) => esbuild.build(options)));
  if (metafile) {
    fs.mkdirSync('out', { recursive: true });
    fs.writeFileSync('out/metafile.json', JSON.stringify(built.map((each) => each.metafile)));
  }
}

main().catch(() => process.exit(1));
