import { isKeepable, type Asset, type KeepableAsset } from '../../domain/asset';
import { usableLink } from './pictureLinks';
import { resultStrings } from './wireEnvelope';
import { asRecord } from './wireValues';

/**
 * A task's assets with the links of a Refresh reply. Nobody publishes what that reply looks like, so all
 * likely forms are read: an envelope with one or several links, one with `properties.imageUrl`, and
 * Discord's own `refreshed_urls` (POST /attachments/refresh-urls). Undefined when there is no link in it that is one
 * of theirs.
 */
export function withRefreshedLinks(
  assets: readonly Asset[],
  json: unknown,
  baseUrl: string,
): readonly Asset[] | undefined {
  const body = asRecord(json);
  if (!body) return undefined;
  const pairs = refreshedPairs(body['refreshed_urls'], baseUrl);
  if (pairs.size > 0) {
    return replaced(assets, (asset, index) => pairs.get(asset.url) ?? [...pairs.values()][index]);
  }
  const links = [body['result'], asRecord(body['properties'])?.['imageUrl'], body['imageUrl']]
    .map((value) => resultStrings(value).flatMap((url) => asLink(url, baseUrl) ?? []))
    .find((found) => found.length > 0);
  return links && replaced(assets, (_asset, index) => links[index]);
}

/** Ids stand where links may stand, too; only what names a web address counts. */
function asLink(text: string, baseUrl: string): string | undefined {
  return /^(https?:|\/)/i.test(text) ? usableLink(text, baseUrl) : undefined;
}

function refreshedPairs(value: unknown, baseUrl: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const item of Array.isArray(value) ? (value as unknown[]) : []) {
    const original = asRecord(item)?.['original'];
    const refreshed = asRecord(item)?.['refreshed'];
    const link = typeof refreshed === 'string' ? asLink(refreshed, baseUrl) : undefined;
    if (link !== undefined) pairs.set(String(original), link);
  }
  return pairs;
}

function replaced(
  assets: readonly Asset[],
  linkFor: (asset: KeepableAsset, index: number) => string | undefined,
): readonly Asset[] | undefined {
  let index = 0;
  const fresh = assets.map((asset) => {
    if (!isKeepable(asset)) return asset;
    const url = linkFor(asset, index++);
    return url === undefined || !mayBeOf(asset, url) ? asset : { ...asset, url };
  });
  return fresh.some((asset, at) => asset !== assets[at]) ? fresh : undefined;
}

/** A gateway that knows one link a task gives that of its still picture, which would pass for the film. */
function mayBeOf({ kind, url: old }: KeepableAsset, url: string): boolean {
  return kind !== 'video' || endingOf(old) === endingOf(url);
}

function endingOf(url: string): string {
  return /\.(\w+)$/.exec(URL.parse(url)?.pathname ?? '')?.[1]?.toLowerCase() ?? '';
}
