import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { moveMenuFocus } from '../menuFocus';
import type { ParameterPicker } from '../parameterPickers';

/** The parameters that are not in the prompt yet. */
export function parameterMenu(
  pickers: readonly ParameterPicker[],
  choose: (id: string) => void,
): TemplateResult {
  return html`<div
    class="picker-menu"
    role="menu"
    aria-label=${l10n.t('Add Parameter')}
    @keydown=${moveMenuFocus}
  >
    ${pickers.map(
      ({ id, label, hint }) =>
        html`<button
          type="button"
          class="picker-item"
          role="menuitem"
          tabindex="-1"
          @click=${() => choose(id)}
        >
          <span>${label}</span><code class="picker-hint">${hint}</code>
        </button>`,
    )}
  </div>`;
}
