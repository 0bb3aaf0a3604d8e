import * as l10n from '@vscode/l10n';
import { blendLimits } from '../domain/request';
import { requestVerbs } from '../domain/requestVerbs';
import type { DraftKind, PairSlot } from '../protocol/views';

export function verbFor(kind: DraftKind): string {
  return requestVerbs[kind];
}

export function hasPrompt(kind: DraftKind): boolean {
  return kind === 'imagine' || kind === 'edit' || kind === 'shorten' || kind === 'video';
}

/** Whether its prompt is one for a picture, with parameters. */
export function hasParameters(kind: DraftKind): boolean {
  return kind === 'imagine' || kind === 'edit' || kind === 'video';
}

/** Whether it takes two pictures, each for something else. */
export function isPair(kind: DraftKind): boolean {
  return kind === 'swapFace' || kind === 'video';
}

export function hasPictures(kind: DraftKind): boolean {
  return kind !== 'shorten' && !isPair(kind);
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

/** What each picture of a pair is. */
export function slotLabels(kind: DraftKind): Readonly<Record<PairSlot, string>> {
  return kind === 'video'
    ? { first: l10n.t('Start Frame'), second: l10n.t('End Frame') }
    : { first: l10n.t('Face'), second: l10n.t('Picture') };
}

/** Beside the button that adds a picture, as long as one is missing. */
export function hintFor(kind: DraftKind, count: number): string {
  switch (kind) {
    case 'describe':
      return count === 0 ? l10n.t('Add the picture to describe') : '';
    case 'edit':
      return count === 0 ? l10n.t('Add the picture to edit') : '';
    case 'blend':
      return count < blendLimits.min
        ? l10n.t('Add {0} to {1} pictures to blend', blendLimits.min, blendLimits.max)
        : '';
    default:
      return '';
  }
}
