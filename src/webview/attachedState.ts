import type { PictureRole } from '../domain/parameters/references';
import type { MarkedPicture } from '../protocol/protocol';
import type { AttachedPicture, DraftKind, PairSlot } from '../protocol/views';
import { isPair } from './composerKinds';
import { exchanged, withSlots } from './pairSlots';

/** What a person does with the composer's pictures. */
export type Attaching =
  | { readonly type: 'removePicture'; readonly hash: string }
  | { readonly type: 'setRole'; readonly hash: string; readonly role: PictureRole }
  | { readonly type: 'exchangePictures' }
  | { readonly type: 'keepRegion'; readonly region: MarkedPicture }
  | { readonly type: 'closeStudio' };

/** What is done once their bytes are at hand. */
export type Attached =
  | {
      readonly type: 'addPictures';
      readonly pictures: readonly AttachedPicture[];
      /** Where the person asked for it. */
      readonly slot?: PairSlot | undefined;
    }
  /** Something begins or ends its way into the composer. */
  | { readonly type: 'arriving'; readonly by: 1 | -1 }
  | { readonly type: 'openStudio' };

interface Before {
  readonly kind: DraftKind;
  readonly pictures: readonly AttachedPicture[];
  readonly arriving: number;
}

interface After {
  /** Each is there once. */
  readonly pictures?: readonly AttachedPicture[];
  readonly arriving?: number;
  readonly region?: MarkedPicture;
  readonly isEditing?: boolean;
}

/** What is different then. Pure. */
export function afterAttaching(before: Before, change: Attaching | Attached): After {
  const { kind, pictures } = before;
  switch (change.type) {
    case 'arriving':
      return { arriving: before.arriving + change.by };
    case 'addPictures': {
      const { slot, pictures: added } = change;
      const placed = slot === undefined ? added : added.map((picture) => ({ ...picture, slot }));
      return { pictures: joined(pictures, placed) };
    }
    case 'removePicture': {
      const placed = isPair(kind) ? withSlots(pictures) : pictures;
      return { pictures: placed.filter(({ hash }) => hash !== change.hash) };
    }
    case 'setRole': {
      const { hash, role } = change;
      return {
        pictures: pictures.map((picture) =>
          picture.hash === hash ? { ...picture, role } : picture,
        ),
      };
    }
    case 'exchangePictures':
      return { pictures: exchanged(pictures) };
    case 'keepRegion':
      return { region: change.region };
    case 'openStudio':
      return { isEditing: true };
    case 'closeStudio':
      return { isEditing: false };
  }
}

function joined(
  before: readonly AttachedPicture[],
  added: readonly AttachedPicture[],
): readonly AttachedPicture[] {
  const all = new Map(before.map((picture) => [picture.hash, picture]));
  // What is there already keeps its role.
  for (const picture of added) all.set(picture.hash, { ...all.get(picture.hash), ...picture });
  return [...all.values()];
}
