// A laptop that is put aside should not be woken by an extension that has nothing to do.
import fs from 'node:fs';
import { startSandbox } from '../../src/sandbox/sandbox';
import { imagine, setKey, testKey, waitForGrid } from '../support/easelSession';
import { createProfile, openWindow, type VscodeWindow } from '../support/vscodeWindow';
import { Probe, type Rest } from './support/probe';
import { reportBench, type BenchTable } from './support/reportBench';

const seconds = 60;
/** VS Code itself is still busy when a window has just been opened. */
const settlingSeconds = 15;

type Idle = Rest & { readonly requests: number };

void reportBench(async () => {
  const easel = await inWindow(true, async (window, probe, sandbox) => {
    await setKey(window, testKey);
    await waitForGrid(await imagine(await window.easelFrame(), 'a paper boat'));
    await window.runCommand('Easel: Open Gallery');
    await (await window.galleryFrame()).locator('.tile').first().waitFor();
    await probe.rest(settlingSeconds);
    const before = sandbox.requests.length;
    const rest = await probe.rest(seconds);
    return { ...rest, requests: sandbox.requests.length - before };
  });
  if (easel.timersMadeEver === 0) throw new Error('The probe saw no timer of Easel at all.');
  for (const stack of easel.stacks) console.error(stack);
  const without = await inWindow(false, async (_window, probe) => {
    await probe.rest(settlingSeconds);
    return { ...(await probe.rest(seconds)), requests: 0 };
  });
  return [tableOf(easel, without)];
});

async function inWindow(
  hasEasel: boolean,
  work: (
    window: VscodeWindow,
    probe: Probe,
    sandbox: Awaited<ReturnType<typeof startSandbox>>,
  ) => Promise<Idle>,
): Promise<Idle> {
  const profile = createProfile();
  const sandbox = await startSandbox({ pace: 0.05 });
  try {
    const probe = await Probe.install(profile);
    const window = await openWindow({
      profile,
      env: probe.env,
      isDevelopment: hasEasel,
      gatewayUrl: sandbox.url,
    });
    try {
      return await work(window, probe, sandbox);
    } finally {
      await window.close();
    }
  } finally {
    await sandbox.close();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

function tableOf(easel: Idle, without: Idle): BenchTable {
  const row = (name: string, idle: Idle) => [
    name,
    idle.timersAlive,
    idle.timersMade,
    idle.requests,
    Math.round(idle.cpuMs),
    `${(idle.cpuMs / without.cpuMs).toFixed(2)} ×`,
  ];
  return {
    title: `A minute with nothing to do`,
    columns: [
      'window',
      'timers of Easel alive',
      'timers of Easel made',
      'requests to the gateway',
      'processor time of the extension host, ms',
      'of the window without Easel',
    ],
    rows: [row('with Easel, side bar and gallery open', easel), row('without Easel', without)],
    promises: [
      {
        promise: 'nothing to do: no timer of Easel in the extension host',
        seen: `${easel.timersAlive} alive, ${easel.timersMade} made`,
        isKept: easel.timersAlive + easel.timersMade === 0,
      },
      {
        promise: 'nothing to do: no request to the gateway',
        seen: String(easel.requests),
        isKept: easel.requests === 0,
      },
    ],
  };
}
