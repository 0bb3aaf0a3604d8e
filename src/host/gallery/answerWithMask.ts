import type { GridAsset, ImageAsset, KeptFile } from '../../domain/asset';
import { FailureError, invalid } from '../../domain/failure';
import type { Task } from '../../domain/task';
import { readPictureFormat } from '../images/pictureFormat';
import type { Services } from '../services';

/**
 * Answers with a region of the parent's picture.
 * @throws FailureError `badMask` when it is no mask of that picture: nothing is kept or sent then
 */
export async function answerWithMask(
  { store, tasks, pictures }: Services,
  taskId: string,
  prompt: string,
  bytes: Uint8Array,
): Promise<void> {
  const task = await store.get(taskId);
  const parent = task?.parent && (await store.get(task.parent.taskId));
  const file = parent && pictureToMark(parent)?.file;
  const format = readPictureFormat(bytes);
  const isSameSize = format?.width === file?.width && format?.height === file?.height;
  if (!file || format?.mime !== 'image/png' || !isSameSize) {
    throw new FailureError(invalid('badMask'));
  }
  await tasks.answer(taskId, { prompt, mask: await pictures.add(bytes, 'mask.png') });
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
