import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** A server on this machine that answers as a test says, and remembers who came. */
export class LoopbackServer {
  readonly #server: Server;
  /** Method and path of each request, in order. */
  readonly asked: string[] = [];
  /** The headers of each request. */
  readonly headers: IncomingMessage['headers'][] = [];
  /** How many connections were opened to it, whatever was said on them. */
  connections = 0;
  /** How many of them are open now. */
  open = 0;

  private constructor(answer: (request: IncomingMessage, reply: ServerResponse) => void) {
    this.#server = createServer((request, reply) => {
      this.asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      this.headers.push(request.headers);
      // Whoever lets go of a body in the middle is expected to.
      reply.on('error', () => undefined);
      request.resume();
      request.on('end', () => answer(request, reply));
    });
    this.#server.on('connection', (socket) => {
      this.connections += 1;
      this.open += 1;
      socket.once('close', () => (this.open -= 1));
    });
  }

  static async start(
    answer: (request: IncomingMessage, reply: ServerResponse) => void,
  ): Promise<LoopbackServer> {
    const server = new LoopbackServer(answer);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Sends pieces for as long as somebody reads, at most `maxBytes`; a piece every `everyMs`, or as fast as they go. */
export async function pour(
  reply: ServerResponse,
  { piece, maxBytes, everyMs = 0 }: { piece: Uint8Array; maxBytes: number; everyMs?: number },
): Promise<void> {
  async function* pieces() {
    for (let sent = 0; sent < maxBytes; sent += piece.byteLength) {
      yield piece;
      if (everyMs > 0) await wait(everyMs);
    }
  }
  // Whoever has read enough goes away in the middle.
  await pipeline(pieces, reply).catch(() => undefined);
}
