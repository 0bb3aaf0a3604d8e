import { withoutUndefined } from './task';

/** What a finished task holds. The page draws by `kind` and knows no vendor. */
export type Asset = GridAsset | ImageAsset | VideoAsset | TextAsset;

/** A file kept on this machine, named by the hash of its bytes. */
export interface KeptFile {
  /** SHA-256 of the bytes, lower-case hex. */
  readonly hash: string;
  /** Found from the bytes: image/png, image/jpeg, image/webp, image/gif, video/mp4. */
  readonly mime: string;
  /** Pixels; absent where a film does not say. */
  readonly width?: number;
  readonly height?: number;
  readonly byteLength: number;
}

interface PictureAsset {
  /** The gateway's link. Short-lived: only for fetching the bytes again. */
  readonly url: string;
  /** Absent until the bytes were fetched. */
  readonly file?: KeptFile;
}

/** Four pictures in one file, two by two, numbered 1–4 from the top left, row by row. */
export interface GridAsset extends PictureAsset {
  readonly kind: 'grid';
  readonly rows: number;
  readonly columns: number;
  /** Links of the single pictures, where the gateway has them; in the order of the cells. */
  readonly cellUrls?: readonly string[];
}

export interface ImageAsset extends PictureAsset {
  readonly kind: 'image';
}

export interface VideoAsset extends PictureAsset {
  readonly kind: 'video';
  readonly posterUrl?: string;
}

/** Texts to choose from: the four prompts of Describe, the shortened prompts of Shorten. */
export interface TextAsset {
  readonly kind: 'text';
  readonly texts: readonly string[];
  /** Of Shorten: which words of the prompt matter, in the gateway's own words and marks. */
  readonly analysis?: string;
}

/** What a task shows: four pictures in one file have cells, and so has each file of a set of films. */
export function assetOfCell(
  assets: readonly Asset[],
  cell: number | undefined,
): KeepableAsset | undefined {
  const keepable = assets.filter(isKeepable);
  return (
    (cell === undefined || keepable.length === 1 ? undefined : keepable[cell - 1]) ?? keepable[0]
  );
}

/** The gateway's own link of one cell of a grid, where it has one. */
export function cellUrlOf(assets: readonly Asset[], cell: number | undefined): string | undefined {
  const grid = assets.find((asset) => asset.kind === 'grid');
  return cell === undefined ? undefined : grid?.cellUrls?.[cell - 1];
}

export type KeepableAsset = GridAsset | ImageAsset | VideoAsset;

export function isKeepable(asset: Asset): asset is KeepableAsset {
  return asset.kind !== 'text';
}

/** With its bytes, or without them again. What they are counts more than what the link said: a film is shown as one. */
export function withFile(asset: KeepableAsset, file: KeptFile | undefined): KeepableAsset {
  if (file && asset.kind !== 'video' && file.mime.startsWith('video/')) {
    return { kind: 'video', url: asset.url, file };
  }
  return withoutUndefined<KeepableAsset>({ ...asset, file });
}
