import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { ask } from '../intents';
import { LightElement } from '../lightElement';

/** Before the first picture: the two ways in, or an invitation. */
@customElement('easel-empty-state')
export class EmptyState extends LightElement {
  @property({ type: Boolean }) hasKey = false;

  override render(): TemplateResult {
    return html`<div class="empty">
      <span class="empty-icon codicon codicon-symbol-color" aria-hidden="true"></span>
      ${this.hasKey ? invitation() : this.#waysIn()}
    </div>`;
  }

  #waysIn(): TemplateResult {
    return html`<h2>${l10n.t('Midjourney, where you work')}</h2>
      <p>
        ${l10n.t('Connect with the key of your gateway, or look around first: pictures are then drawn on this machine.')}
      </p>
      <div class="empty-buttons">
        <vscode-button block @click=${() => ask(this, 'key/set', {})}
          >${l10n.t('Set API Key')}</vscode-button
        >
        <vscode-button block secondary @click=${() => ask(this, 'sandbox/start', {})}
          >${l10n.t('Try without a key')}</vscode-button
        >
      </div>`;
  }
}

function invitation(): TemplateResult {
  return html`<h2>${l10n.t('Your first picture is one Enter away')}</h2>
    <p>
      ${l10n.t('Describe it above: what is there, the light, the medium. Parameters such as --ar 3:2 go at the end.')}
    </p>`;
}
