import type { ConnectionOptions } from './connectionOptions';
import { endpoints } from './endpoints';
import type { Question } from './probe';

/** Whether a path for POST is there, by path below the prefix; the path of Refresh as it is set. */
export type PostPaths = ReadonlyMap<string, boolean>;

const paths = [
  endpoints.blend,
  endpoints.describe,
  endpoints.shorten,
  endpoints.edits,
  endpoints.edit,
  endpoints.video,
  endpoints.swapFace,
  endpoints.upload,
  endpoints.change,
] as const;

/** "There is something here, but not by this method": what a path for POST says to GET. */
const otherMethod = 405;

/**
 * Asks by GET for what only POST would submit, so that nothing can be made. Servers that tell methods apart
 * (novicezk's and Plus's Spring, trueai's ASP.NET) answer 405 where there is a path and 404 where there is
 * none. Others (new-api's Gin) say the same for both: then imagine, which all have, is not told by 405, and
 * nothing is concluded.
 */
export async function probePostPaths(
  ask: Question,
  { pathPrefix, refreshPath }: ConnectionOptions,
  more: readonly string[],
): Promise<PostPaths> {
  const statusOf = async (path: string) => (await ask({ method: 'GET', path }))?.status;
  if ((await statusOf(pathPrefix + endpoints.imagine)) !== otherMethod) return new Map();
  const found = await Promise.all(
    [
      ...[...paths, ...more].map((path) => [path, pathPrefix + path] as const),
      [refreshPath, refreshPath] as const,
    ].map(async ([name, path]): Promise<readonly (readonly [string, boolean])[]> => {
      const status = await statusOf(path);
      return status === otherMethod || status === 404 ? [[name, status === otherMethod]] : [];
    }),
  );
  return new Map([[endpoints.imagine, true], ...found.flat()]);
}
