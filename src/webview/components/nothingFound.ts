import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { tell } from '../intents';

/** A search without a result, and the way back. */
export function nothingFound(from: EventTarget): TemplateResult {
  return html`<div class="nothing" role="status">
    <p>${l10n.t('No picture matches these words.')}</p>
    <button
      type="button"
      class="action"
      @click=${() => tell(from, { type: 'setSearch', search: '' })}
    >
      ${l10n.t('Clear Search')}
    </button>
  </div>`;
}
