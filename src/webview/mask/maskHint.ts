import * as l10n from '@vscode/l10n';
import type { MaskTool } from './studioKeys';

/** How a tool is used, in one line below the picture. */
export function maskHint(tool: MaskTool): string {
  switch (tool) {
    case 'brush':
      return l10n.t(
        'Paint over what should be drawn anew. Alt erases, Space drags, the wheel zooms.',
      );
    case 'eraser':
      return l10n.t('Paint over what should stay as it is.');
    case 'rectangle':
      return l10n.t(
        'Draw a rectangle; or arrows move it, Shift and arrows size it, with Alt by one pixel, and Enter marks it.',
      );
    case 'lasso':
      return l10n.t('Draw around what should be drawn anew.');
  }
}
