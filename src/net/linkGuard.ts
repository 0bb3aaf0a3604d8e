import { isIP } from 'node:net';
import { isLoopback } from '../base/isLoopback';
import { isPublicAddress, isSameMachine } from './isPublicAddress';

/** Where a picture's link may lead. */
export interface LinkGuard {
  /** By the link alone, before any name is looked up: an address in it, or a name of this machine. */
  mayFollow(url: URL): boolean;
  /** By the address that is about to be connected to, whatever the name said a moment ago. */
  mayConnect(url: URL, address: string): boolean;
}

/**
 * A gateway names links, and whoever is behind it must not look around in a person's own network with them. So
 * links lead out to the internet, or to where the gateway itself is: to its own origin, and, where it was set up by
 * an address instead of a name, to that machine. A name alone opens no more than its origin, because who owns a
 * name can let it mean any address.
 * @param gatewayUrl absent where the gateway of the link is not set up any more
 */
export function createLinkGuard(gatewayUrl: string | undefined): LinkGuard {
  const gateway = gatewayUrl === undefined ? undefined : (URL.parse(gatewayUrl) ?? undefined);
  const home = gateway && addressIn(gateway);
  const mayConnect = (url: URL, address: string) =>
    isPublicAddress(address) ||
    url.origin === gateway?.origin ||
    (home !== undefined && isSameMachine(address, home));
  return {
    mayConnect,
    mayFollow: (url) => {
      const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
      if (!isWeb || url.username !== '' || url.password !== '') return false;
      const address = addressIn(url);
      return address === undefined || mayConnect(url, address);
    },
  };
}

/** The address that stands in a link; the URL parser has made decimal, octal and hexadecimal ones plain. */
function addressIn({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return bare;
  return isLoopback(hostname) ? '127.0.0.1' : undefined;
}
