/** Makes something at the first call, and the same for all later ones; a failure is not kept, but tried anew. */
export function keepResult<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}
