/** A keycap such as 1️⃣ (with or without the variation selector), or "1." at the start of a line. */
const keycap = /(?:^|\n|\s)[1-9]\uFE0F?\u20E3\s*/u;
const numbered = /(?:^|\n)\s*[1-9][.)]\s+/;
const shortenedHeading = /^.*##\s*shortened prompts?\s*/is;
const tokensHeading = /^[#*]*\s*important tokens?[\s*:]*(?:\n|$)/i;

/**
 * The texts to choose from in what Describe or Shorten answered: one string with keycap numbers, and for
 * Shorten a section about tokens in front, which is no choice.
 */
export function splitTexts(text: string): readonly string[] {
  const choices = text.replace(shortenedHeading, '');
  const separator = [keycap, numbered].find((pattern) => pattern.test(choices));
  if (!separator) {
    const whole = choices.trim();
    return whole === '' ? [] : [whole];
  }
  // What stands in front of the first number is a heading.
  return choices
    .split(separator)
    .slice(1)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What Shorten says about the words of the prompt, without the headings; undefined where it says nothing. */
export function analysisOf(text: string): string | undefined {
  const front = shortenedHeading.exec(text)?.[0] ?? '';
  const section = front.slice(0, Math.max(0, front.lastIndexOf('##'))).trim();
  return section.replace(tokensHeading, '').trim() || undefined;
}
