import { cutCell } from './cutCell';
import type { ShownPicture } from './shownPicture';

/**
 * Puts what is shown into the clipboard as a PNG, pixel for pixel. @throws when the browser refuses, as it does
 * without the focus, and when the file does not load
 */
export async function copyPicture(shown: ShownPicture): Promise<void> {
  // The promise goes into the item: after waiting for it the browser would not know of the key press any more.
  const png = pngOf(shown).then((bytes) => new Blob([bytes], { type: 'image/png' }));
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

/** One cell, or the whole file. */
export function pngOf({ picture, src, cell, task }: ShownPicture): Promise<ArrayBuffer> {
  const isCell = cell !== undefined && !task.more;
  return cutCell(isCell ? picture : { rows: 1, columns: 1 }, src, isCell ? cell : 1);
}
