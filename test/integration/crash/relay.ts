import {
  createServer,
  request as startRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { addressWords } from './pathWords';

/** What a request has come to when its sender dies: the gateway's side of a crash. */
export type Moment = 'arrived' | 'accepted' | 'half';

export interface Passed {
  /** As in the trace of a window: `request: POST /mj/submit/imagine 1`. */
  readonly step: string;
  readonly path: string;
  readonly body: string;
  /** Whether the gateway itself has seen it. */
  readonly isForwarded: boolean;
}

/**
 * Stands between a window and the sandbox, so that a window can die at a moment that only the gateway's side can
 * see. Passes everything else on as it is.
 */
export class Relay {
  passed: Passed[] = [];
  /** Called at each moment once the window has begun; true: the sender is dead and hears nothing more. */
  onMoment: (step: string, moment: Moment) => Promise<boolean> = () => Promise.resolve(false);
  /** What a window asks for while it is prepared has the same names, and is not what is to be cut off. */
  #hasBegun = false;
  readonly #server: Server;
  readonly #target: string;
  readonly #counts = new Map<string, number>();

  private constructor(target: string) {
    this.#target = target;
    this.#server = createServer((request, response) => {
      this.#pass(request, response).catch(() => response.destroy());
    });
  }

  static async start(target: string): Promise<Relay> {
    const relay = new Relay(target);
    await new Promise<void>((resolve) => relay.#server.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From here on steps are counted anew; a window then says itself when it has begun, as its trace does. */
  restart(): void {
    this.#hasBegun = false;
    this.#counts.clear();
    this.passed = [];
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (path === '/relay/begin') {
      this.restart();
      this.#hasBegun = true;
      response.end();
      return;
    }
    const body = await bytesOf(request);
    const name = `request: ${request.method ?? 'GET'} ${addressWords(path.split('?')[0] ?? '')}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    const step = `${name} ${count}`;
    if (await this.#isCutOff(step, 'arrived')) {
      this.passed.push({ step, path, body: body.toString(), isForwarded: false });
      return;
    }
    this.passed.push({ step, path, body: body.toString(), isForwarded: true });
    await this.#forward({ request, response, path, body, step });
  }

  async #isCutOff(step: string, moment: Moment): Promise<boolean> {
    return this.#hasBegun && (await this.onMoment(step, moment));
  }

  async #forward(one: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly path: string;
    readonly body: Buffer;
    readonly step: string;
  }): Promise<void> {
    const { request, response, step } = one;
    // With its own Host, so that the links in an answer lead through here as well.
    const reply = await ask(this.#target + one.path, request, one.body);
    const answer = await bytesOf(reply);
    if (await this.#isCutOff(step, 'accepted')) return;
    // Its length is known by now, and the connection is another.
    const headers = { ...reply.headers };
    delete headers['transfer-encoding'];
    delete headers.connection;
    response.writeHead(reply.statusCode ?? 502, {
      ...headers,
      ...(reply.statusCode === 204 ? {} : { 'content-length': answer.byteLength }),
    });
    const half = answer.subarray(0, answer.byteLength >> 1);
    await new Promise<unknown>((resolve) => response.write(half, resolve));
    if (await this.#isCutOff(step, 'half')) return;
    response.end(answer.subarray(half.byteLength));
  }
}

function ask(url: string, { method, headers }: IncomingMessage, body: Buffer) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asking = startRequest(url, { method: method ?? 'GET', headers }, resolve);
    asking.on('error', reject);
    asking.end(body);
  });
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
