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
export function linkToCopy(task: Task, cell: number | undefined): CopyableLink {
  const own = cellUrlOf(task.assets, cell);
  const asset = assetOfCell(task.assets, cell);
  const url = own ?? asset?.url;
  if (!url) throw new FailureError(invalid('noLink'));
  return { url, isOfGrid: asset?.kind === 'grid' && cell !== undefined && own === undefined };
}

export function isDead(link: CopyableLink, provider: Provider, nowMs: number): boolean {
  return provider.isLinkDead?.(link.url, nowMs) ?? false;
}
