import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { promptText } from './promptText';

/** Prompts to go on with, as Describe and Shorten answer them. */
@customElement('easel-text-choices')
export class TextChoices extends LightElement {
  @property({ attribute: false }) texts: readonly string[] = [];
  /** Which words of a shortened prompt matter. */
  @property({ attribute: false }) analysis: string | undefined;

  override render() {
    if (this.texts.length === 0) return nothing;
    return html`${this.#analysis()}
      <ol class="text-choices" aria-label=${l10n.t('Prompts')}>
        ${this.texts.map(
          (text) =>
            html`<li>
              <p>${promptText(text)}</p>
              <vscode-button
                secondary
                @click=${() => tell(this, { type: 'fill', fill: { kind: 'imagine', prompt: text } })}
                >${l10n.t('Use prompt')}</vscode-button
              >
            </li>`,
        )}
      </ol>`;
  }

  /** As it came, marks and all: it is text of a stranger. */
  #analysis() {
    if (!this.analysis) return nothing;
    const heading = l10n.t('Important tokens');
    return html`<div class="text-analysis" role="group" aria-label=${heading}>
      <p class="dim">${heading}</p>
      <p class="text-analysis-words">${this.analysis}</p>
    </div>`;
  }
}
