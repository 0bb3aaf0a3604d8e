import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-badge/index.js';

/** Says that nothing here is real, wherever something can be sent. */
export function sandboxBadge(): TemplateResult {
  return html`<vscode-badge
    class="sandbox-badge"
    title=${l10n.t('Pictures are drawn on this machine; nothing is sent and nothing is charged.')}
    >${l10n.t('Sandbox')}</vscode-badge
  >`;
}
