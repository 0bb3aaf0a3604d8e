/**
 * What was promised of the benches and is not kept, in one line; undefined when all of it is.
 * @param {readonly { name: string, tables: readonly { promises?: readonly { promise: string, seen: string, isKept: boolean }[] }[] }[]} measured
 */
export function brokenPromises(measured) {
  const broken = measured.flatMap(({ name, tables }) =>
    tables
      .flatMap(({ promises = [] }) => promises)
      .filter(({ isKept }) => !isKept)
      .map(({ promise, seen }) => `${name}: ${promise}: ${seen}`),
  );
  return broken.length > 0 ? `Not kept: ${broken.join('; ')}.` : undefined;
}
