import nodeFetch, { Response } from 'node-fetch';
import type { FetchLike } from '../../../src/net/fetchLike';
import type { SimulatedTime } from './simulatedTime';

/** What went over the wire. */
export interface Traffic {
  requests: number;
  /** Bodies, both ways. */
  bytes: number;
}

/** The fetch that the extension uses, counted; while an answer is on its way, time stands still. */
export function meteredFetch(time: SimulatedTime, traffic: Traffic): FetchLike {
  return (url, init) => time.during(fetchAll(url, init));

  async function fetchAll(url: string, init: Parameters<FetchLike>[1]) {
    traffic.requests += 1;
    traffic.bytes += Buffer.byteLength(init?.body ?? '');
    const reply = await nodeFetch(url, init);
    const body = Buffer.from(await reply.arrayBuffer());
    traffic.bytes += body.byteLength;
    return new Response(body, {
      status: reply.status,
      statusText: reply.statusText,
      headers: reply.headers,
    }) as Awaited<ReturnType<FetchLike>>;
  }
}
