import { isLoopback } from '../../base/isLoopback';
import type { WireTask } from './wireTask';

/** The links of a task's results, ready to be fetched. */
export interface PictureLinks {
  /** The one picture: a grid, a single image, a preview. */
  readonly image?: string;
  /** The single pictures of a grid, where the gateway has them. */
  readonly cells: readonly string[];
  readonly videos: readonly { readonly url: string; readonly poster?: string }[];
}

/** `imageUrl` is what all have; `imageUrls` is trueai's, `images` one gateway's own. */
export function pictureLinks(task: WireTask, baseUrl: string): PictureLinks {
  const usable = (url: string | undefined) => usableLink(url, baseUrl);
  const several = (task.imageUrls ?? task.images ?? []).flatMap((item) => usable(item.url) ?? []);
  const image = usable(task.imageUrl) ?? (several.length === 1 ? several[0] : undefined);
  return {
    ...(image === undefined ? {} : { image }),
    cells: several.length > 1 ? several : [],
    videos: videoLinks(task, usable),
  };
}

function videoLinks(
  task: WireTask,
  usable: (url: string | undefined) => string | undefined,
): PictureLinks['videos'] {
  const listed = (task.videoUrls ?? []).flatMap((item) => {
    const url = usable(item.url);
    const poster = usable(item.thumbnail);
    return url === undefined ? [] : [{ url, ...(poster === undefined ? {} : { poster }) }];
  });
  const single = usable(task.videoUrl);
  return listed.length > 0 || single === undefined ? listed : [{ url: single }];
}

/**
 * A web address that can be fetched from here, else undefined. Small gateways leave new-api's
 * ServerAddress at `http://localhost:3000`: a loopback host there means the gateway itself. A link that
 * is fine is not touched, since re-encoding breaks signatures.
 */
export function usableLink(url: string | undefined, baseUrl: string): string | undefined {
  const sent = url?.trim();
  if (!sent) return undefined;
  const base = URL.parse(baseUrl);
  const parsed = URL.parse(sent, base?.href);
  if (!parsed || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return undefined;
  if (!base) return sent;
  const isMisconfigured = isNowhereElse(parsed.hostname) && !isNowhereElse(base.hostname);
  if (isMisconfigured) return base.origin + parsed.pathname + parsed.search;
  return /^https?:\/\//i.test(sent) ? sent : parsed.href;
}

/** The gateway's own idea of itself; 0.0.0.0 is what it was told to listen on. */
function isNowhereElse(hostname: string): boolean {
  return isLoopback(hostname) || hostname === '0.0.0.0';
}
