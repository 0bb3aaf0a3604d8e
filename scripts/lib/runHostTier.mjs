import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, inRepository, root } from './paths.mjs';
import { findTestFiles } from './runMochaTier.mjs';
import { createSampleWorkspace } from './sampleWorkspace.mjs';
import { readOutcome, readRecord } from './tierOutcome.mjs';
import { findTestDesktop, runInDesktop } from './runInDesktop.mjs';
import { runInServer } from './runInServer.mjs';

/**
 * Runs the host tier inside the extension host of one VS Code: desktop where one may be used, else the server.
 * The suite cannot tell which. Its text reaches us through a file, as nobody sees an extension host's console.
 *
 * @param {ReturnType<typeof import('./testTiers.mjs').planRuns>[number]} run
 * @param {{ grep?: string, env: Record<string, string>, resultFile: string }} options
 */
export async function runHostTier(run, options) {
  if (findTestFiles('host').length === 0) {
    return readOutcome(run, options.resultFile, { problem: 'there is no test/host/**/*.test.ts.' });
  }
  const scratch = path.join(cacheDir, `host-${run.version}-${process.pid}`);
  fs.rmSync(scratch, { recursive: true, force: true });
  const folder = path.join(scratch, 'workspace');
  createSampleWorkspace(folder);
  const outputFile = path.join(scratch, 'output.txt');
  fs.writeFileSync(outputFile, '');
  const session = {
    version: run.version,
    scratch,
    folder,
    extensionDevelopmentPath: root,
    extensionTestsPath: inRepository('out', 'test', 'host', 'index.js'),
    limitMs: run.limitMs,
    isFinished: () => readRecord(options.resultFile)?.finished === true,
    env: {
      ...options.env,
      EASEL_TIER_RESULT: options.resultFile,
      EASEL_TIER_OUTPUT: outputFile,
      EASEL_HOST_RESULT: options.resultFile,
      EASEL_HOST_GREP: options.grep ?? '',
      EASEL_HOST_TEST_LIMIT_MS: String(run.testLimitMs),
    },
  };
  const stopShowing = showGrowing(outputFile);
  try {
    const desktop = findTestDesktop(run.version);
    const end = desktop ? await runInDesktop(session, desktop) : await runInServer(session);
    stopShowing();
    return readOutcome(run, options.resultFile, { ...end, mayBeEmpty: Boolean(options.grep) });
  } finally {
    stopShowing();
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Copies what is added to a file to the console until told to stop. */
function showGrowing(file) {
  let shown = 0;
  const show = () => {
    const text = fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0);
    process.stdout.write(text.subarray(shown));
    shown = text.length;
  };
  const timer = setInterval(show, 200);
  return () => {
    clearInterval(timer);
    show();
  };
}
