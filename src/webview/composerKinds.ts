import * as l10n from '@vscode/l10n';
import { blendLimits } from '../domain/request';
import { requestVerbs } from '../domain/requestVerbs';
import type { DraftKind } from '../protocol/views';

export function verbFor(kind: DraftKind): string {
  return requestVerbs[kind];
}

export function hasPrompt(kind: DraftKind): boolean {
  return kind === 'imagine' || kind === 'edit' || kind === 'shorten' || kind === 'video';
}

/** Whether its prompt is one for a picture, with parameters. */
export function hasParameters(kind: DraftKind): boolean {
  return kind === 'imagine' || kind === 'edit';
}

export function hasPictures(kind: DraftKind): boolean {
  return kind !== 'shorten' && kind !== 'swapFace';
}

export function placeholderFor(kind: DraftKind): string {
  switch (kind) {
    case 'edit':
      return l10n.t('What should be there?');
    case 'shorten':
      return l10n.t('The prompt to shorten');
    case 'video':
      return l10n.t('What should move, and how?');
    default:
      return l10n.t('Describe a picture');
  }
}

/** Beside the button that adds a picture, as long as one is missing. */
export function hintFor(kind: DraftKind, count: number): string {
  switch (kind) {
    case 'describe':
      return count === 0 ? l10n.t('Add the picture to describe') : '';
    case 'edit':
      return count === 0 ? l10n.t('Add the picture to edit') : '';
    case 'video':
      return count === 0 ? l10n.t('Add the picture to animate') : '';
    case 'blend':
      return count < blendLimits.min
        ? l10n.t('Add {0} to {1} pictures to blend', blendLimits.min, blendLimits.max)
        : '';
    default:
      return '';
  }
}
