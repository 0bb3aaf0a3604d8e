/**
 * Text as it is compared in a search: without regard to capitals, to full and half width, to how an accent is
 * composed, and to how many blanks stand between words. Folding twice is folding once.
 */
export function foldText(text: string): string {
  // Half a surrogate pair does not survive a database.
  const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD').normalize('NFKC');
  // Lower case alone knows two small sigmas, and may leave an accent loose.
  const small = whole.toLowerCase().normalize('NFKC').replaceAll('ς', 'σ');
  return small.replace(/[\s\0]+/g, ' ').trim();
}

/** A name without what people leave out or write differently: "Vary (Subtle)" is "varysubtle". */
export function foldName(text: string): string {
  const folded = foldText(text);
  const letters = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  return letters === '' ? folded.replaceAll(' ', '') : letters;
}
