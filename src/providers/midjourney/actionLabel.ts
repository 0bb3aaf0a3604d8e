import type { CustomIdFacts } from './customId';

/** Discord's own names for emoji that trueai sends instead of the glyph. */
const emojiByName: Readonly<Record<string, string>> = {
  upscale_1: '⬆️',
  upscale_2: '⬆️',
  repeat: '🔄',
  arrows_counterclockwise: '🔄',
  magic_wand: '🪄',
  paintbrush: '🖌️',
  mag: '🔍',
  arrow_left: '⬅️',
  arrow_right: '➡️',
  arrow_up: '⬆️',
  arrow_down: '⬇️',
  heart: '❤️',
  tada: '🎉',
};

/**
 * The button's name. Midjourney's own words where the token tells which it is, because gateways send
 * only an emoji, a name of one, or nothing. A "Redo …" of the gateway is kept: the token does not tell
 * a redo from a first enlargement.
 */
export function actionLabel(facts: CustomIdFacts, label: string, emoji: string): string {
  const sent = label.trim();
  if (facts.label !== undefined) {
    return /^redo\b/i.test(sent) && facts.group === 'upscale' ? sent : facts.label;
  }
  if (sent !== '') return sent;
  // A name of an emoji ("upscale_9") says less than the token does.
  return actionEmoji(emoji) ?? (facts.kind.trim() || '?');
}

/** An emoji to decorate with: a glyph, never a name. */
export function actionEmoji(emoji: string): string | undefined {
  const sent = emoji.trim().replace(/^:|:$/g, '');
  if (sent === '') return undefined;
  if (!/^[\w+-]+$/.test(sent)) return sent;
  return Object.hasOwn(emojiByName, sent.toLowerCase())
    ? emojiByName[sent.toLowerCase()]
    : undefined;
}
