import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { ask, tell } from '../intents';

/** What can be done with all marked pictures at once. */
export function pickBar(
  from: EventTarget,
  pickedIds: ReadonlySet<string>,
): TemplateResult | typeof nothing {
  if (pickedIds.size === 0) return nothing;
  return html`<div class="wall-bar" role="toolbar" aria-label=${l10n.t('Selected pictures')}>
    <span class="wall-bar-text">${l10n.t('{0} selected', pickedIds.size)}</span>
    ${barButton('star-empty', l10n.t('Star'), () => tell(from, { type: 'starPicked' }))}
    ${barButton('save', l10n.t('Save…'), () =>
      ask(from, 'pictures/save', { taskIds: [...pickedIds] }),
    )}
    ${barButton('trash', l10n.t('Remove'), () =>
      tell(from, { type: 'remove', taskIds: [...pickedIds] }),
    )}
    ${barButton('close', l10n.t('Clear'), () => tell(from, { type: 'pick', taskIds: [] }))}
  </div>`;
}

/** Said politely, and for a while only: what was taken out of the history can come back. */
export function removedBar(
  from: EventTarget,
  removedIds: readonly string[],
): TemplateResult | typeof nothing {
  if (removedIds.length === 0) return nothing;
  const text =
    removedIds.length === 1
      ? l10n.t('Removed 1 picture.')
      : l10n.t('Removed {0} pictures.', removedIds.length);
  return html`<div class="wall-bar">
    <span class="wall-bar-text" role="status">${text}</span>
    ${barButton('discard', l10n.t('Undo'), () => tell(from, { type: 'undoRemove' }))}
  </div>`;
}

function barButton(icon: string, label: string, press: () => void): TemplateResult {
  return html`<button type="button" class="action" @click=${press}>
    <span class="codicon codicon-${icon}" aria-hidden="true"></span> ${label}
  </button>`;
}
