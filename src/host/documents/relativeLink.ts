/** What a link needs of a `vscode.Uri`. */
export interface Place {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/**
 * The way from a document to a file, with `/` on every system: `images/fox.png`, `../art/fox.png`.
 * Undefined when there is none: another scheme, another machine, another Windows drive.
 */
export function relativePath(document: Place, file: Place): string | undefined {
  if (document.scheme !== file.scheme || document.authority !== file.authority) return undefined;
  const from = partsOf(document.path).slice(0, -1);
  const to = partsOf(file.path);
  if (driveOf(from) !== driveOf(to)) return undefined;
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/**
 * A path that may stand in a link: what Markdown or a URL would read as something else is encoded,
 * the rest, Chinese above all, stays readable.
 */
export function linkOf(path: string): string {
  return path.replace(/[\s%#?()<>[\]"'`\\&*]/g, (character) =>
    character === "'" || character === '(' || character === ')' || character === '*'
      ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
      : encodeURIComponent(character),
  );
}

function partsOf(path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '');
  // `C:` and `c:` are one drive.
  return parts.map((part, index) => (index === 0 && isDrive(part) ? part.toLowerCase() : part));
}

function driveOf(parts: readonly string[]): string {
  const first = parts[0] ?? '';
  return isDrive(first) ? first : '';
}

function isDrive(part: string): boolean {
  return /^[a-z]:$/i.test(part);
}
