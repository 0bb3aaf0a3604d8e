/** What Star does to several at once: all get one, unless each that is known has one; then all lose it. */
export function givesStar(known: readonly { readonly isStarred?: boolean }[]): boolean {
  return known.length === 0 || known.some(({ isStarred }) => isStarred !== true);
}
