import { writeFileSync } from 'node:fs';
import { createOpenLink } from '../../../src/net/openLink';
import { realFetch } from '../midjourney/bench';
import { KillSwitch, type Stop } from './killSwitch';
import { operations } from './operations';
import { windowAt, type Facts } from './scene';

/** What the window is told that is going to die. */
export interface CrashOrder {
  readonly operation: string;
  readonly url: string;
  readonly folder: string;
  readonly facts: Facts;
  readonly stop?: Stop;
  /** Where the names of the steps go when nothing kills it. */
  readonly traceFile: string;
}

async function main({ operation: name, url, folder, facts, stop, traceFile }: CrashOrder) {
  const operation = operations.find((one) => one.name === name);
  if (!operation) throw new Error(`no operation is called ${name}`);
  const kills = new KillSwitch(stop);
  const begin = async () => {
    // The relay counts the same steps from the same moment on.
    await fetch(`${url}/relay/begin`);
    kills.arm();
  };
  if (operation.isStart) await begin();
  const window = await windowAt(url, folder, {
    fetch: kills.watch(realFetch),
    openLink: kills.watchLinks(createOpenLink()),
  }).start();
  const stage = { window, facts, kills, folder };
  await operation.prepare?.(stage);
  if (!operation.isStart) await begin();
  await operation.run(stage);
  await window.manager.flush();
  kills.disarm();
  window.close();
  writeFileSync(traceFile, JSON.stringify(kills.trace));
}

main(JSON.parse(process.argv[2] ?? '{}') as CrashOrder).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);
