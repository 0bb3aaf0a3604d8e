/** Selected pieces of a document as one prompt: an input box and the format know one line only. */
export function selectionPrompt(selected: readonly string[]): string {
  return selected
    .map((text) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim())
    .filter((text) => text !== '')
    .join(' ');
}
