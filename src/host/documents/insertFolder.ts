import { posix } from 'node:path';

/**
 * Where an inserted picture is written: the path of a folder, made of the setting and the document's
 * path. With a leading `/` the setting counts from the workspace folder. Undefined when the way leads
 * out of the workspace folder: settings may come from a repository, and a repository must not choose
 * where else on a machine files appear.
 */
export function insertFolder(
  setting: string,
  documentPath: string,
  workspacePath: string | undefined,
): string | undefined {
  const wanted = setting.trim().replaceAll('\\', '/');
  const base =
    wanted.startsWith('/') && workspacePath !== undefined
      ? workspacePath
      : posix.dirname(documentPath);
  const folder = posix.join(base, wanted).replace(/(.)\/$/, '$1');
  const limit = workspacePath ?? posix.dirname(documentPath);
  return isInside(limit, folder) ? folder : undefined;
}

function isInside(parent: string, folder: string): boolean {
  const relative = posix.relative(parent, folder);
  return relative !== '..' && !relative.startsWith('../');
}
