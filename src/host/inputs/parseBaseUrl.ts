import { isLoopback } from '../../base/isLoopback';
import { FailureError, invalid } from '../../domain/failure';

/**
 * The address of a gateway as people paste it, made plain: scheme, host and a folder if there is one,
 * without a trailing slash. `/v1`, `/mj` and the like go, because the provider adds its own paths.
 * Throws FailureError `badBaseUrl` or `insecureBaseUrl`; pure, nothing is asked.
 */
export function parseBaseUrl(text: string): string {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new FailureError(invalid('badBaseUrl'));
  }
  // A name and password in an address end up in logs; the key has a place of its own.
  if (url.username !== '' || url.password !== '') throw new FailureError(invalid('badBaseUrl'));
  // This machine is the only place a key may go to unencrypted.
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new FailureError(invalid('insecureBaseUrl'));
  }
  return url.origin + withoutApiPath(url.pathname);
}

function withoutApiPath(pathname: string): string {
  let path = pathname.replace(/\/+$/, '');
  for (let before = ''; before !== path;) {
    before = path;
    path = path.replace(/\/(v1|mj(-[a-z]+)?)$/i, '').replace(/\/+$/, '');
  }
  return path;
}
