import type { AttachedPicture, PairSlot } from '../protocol/views';

export type PairSlots = Readonly<Record<PairSlot, AttachedPicture | undefined>> & {
  /** Too many: a pair takes two. */
  readonly rest: readonly AttachedPicture[];
};

/** Which picture is which in a pair: those that say it first, then in the order they came. */
export function pairSlots(pictures: readonly AttachedPicture[]): PairSlots {
  const named = (slot: PairSlot) => pictures.find((picture) => picture.slot === slot);
  const loose = pictures.filter(({ slot }) => slot === undefined);
  const first = named('first') ?? loose.shift();
  const second = named('second') ?? loose.shift();
  return {
    first,
    second,
    rest: pictures.filter((picture) => picture !== first && picture !== second),
  };
}

/** Each with its slot said, so that one does not move when the other goes. */
export function withSlots(pictures: readonly AttachedPicture[]): readonly AttachedPicture[] {
  const { first, second } = pairSlots(pictures);
  return pictures.map((picture) => {
    if (picture === first) return { ...picture, slot: 'first' };
    return picture === second ? { ...picture, slot: 'second' } : withoutSlot(picture);
  });
}

/** The other way round. */
export function exchanged(pictures: readonly AttachedPicture[]): readonly AttachedPicture[] {
  const other = { first: 'second', second: 'first' } as const;
  return withSlots(pictures).map((picture) =>
    picture.slot === undefined ? picture : { ...picture, slot: other[picture.slot] },
  );
}

function withoutSlot({ slot: _slot, ...picture }: AttachedPicture): AttachedPicture {
  return picture;
}
