import * as l10n from '@vscode/l10n';
import type { ReferenceToAdd, Reply } from '../protocol/protocol';
import type { AttachedPicture } from '../protocol/views';
import { cutCell } from './cutCell';
import { fitPicture } from './fitPicture';
import type { HostApi } from './hostApi';
import { loadPicture } from './loadPicture';

/** A picture the host keeps, as gateways take it: a smaller copy where it was too large. */
export function fitted(
  host: HostApi,
  picture: AttachedPicture,
): Promise<Reply<{ readonly picture: AttachedPicture }>> {
  return reading(picture, async () => {
    const bytes = await fitPicture(picture);
    // A small one is decoded, too: what is damaged inside only shows then.
    if (!bytes) return shown(picture);
    return host.ask('picture/attach', { name: picture.name, bytes });
  });
}

/** A picture of the history: one cell of it where it is a grid, then as gateways take it. */
export function fromHistory(
  host: HostApi,
  { picture, cell }: ReferenceToAdd,
): Promise<Reply<{ readonly picture: AttachedPicture }>> {
  return reading(picture, async () => {
    if (!cell) return fitted(host, picture);
    const bytes = await cutCell(cell, picture.src, cell.cell);
    const reply = await host.ask('picture/attach', { name: picture.name, bytes });
    return reply.ok ? fitted(host, reply.value.picture) : reply;
  });
}

/** A picture that shows itself whole, so that a region of it can be marked. */
export function shown(
  picture: AttachedPicture,
): Promise<Reply<{ readonly picture: AttachedPicture }>> {
  return reading(picture, async () => {
    await loadPicture(picture.src);
    return { ok: true, value: { picture } };
  });
}

/** The outcome of work on a picture's pixels; one that cannot be decoded is said by its name. */
export async function reading<T>(
  { name }: AttachedPicture,
  read: () => Promise<Reply<T>>,
): Promise<Reply<T>> {
  try {
    return await read();
  } catch {
    // Its beginning is a picture, its rest is not.
    const sentence = l10n.t('“{0}” could not be read. Choose another picture.', name);
    return { ok: false, problem: { sentence, remedies: [] } };
  }
}
