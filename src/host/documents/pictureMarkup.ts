import { linkOf } from './relativeLink';

export interface InsertedPicture {
  /** Relative to the document, or a whole URI; not encoded. */
  readonly path: string;
  /** In a reader's words; may be empty. */
  readonly alt: string;
  readonly mime: string;
  readonly width?: number;
  readonly height?: number;
}

const markdownLike: ReadonlySet<string> = new Set([
  'markdown',
  'mdx',
  'rmd',
  'quarto',
  'prompt',
  'instructions',
]);

const htmlLike: ReadonlySet<string> = new Set([
  'html',
  'javascriptreact',
  'typescriptreact',
  'vue',
  'vue-html',
  'svelte',
  'astro',
  'php',
  'handlebars',
  'razor',
  'blade',
]);

/** The text that shows a picture in a document of some language; elsewhere just the path, which fits anywhere. */
export function pictureMarkup(languageId: string, picture: InsertedPicture): string {
  if (markdownLike.has(languageId)) return markdownOf(picture);
  if (htmlLike.has(languageId)) return htmlOf(picture);
  return picture.path;
}

/** A film is linked, not shown: Markdown has no form for it. */
function markdownOf({ path, alt, mime }: InsertedPicture): string {
  const text = escapeMarkdown(alt);
  const link = linkOf(path);
  return mime.startsWith('video/') ? `[${text || link}](${link})` : `![${text}](${link})`;
}

/** Closed with `/>`, which HTML allows and JSX demands. */
function htmlOf({ path, alt, mime, width, height }: InsertedPicture): string {
  const source = escapeAttribute(linkOf(path));
  if (mime.startsWith('video/')) return `<video src="${source}" controls></video>`;
  const size =
    width === undefined || height === undefined ? '' : ` width="${width}" height="${height}"`;
  return `<img src="${source}" alt="${escapeAttribute(alt)}"${size} />`;
}

/** Alt text in brackets: what would end it or begin something else is escaped. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\[\]`*_<>!&]/g, '\\$&');
}

/** Braces too: in JSX, Vue and Svelte they begin code, even in the middle of a prompt. */
function escapeAttribute(text: string): string {
  return text.replace(/[&<>"{}]/g, (character) => `&#${character.charCodeAt(0).toString()};`);
}
