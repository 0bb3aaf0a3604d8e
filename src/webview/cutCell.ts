import type { PictureView } from '../protocol/views';
import { loadPicture } from './loadPicture';

/**
 * One cell of a grid as a PNG, pixel for pixel: here, because Chromium decodes every format the
 * host keeps. Edges are rounded the same for neighbours, so that every pixel is in one cell.
 */
export async function cutCell(
  { rows, columns }: Pick<PictureView, 'rows' | 'columns'>,
  src: string,
  cell: number,
): Promise<ArrayBuffer> {
  const image = await loadPicture(src);
  const { naturalWidth, naturalHeight } = image;
  const { left, top, width, height } = cellRect(
    { rows, columns, width: naturalWidth, height: naturalHeight },
    cell,
  );
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(image, left, top, width, height, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return blob.arrayBuffer();
}

export interface CellRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a cell lies in its sheet, in whole pixels. */
export function cellRect(
  sheet: {
    readonly rows: number;
    readonly columns: number;
    readonly width: number;
    readonly height: number;
  },
  cell: number,
): CellRect {
  const [left, right] = bounds(sheet.width, sheet.columns, (cell - 1) % sheet.columns);
  const [top, bottom] = bounds(sheet.height, sheet.rows, Math.floor((cell - 1) / sheet.columns));
  return { left, top, width: right - left, height: bottom - top };
}

function bounds(length: number, parts: number, index: number): readonly [number, number] {
  return [Math.round((length * index) / parts), Math.round((length * (index + 1)) / parts)];
}
