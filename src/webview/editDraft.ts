import type { MarkedPicture, Reply } from '../protocol/protocol';
import type { AttachedPicture, EditDraft } from '../protocol/views';
import { reading } from './attachPicture';
import { withoutAddress } from './draftCheck';
import { bakeRegion } from './mask/bakeRegion';

/** An edit with what is marked of its picture, whoever sends it: the composer or the mask studio. */
export function editDraft(
  prompt: string,
  picture: AttachedPicture,
  kept: MarkedPicture | undefined,
): Promise<Reply<{ readonly draft: EditDraft }>> {
  return reading(picture, async () => {
    const strokes = kept?.hash === picture.hash ? kept.strokes : undefined;
    const region = strokes === undefined ? undefined : await bakeRegion(picture, strokes);
    const draft = {
      kind: 'edit',
      prompt: prompt.trim(),
      picture: withoutAddress(picture),
    } as const;
    return { ok: true, value: { draft: region ? { ...draft, region } : draft } };
  });
}
