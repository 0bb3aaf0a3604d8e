import { RequestError } from '../../net/requestError';
import type { Auth } from './connectionOptions';

/** What a header may hold; a key with anything else was copied wrongly. */
const headerSafe = /^[\x21-\x7e\x80-\xff][\x20-\x7e\x80-\xff]*$/;

/**
 * The header that carries the key. Gateways take `Authorization: Bearer` (QuantumNous/new-api
 * middleware/auth.go), trueai-org/midjourney-proxy compares `Authorization` as it is, without "Bearer"
 * (SimpleAuthMiddleware.cs), novicezk/midjourney-proxy and its Plus read `mj-api-secret`
 * (ApiAuthorizeInterceptor.java). Never two at once: trueai prefers `Authorization` and then fails.
 * No key, no header: a proxy of one's own may be open.
 */
export function authHeaders(auth: Auth, key: string | undefined): Record<string, string> {
  if (key === undefined || key === '') return {};
  if (!headerSafe.test(key)) {
    throw new RequestError({ kind: 'unauthorised', isRetryable: false, charged: 'no' }, true);
  }
  switch (auth) {
    case 'bearer':
      return { authorization: `Bearer ${key}` };
    case 'raw':
      return { authorization: key };
    case 'mj-api-secret':
      return { 'mj-api-secret': key };
  }
}
