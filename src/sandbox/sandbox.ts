import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Clock } from './clock';
import { createApp } from './createApp';
import { Press } from './drawing/press';
import { Faults } from './faults';
import type { Gateway } from './gateway';
import { Pauses } from './pauses';
import { completeOptions, type SandboxOptions } from './sandboxOptions';
import { StateFile } from './stateFile';
import { TaskBook } from './tasks/taskBook';
import { Uploads } from './uploads';
import { Recorder, type RecordedRequest } from './wire/recorder';

export type { RecordedRequest, SandboxOptions };

/** A running stand-in gateway. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, without a slash behind. */
  readonly url: string;
  readonly port: number;
  /** What clients asked, oldest first; keys masked. /sandbox/… is not in it. */
  readonly requests: readonly RecordedRequest[];
  /** The paths of the calls a gateway would have charged for, oldest first. */
  readonly charges: readonly string[];
  /** Stops; afterwards no socket, timer or file is open. */
  close(): Promise<void>;
}

/** Starts a stand-in gateway on loopback. Throws an error with the code `EADDRINUSE` when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = completeOptions(options);
  const clock = new Clock(settings.now);
  const folder = settings.stateFile === undefined ? undefined : `${settings.stateFile}.uploads`;
  const uploads = new Uploads(folder);
  const state: StateFile = new StateFile(
    settings.stateFile,
    () => tasks.all(),
    (error) => settings.log?.(`The tasks were not written: ${String(error)}`),
  );
  const tasks = new TaskBook(settings, clock, () => state.changed());
  tasks.restore(state.load());
  const recorder = new Recorder(settings.recordFile);
  const pauses = new Pauses();
  const gateway: Gateway = {
    settings,
    clock,
    startedAt: clock.now(),
    tasks,
    uploads,
    press: new Press(uploads),
    faults: new Faults(),
    recorder,
    pauses,
    charges: [],
    refusedOnce: new Set(),
  };
  const app = createApp(gateway);
  // The global Request and Response of the process are left alone: the extension's own fetch uses them.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  const { port } = await listen(server, settings.port, settings.host);
  return {
    url: `http://${settings.host}:${port}`,
    port,
    requests: recorder.requests,
    charges: gateway.charges,
    async close() {
      pauses.end();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      state.close();
      await recorder.flush();
    },
  };
}

/** Whoever starts it may find that it runs already, say in another window: see GET /sandbox/health. */
class PortTakenError extends Error {
  readonly code = 'EADDRINUSE';

  constructor(port: number, cause: Error) {
    super(`Port ${port} is already in use; choose another with --port.`, { cause });
  }
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port, error) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no address'));
      else resolve(address);
    });
  });
}
