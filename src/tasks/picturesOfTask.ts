import { isKeepable, type KeptFile } from '../domain/asset';
import { picturesOf } from '../domain/request';
import type { Task } from '../domain/task';

/** The kept files a task shows or was made from. */
export function picturesOfTask({
  assets,
  request,
}: Task): readonly Pick<KeptFile, 'hash' | 'mime' | 'byteLength'>[] {
  const results = assets.flatMap((one) => (isKeepable(one) && one.file ? one.file : []));
  return [...results, ...picturesOf(request)];
}
