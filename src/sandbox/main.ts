// The bundle's entry: a module that exports startSandbox, a worker that serves until told to close, or
// a command, depending on who loads it.
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { readArguments, usage, type Arguments } from './readArguments';
import { startSandbox, type SandboxOptions } from './sandbox';

export { startSandbox };
export type { RecordedRequest, Sandbox, SandboxOptions } from './sandbox';

/** Serves inside a worker: posts `{url}` or `{error, code?}`, and closes on the message 'close'. */
async function serveInWorker(options: SandboxOptions, port: NonNullable<typeof parentPort>) {
  try {
    const sandbox = await startSandbox(options);
    port.on('message', (message: unknown) => {
      if (message !== 'close') return;
      void sandbox.close().then(() => port.close());
    });
    port.postMessage({ url: sandbox.url });
  } catch (error) {
    port.postMessage({ error: sentence(error), code: codeOf(error) });
    port.close();
  }
}

/** Serves as a command until it is interrupted. */
async function serveAsCommand(args: readonly string[]): Promise<void> {
  let read: Arguments;
  try {
    read = readArguments(args);
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exitCode = 2;
    return;
  }
  if (read.isHelp) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  try {
    const log = (line: string) => process.stdout.write(`${line}\n`);
    const sandbox = await startSandbox({ ...read.options, log });
    process.stdout.write(`Sandbox: ${sandbox.url}\n`);
    const stop = () => void sandbox.close().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exitCode = 1;
  }
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `EADDRINUSE` and the like, so that whoever started us need not read the sentence. */
function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const asked = (workerData as { easelSandbox?: SandboxOptions } | null)?.easelSandbox;
if (!isMainThread && parentPort && asked) void serveInWorker(asked, parentPort);
else if (typeof require !== 'undefined' && require.main === module) {
  void serveAsCommand(process.argv.slice(2));
}
