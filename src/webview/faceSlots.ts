import type { AttachedPicture, FaceSlot } from '../protocol/views';

export type FaceSlots = Readonly<Record<FaceSlot, AttachedPicture | undefined>> & {
  /** Too many: a swap takes two. */
  readonly rest: readonly AttachedPicture[];
};

/** Which picture is which in a face swap: those that say it first, then in the order they came. */
export function faceSlots(pictures: readonly AttachedPicture[]): FaceSlots {
  const named = (slot: FaceSlot) => pictures.find((picture) => picture.slot === slot);
  const loose = pictures.filter(({ slot }) => slot === undefined);
  const face = named('face') ?? loose.shift();
  const target = named('target') ?? loose.shift();
  return {
    face,
    target,
    rest: pictures.filter((picture) => picture !== face && picture !== target),
  };
}

/** Each with its slot said, so that one does not move when the other goes. */
export function withSlots(pictures: readonly AttachedPicture[]): readonly AttachedPicture[] {
  const { face, target } = faceSlots(pictures);
  return pictures.map((picture) => {
    if (picture === face) return { ...picture, slot: 'face' };
    return picture === target ? { ...picture, slot: 'target' } : withoutSlot(picture);
  });
}

/** The other way round. */
export function exchanged(pictures: readonly AttachedPicture[]): readonly AttachedPicture[] {
  const other = { face: 'target', target: 'face' } as const;
  return withSlots(pictures).map((picture) =>
    picture.slot === undefined ? picture : { ...picture, slot: other[picture.slot] },
  );
}

function withoutSlot({ slot: _slot, ...picture }: AttachedPicture): AttachedPicture {
  return picture;
}
