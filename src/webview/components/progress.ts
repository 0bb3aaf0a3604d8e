import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ProgressView } from '../../protocol/views';
import { cssVars } from '../cssVars';
import { LightElement } from '../lightElement';

/** A thin bar under the preview; its text stands in the card, where everybody can read it. */
@customElement('easel-progress')
export class Progress extends LightElement {
  @property({ attribute: false }) progress: ProgressView | undefined;
  /** Id of the task's title. */
  @property() labelledBy = '';

  override render() {
    if (!this.progress) return nothing;
    const { percent, text } = this.progress;
    return html`<div
      class="progress ${percent === undefined ? 'is-unknown' : ''}"
      role="progressbar"
      aria-labelledby=${this.labelledBy}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${ifDefined(percent)}
      aria-valuetext=${text}
      ${cssVars({ '--percent': `${percent ?? 0}%` })}
    >
      <div class="progress-bar"></div>
    </div>`;
  }
}
