import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { ask, tell } from '../intents';
import { isSamePlace, type PicturePlace } from '../pictureContext';
import type { ShownPicture } from '../shownPicture';
import { iconButton } from './iconButton';

/** Everything that can be done with the picture on the stage besides its actions. */
export function lightboxUses(
  from: EventTarget,
  { task, cell, isFilm, picture }: ShownPicture,
  marked: PicturePlace | undefined,
): TemplateResult {
  const { id: taskId, isStarred } = task;
  const place = { taskId, ...(cell === undefined ? {} : { cell }) };
  const isStill = !isFilm && picture.kind !== 'video';
  return html`<div class="lightbox-uses" role="toolbar" aria-label=${l10n.t('Use')}>
    ${iconButton('save', l10n.t('Save to Project'), () => ask(from, 'picture/save', place))}
    ${iconButton('insert', l10n.t('Insert at Cursor'), () => ask(from, 'picture/insert', place))}
    ${
      isStill
        ? html`${iconButton('copy', l10n.t('Copy Picture'), () =>
            tell(from, { type: 'copyPicture', place }),
          )}`
        : nothing
    }
    ${iconButton('link', l10n.t('Copy Link'), () => ask(from, 'picture/copyLink', place))}
    ${
      isStill
        ? html`${iconButton('references', l10n.t('Use as Reference'), () => {
            tell(from, { type: 'view', place: undefined });
            ask(from, 'picture/reference', place);
          })}
          ${iconButton('diff', l10n.t('Compare'), () => tell(from, { type: 'compare', place }), {
            isPressed: isSamePlace(place, marked),
          })}`
        : nothing
    }
    ${iconButton(
      isStarred ? 'star-full' : 'star-empty',
      l10n.t('Star'),
      () => ask(from, 'tasks/star', { taskIds: [taskId], isStarred: !isStarred }),
      { isPressed: isStarred },
    )}
    ${iconButton('go-to-file', l10n.t('Open in Editor'), () => ask(from, 'picture/open', place))}
    ${iconButton('info', l10n.t('Details'), () => tell(from, { type: 'details', taskId }))}
  </div>`;
}
