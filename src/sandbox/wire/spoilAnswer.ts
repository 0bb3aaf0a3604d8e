import type { Gateway, SandboxContext } from '../gateway';
import type { ScenarioName } from '../scenarios';

const hugeBytes = 200 * 1024 * 1024;
const blanks = new Uint8Array(1024 * 1024).fill(0x20);
const dripEveryMs = 100;

type Spoiling = (bytes: Uint8Array, gateway: Gateway, c: SandboxContext) => Spoilt;

interface Spoilt {
  readonly body: Uint8Array | ReadableStream<Uint8Array>;
  /** What the head says, where that is not what comes. */
  readonly length?: number;
  readonly type?: string;
}

/** Answers that are right and do not arrive as they should. */
const spoilings: Readonly<Partial<Record<ScenarioName, Spoiling>>> = {
  'wrong-type': (body) => ({ body, type: 'image/gif' }),
  'cut-short': (bytes) => ({ body: bytes.subarray(0, bytes.byteLength >> 1) }),
  'broken-off': (bytes, { pauses }, c) => {
    const cut = () => c.env.incoming.socket.destroy();
    return { body: brokenOff(bytes, pauses, cut), length: bytes.byteLength };
  },
  huge: (bytes) => ({ body: huge(bytes), length: hugeBytes + bytes.byteLength }),
  drip: (bytes, gateway) => ({ body: dripping(bytes, gateway), length: bytes.byteLength }),
};

export async function spoilAnswer(
  gateway: Gateway,
  c: SandboxContext,
  scenario: ScenarioName,
): Promise<void> {
  const spoil = spoilings[scenario];
  if (!spoil) return;
  const { status, headers } = c.res;
  const { body, length, type } = spoil(new Uint8Array(await c.res.arrayBuffer()), gateway, c);
  const said = new Headers(headers);
  if (length === undefined) said.delete('content-length');
  else said.set('content-length', String(length));
  if (type !== undefined) said.set('content-type', type);
  c.res = undefined;
  c.res = new Response(body instanceof Uint8Array ? new Uint8Array(body) : body, {
    status,
    headers: said,
  });
}

function brokenOff(
  bytes: Uint8Array,
  pauses: Gateway['pauses'],
  cut: () => void,
): ReadableStream<Uint8Array> {
  let isHalfSent = false;
  return new ReadableStream({
    async pull(controller) {
      if (!isHalfSent) {
        isHalfSent = true;
        controller.enqueue(bytes.slice(0, bytes.byteLength >> 1));
        return;
      }
      // The half is to arrive.
      await pauses.wait(20);
      cut();
      controller.close();
    },
  });
}

function huge(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let left = hugeBytes;
  return new ReadableStream({
    pull(controller) {
      if (left > 0) {
        controller.enqueue(blanks);
        left -= blanks.byteLength;
        return;
      }
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

function dripping(bytes: Uint8Array, { pauses }: Gateway): ReadableStream<Uint8Array> {
  const everyMs = Math.max(dripEveryMs, 3_600_000 / Math.max(1, bytes.byteLength));
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at > 0) await pauses.wait(everyMs);
      if (at < bytes.byteLength) controller.enqueue(bytes.slice(at, (at += 1)));
      else controller.close();
    },
  });
}
