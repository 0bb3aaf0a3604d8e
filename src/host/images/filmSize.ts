/** Boxes that hold the one with the size, from the outside in. */
const path = ['moov', 'trak', 'tkhd'];
/** A track header ends with width and height as fixed-point numbers of four bytes. */
const tailBytes = 8;
/** A film has a few boxes beside each other; one of nothing but empty boxes would hold everything up. */
const mostBoxes = 1_000;

/** How large an MP4 is shown, in pixels; undefined where its header does not say, as when only its beginning is here. */
export function filmSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return sizeIn(view, 0, bytes.byteLength, path);
}

function sizeIn(
  view: DataView,
  from: number,
  to: number,
  [wanted, ...inner]: readonly string[],
): { width: number; height: number } | undefined {
  for (let at = from, boxes = 0; at + 8 <= to && boxes < mostBoxes; boxes++) {
    const end = endOf(view, at, to);
    if (end === undefined) return undefined;
    if (typeAt(view, at) === wanted) {
      // Sound has a track of its own, of no size.
      const found = inner.length > 0 ? sizeIn(view, at + 8, end, inner) : tailOf(view, at, end);
      if (found) return found;
    }
    at = end;
  }
  return undefined;
}

function endOf(view: DataView, at: number, to: number): number | undefined {
  const short = view.getUint32(at);
  if (short === 0) return to;
  const size = short === 1 && at + 16 <= to ? Number(view.getBigUint64(at + 8)) : short;
  return size >= 8 && at + size <= to ? at + size : undefined;
}

function typeAt(view: DataView, at: number): string {
  return String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));
}

function tailOf(view: DataView, at: number, end: number) {
  if (end - at < 84) return undefined;
  const width = view.getUint32(end - tailBytes) >>> 16;
  const height = view.getUint32(end - tailBytes / 2) >>> 16;
  return width > 0 && height > 0 ? { width, height } : undefined;
}
