import * as net from 'node:net';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../base/logger';

interface SandboxHostDependencies {
  /** The bundle `dist/sandbox.js`. */
  readonly script: string;
  /** Where the sandbox keeps its tasks between sessions. */
  readonly folder: string;
  readonly logger: Logger;
}

/**
 * Runs the sandbox on loopback in a worker thread: drawing never holds up the extension host, and the
 * thread ends with it. Loaded only when somebody tries it. Of several windows one runs it and the others
 * use that one; when its window goes, another takes over on the same port, with the same tasks.
 */
export class SandboxHost {
  readonly #dependencies: SandboxHostDependencies;
  #worker: Worker | undefined;
  #url: Promise<string> | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(dependencies: SandboxHostDependencies) {
    this.#dependencies = dependencies;
  }

  /** The address, once it listens; starts it at the first call. 0 takes any port. */
  start(port: number): Promise<string> {
    this.#url ??= this.#startOrAdopt(port).catch((error: unknown) => {
      this.#url = undefined;
      throw error;
    });
    return this.#url;
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#url = undefined;
    this.#stopWatching?.();
    if (!worker) return;
    worker.postMessage('close');
    await Promise.race([
      new Promise((resolve) => worker.once('exit', resolve)),
      new Promise((resolve) => setTimeout(resolve, 1_000).unref()),
    ]);
    await worker.terminate();
  }

  async #startOrAdopt(port: number): Promise<string> {
    try {
      return await this.#launch(port);
    } catch (error) {
      if (port === 0) throw error;
      const url = `http://127.0.0.1:${port}`;
      // Taken by something else: any other port will do.
      if (!(await isSandbox(url))) return this.#launch(0);
      this.#dependencies.logger.log('info', 'sandbox', `Another window runs it at ${url}.`);
      this.#takeOverWhenGone(port);
      return url;
    }
  }

  /** A connection to the other window's sandbox tells by its end, without a timer, that it is gone. */
  #takeOverWhenGone(port: number): void {
    const socket = net.connect(port, '127.0.0.1').unref();
    this.#stopWatching = () => socket.removeAllListeners('close').destroy();
    socket.on('error', () => undefined);
    socket.once('close', () => {
      this.#stopWatching = undefined;
      void this.#startOrAdopt(port).catch((error: unknown) => {
        this.#dependencies.logger.log('error', 'sandbox', String(error));
      });
    });
  }

  #launch(port: number): Promise<string> {
    const { script, folder, logger } = this.#dependencies;
    const worker = new Worker(script, {
      workerData: {
        easelSandbox: { port, pace: 0.25, stateFile: path.join(folder, 'sandbox.json') },
      },
    });
    worker.unref();
    worker.on('error', (error) => logger.log('error', 'sandbox', error.message));
    return new Promise<string>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (message: { url?: string; error?: string }) => {
        if (message.url === undefined) {
          reject(new Error(message.error ?? 'The sandbox did not start.'));
          return;
        }
        this.#worker = worker;
        resolve(message.url);
      });
    });
  }
}

/** Whether what listens there is a sandbox of ours. */
async function isSandbox(url: string): Promise<boolean> {
  try {
    const reply = await fetch(`${url}/sandbox/health`, { signal: AbortSignal.timeout(2_000) });
    return ((await reply.json()) as { sandbox?: unknown }).sandbox === 'easel';
  } catch {
    return false;
  }
}
