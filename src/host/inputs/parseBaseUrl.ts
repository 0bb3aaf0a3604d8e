import { isLoopback } from '../../base/isLoopback';
import { FailureError, invalid } from '../../domain/failure';

/**
 * The address of a gateway as people paste it, made plain: scheme, host and a folder if there is one,
 * without a trailing slash. `/v1`, `/mj` and the like go, because the provider adds its own paths.
 * Throws FailureError `badBaseUrl` or `insecureBaseUrl`; pure, nothing is asked.
 * @param isAllowed whether a person has agreed to send their key there unencrypted
 */
export function parseBaseUrl(text: string, isAllowed = (_baseUrl: string) => false): string {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new FailureError(invalid('badBaseUrl'));
  }
  // A name and password in an address end up in logs; the key has a place of its own.
  if (url.username !== '' || url.password !== '') throw new FailureError(invalid('badBaseUrl'));
  const baseUrl = url.origin + withoutApiPath(url.pathname);
  if (isInsecure(baseUrl) && !isAllowed(baseUrl)) {
    throw new FailureError(invalid('insecureBaseUrl'));
  }
  return baseUrl;
}

/** Whether a key would travel there for everybody on the way to read: this machine has no way. */
export function isInsecure(baseUrl: string): boolean {
  const url = URL.parse(baseUrl);
  return url?.protocol === 'http:' && !isLoopback(url.hostname);
}

function withoutApiPath(pathname: string): string {
  let path = pathname.replace(/\/+$/, '');
  for (let before = ''; before !== path;) {
    before = path;
    path = path.replace(/\/(v1|mj(-[a-z]+)?)$/i, '').replace(/\/+$/, '');
  }
  return path;
}
