import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { ProblemView, Remedy } from '../../protocol/views';
import { LightElement } from '../lightElement';

/** What went wrong in one sentence, what it cost, and what can be done about it. */
@customElement('easel-problem-card')
export class ProblemCard extends LightElement {
  @property({ attribute: false }) problem: ProblemView | undefined;
  @property({ attribute: false }) onRemedy: (remedy: Remedy) => void = () => undefined;

  override render() {
    const { problem } = this;
    if (!problem) return nothing;
    return html`<div class="problem" role="alert">
      <p class="problem-sentence">${problem.sentence}</p>
      ${problem.chargeText ? html`<p class="dim">${problem.chargeText}</p>` : nothing}
      ${
        problem.detail
          ? html`<details>
              <summary>${l10n.t('What the gateway said')}</summary>
              <p class="problem-detail">${problem.detail}</p>
            </details>`
          : nothing
      }
      ${
        problem.remedies.length > 0
          ? html`<div class="button-row">
              ${problem.remedies.map(
                (remedy, index) =>
                  html`<vscode-button
                    ?secondary=${index > 0 || remedy.id === 'dismiss'}
                    @click=${() => this.onRemedy(remedy)}
                    >${remedy.label}</vscode-button
                  >`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }
}
