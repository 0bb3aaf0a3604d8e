import type { GridAsset, ImageAsset, KeptFile } from '../../domain/asset';
import { FailureError, invalid } from '../../domain/failure';
import type { Task } from '../../domain/task';
import { readPictureFormat } from '../images/pictureFormat';
import type { Services } from '../services';

/**
 * Answers with a region of the parent's picture.
 * @throws FailureError `badMask` when it is no mask of that picture, `parentRemoved` when that was taken out of the
 *   history meanwhile: nothing is kept or sent then
 */
export async function answerWithMask(
  { store, tasks, pictures }: Services,
  taskId: string,
  prompt: string,
  bytes: Uint8Array,
): Promise<void> {
  const file = await fileToMark(store, taskId);
  const format = readPictureFormat(bytes);
  const isSameSize = format?.width === file?.width && format?.height === file?.height;
  if (!file || format?.mime !== 'image/png' || !isSameSize) {
    throw new FailureError(invalid('badMask'));
  }
  await tasks.answer(taskId, { prompt, mask: await pictures.add(bytes, 'mask.png') });
}

async function fileToMark(store: Services['store'], taskId: string): Promise<KeptFile | undefined> {
  const made = (await store.get(taskId))?.parent;
  if (!made) return undefined;
  const parent = await store.get(made.taskId);
  if (!parent && (await store.isBinned(made.taskId))) {
    throw new FailureError(invalid('parentRemoved'));
  }
  return parent && pictureToMark(parent)?.file;
}

/** The picture a region is marked on: one, kept here, whose pixels are known. */
export function pictureToMark(
  task: Task,
): ((GridAsset | ImageAsset) & { readonly file: KeptFile }) | undefined {
  for (const asset of task.assets) {
    if (asset.kind === 'text' || asset.kind === 'video' || !asset.file?.width) continue;
    return { ...asset, file: asset.file };
  }
  return undefined;
}
