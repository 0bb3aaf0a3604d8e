import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FailureError, invalid } from '../domain/failure';
import type { FetchReply } from './fetchLike';

export interface OpenLinkInit {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Asked of the very address that is connected to. */
  readonly mayConnect: (address: string) => boolean;
}

/** One GET of a link, redirects not followed. @throws FailureError `linkRefused`; what the network says */
export type OpenLink = (url: string, init: OpenLinkInit) => Promise<FetchReply>;

/** All addresses of a name, as `dns.lookup` gives them. */
export type LookupAll = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/** Not asked for, but some servers pack whatever they send. */
const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * A GET that asks about the address it connects to. node-fetch cannot: it hands on nothing but an agent, and VS Code
 * puts its own in the place of that, while it keeps the `lookup` of a request. Behind a person's HTTP proxy nothing
 * is looked up here: then the proxy decides where names lead.
 */
export function createOpenLink(lookupAll: LookupAll = systemLookup): OpenLink {
  return (url, { headers, signal, mayConnect }) =>
    new Promise((resolve, reject) => {
      const { request } = url.startsWith('https:') ? https : http;
      const sent = request(url, {
        headers: { 'accept-encoding': 'identity', 'user-agent': 'Easel', ...headers },
        signal,
        // No pool: a connection that somebody else opened was not asked about.
        agent: false,
        lookup: guardedLookup(lookupAll, mayConnect),
      });
      sent.on('socket', ({ remoteAddress }) => {
        // VS Code may hand out a pooled one all the same.
        if (!sent.reusedSocket || remoteAddress === undefined || mayConnect(remoteAddress)) return;
        sent.destroy(refusal());
      });
      sent.on('error', reject);
      sent.on('response', (response) => resolve(replyOf(response)));
      sent.end();
    });
}

export function refusal(): FailureError {
  return new FailureError(invalid('linkRefused'));
}

function guardedLookup(
  lookupAll: LookupAll,
  mayConnect: (address: string) => boolean,
): LookupFunction {
  return (hostname, options, callback) => {
    lookupAll(hostname, { ...options, all: true }, (error, found) => {
      const allowed = error ? [] : found.filter(({ address }) => mayConnect(address));
      const [first] = allowed;
      if (error) callback(error, []);
      else if (!first) callback(refusal(), []);
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

function replyOf(response: http.IncomingMessage): FetchReply {
  const unpack = unpackers[response.headers['content-encoding']?.trim().toLowerCase() ?? ''];
  // What goes wrong on the way is thrown where the body is read.
  const body = unpack ? pipeline(response, unpack(), () => undefined) : response;
  return {
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: {
      get: (name) => {
        const value = response.headers[name];
        return (Array.isArray(value) ? value.join(', ') : value) ?? null;
      },
    },
    body,
  };
}
