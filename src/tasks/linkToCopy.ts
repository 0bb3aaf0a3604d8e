import { assetOfCell, cellUrlOf } from '../domain/asset';
import { FailureError, invalid } from '../domain/failure';
import type { Task } from '../domain/task';
import type { Provider } from '../providers/provider';

export interface CopyableLink {
  readonly url: string;
  /** The link is the whole grid's: this gateway has none for a single picture of it. */
  readonly isOfGrid: boolean;
}

/** The gateway's link of a picture, or of one cell of it. @throws FailureError `noLink` */
function linkToCopy(task: Task, cell: number | undefined): CopyableLink {
  const own = cellUrlOf(task.assets, cell);
  const asset = assetOfCell(task.assets, cell);
  const url = own ?? asset?.url;
  if (!url) throw new FailureError(invalid('noLink'));
  return { url, isOfGrid: asset?.kind === 'grid' && cell !== undefined && own === undefined };
}

/**
 * The same, renewed first where it says that it has died.
 * @throws FailureError `noLink`
 */
export async function liveLink(
  read: () => Promise<Task>,
  cell: number | undefined,
  means: {
    /** Undefined when the gateway is not set up any more. */
    readonly providerOf: (task: Task) => Provider | undefined;
    readonly renew: () => Promise<void>;
    readonly now: () => number;
  },
): Promise<CopyableLink> {
  const task = await read();
  const link = linkToCopy(task, cell);
  const provider = means.providerOf(task);
  if (!provider || !isDead(link, provider, means.now())) return link;
  await means.renew();
  const fresh = linkToCopy(await read(), cell);
  if (isDead(fresh, provider, means.now())) throw new FailureError(invalid('noLink'));
  return fresh;
}

function isDead(link: CopyableLink, provider: Provider, nowMs: number): boolean {
  return provider.isLinkDead?.(link.url, nowMs) ?? false;
}
