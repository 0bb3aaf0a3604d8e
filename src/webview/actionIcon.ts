/** Codicons for the emoji that come with buttons: they take the theme's colour, an emoji does not. */
const icons: Readonly<Record<string, string>> = {
  '🔄': 'refresh',
  '⬅': 'arrow-left',
  '➡': 'arrow-right',
  '⬆': 'arrow-up',
  '⬇': 'arrow-down',
  '🔍': 'zoom-out',
  '🖌': 'edit',
  '🪄': 'wand',
  '↔': 'screen-full',
  '❤': 'heart',
  '🎞': 'device-camera-video',
  '🎬': 'play',
};

/** The codicon for an emoji, whichever presentation selector it carries. */
export function actionIcon(emoji: string): string | undefined {
  return icons[emoji.replaceAll('\uFE0F', '')];
}
