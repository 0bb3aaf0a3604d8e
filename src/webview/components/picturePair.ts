import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AttachedPicture, PairSlot } from '../../protocol/views';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { pairSlots } from '../pairSlots';
import './attachedPictures';
import { iconButton } from './iconButton';

/** Two pictures, each in its place, and the way to exchange them. */
@customElement('easel-picture-pair')
export class PicturePair extends LightElement {
  @property({ attribute: false }) pictures: readonly AttachedPicture[] = [];
  /** What each of them is. */
  @property({ attribute: false }) labels: Readonly<Record<PairSlot, string>> = {
    first: '',
    second: '',
  };

  override render() {
    const { first, second, rest } = pairSlots(this.pictures);
    return html`<div class="picture-pair">
        ${this.#slot('first', first)}
        ${iconButton(
          'arrow-swap',
          l10n.t('Exchange the Two'),
          () => tell(this, { type: 'exchangePictures' }),
          { className: 'pair-exchange' },
        )}
        ${this.#slot('second', second)}
      </div>
      ${
        rest.length > 0
          ? html`<easel-attached-pictures
              .pictures=${rest}
              .canAdd=${false}
            ></easel-attached-pictures>`
          : nothing
      }`;
  }

  #slot(slot: PairSlot, picture: AttachedPicture | undefined): TemplateResult {
    const label = this.labels[slot];
    return html`<div class="pair-slot" role="group" aria-label=${label}>
      <span class="pair-label" aria-hidden="true">${label}</span>
      ${picture ? this.#picture(picture) : this.#add(slot, label)}
    </div>`;
  }

  #picture({ src, name, hash }: AttachedPicture): TemplateResult {
    const label = l10n.t('Remove {0}', name);
    return html`<div class="attached-picture" title=${name}>
      <img src=${src} alt=${name} draggable="false" />
      <button
        type="button"
        class="remove-button"
        aria-label=${label}
        title=${label}
        @click=${() => tell(this, { type: 'removePicture', hash })}
      >
        <span class="codicon codicon-close" aria-hidden="true"></span>
      </button>
    </div>`;
  }

  #add(slot: PairSlot, label: string): TemplateResult {
    return html`<button
      type="button"
      class="attach-button"
      aria-label=${l10n.t('Add: {0}', label)}
      title=${l10n.t('Add pictures: choose, paste or drop')}
      @click=${() => tell(this, { type: 'pickPictures', slot })}
    >
      <span class="codicon codicon-add" aria-hidden="true"></span>
    </button>`;
  }
}
