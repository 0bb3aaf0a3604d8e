import { FailureError, type InvalidReason } from '../../domain/failure';
import type { KeptFile } from '../../domain/asset';

/**
 * A history in one file: a zip whose first entry is `history.jsonl` – a line that says what it is, then a line
 * for each task – and `pictures/<SHA-256 of the bytes>.<ending>` for each picture.
 */
export const archiveFormat = 'easel-history';
/** Grows when an older Easel could not read what a newer one writes. */
export const archiveVersion = 1;
export const historyEntry = 'history.jsonl';

/** The name of a picture's entry; its ending is for people who look into the file. */
export function pictureEntry({ hash, mime }: Pick<KeptFile, 'hash' | 'mime'>): string {
  const ending = /^[a-z]+\/([a-z0-9]+)$/.exec(mime)?.[1] ?? 'bin';
  return `pictures/${hash}.${ending}`;
}

/** The hash in the name of a picture's entry; undefined for any other name, such as one that climbs out. */
export function hashOfEntry(name: string): string | undefined {
  return /^pictures\/([0-9a-f]{64})\.[a-z0-9]{1,8}$/.exec(name)?.[1];
}

/** Nothing about money: nobody thinks of it here, and a sentence about it would only puzzle. */
export function exchangeFailure(
  reason: InvalidReason,
  { cause, detail }: { readonly cause?: unknown; readonly detail?: string } = {},
): FailureError {
  return new FailureError(
    {
      kind: 'invalidRequest',
      reason,
      isRetryable: false,
      charged: 'unknown',
      ...(detail === undefined ? {} : { gatewayMessage: detail }),
    },
    { cause },
  );
}
