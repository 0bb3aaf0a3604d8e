import { redactSecret } from '../base/redact';
import { RequestError } from './requestError';

/** Failures of finding or opening the way: nothing of the request can have left. */
const neverOpened = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The other side's certificate was refused before the request was written. */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/;

interface SystemFacts {
  readonly code: string;
  /** 'connect', 'getaddrinfo', 'read', … where the runtime says so. */
  readonly call: string | undefined;
}

/** An error thrown by fetch or while reading its body, as a failure. */
export function transportFailure(
  error: unknown,
  { secret, isFree }: { readonly secret: string | undefined; readonly isFree: boolean },
): RequestError {
  const facts = systemFacts(error);
  const neverSent = facts !== undefined && isNeverSent(facts);
  const words = error instanceof Error ? error.message : String(error);
  return new RequestError(
    {
      kind: 'unreachable',
      gatewayMessage: redactSecret(words, secret).slice(0, 300),
      isRetryable: facts === undefined || !certificate.test(facts.code),
      charged: neverSent || isFree ? 'no' : 'unknown',
    },
    neverSent,
    { cause: error },
  );
}

function isNeverSent({ code, call }: SystemFacts): boolean {
  if (certificate.test(code)) return true;
  // An open connection can also end in EHOSTUNREACH; the system call tells the two apart.
  if (call !== undefined) return call === 'connect' || call === 'getaddrinfo';
  return neverOpened.has(code);
}

/** node-fetch keeps code and call on its own error, undici on the cause. */
function systemFacts(error: unknown, depth = 0): SystemFacts | undefined {
  if (!(error instanceof Error) || depth > 3) return undefined;
  const { code, syscall, erroredSysCall } = error as Error & Record<string, unknown>;
  if (typeof code === 'string') {
    const call = syscall ?? erroredSysCall;
    return { code, call: typeof call === 'string' ? call : undefined };
  }
  return systemFacts(error.cause, depth + 1);
}
