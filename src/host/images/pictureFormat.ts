import { imageSize } from 'image-size';
import { filmSize } from './filmSize';

export interface PictureFormat {
  readonly mime: string;
  readonly extension: string;
  /** Pixels as shown, so with the camera's rotation applied; absent where a film does not say. */
  readonly width?: number;
  readonly height?: number;
}

/** What may be kept, with the extension its file gets. SVG and HTML are documents, not pictures: never. */
export const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
};

/** The still pictures among them: what a person may attach. */
export const pictureMimes = Object.keys(extensions).filter((mime) => mime.startsWith('image/'));

/** Found from the bytes alone, whatever a name or a header says. Undefined: not a picture we take. */
export function readPictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  const mime = mimeOf(bytes);
  const extension = mime && extensions[mime];
  if (!mime || !extension) return undefined;
  if (mime === 'video/mp4') return { mime, extension, ...filmSize(bytes) };
  const size = sizeOf(bytes);
  return size && { mime, extension, ...size };
}

function mimeOf(bytes: Uint8Array): string | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (text(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (/^GIF8[79]a$/.test(text(0, 6))) return 'image/gif';
  // The same box also begins AVIF and HEIC pictures, which neither gateways nor the page agree on.
  const isVideo =
    text(4, 8) === 'ftyp' && /^(isom|iso[2-9]|mp4[12]|avc1|M4V |dash)$/.test(text(8, 12));
  return isVideo ? 'video/mp4' : undefined;
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    if (width <= 0 || height <= 0) return undefined;
    // EXIF orientations from 5 on lie on their side.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    // The beginning of a picture without the rest.
    return undefined;
  }
}
