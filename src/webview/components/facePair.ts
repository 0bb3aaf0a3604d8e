import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AttachedPicture, FaceSlot } from '../../protocol/views';
import { faceSlots } from '../faceSlots';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import './attachedPictures';
import { iconButton } from './iconButton';

/** The two pictures of a face swap, each in its place, and the way to exchange them. */
@customElement('easel-face-pair')
export class FacePair extends LightElement {
  @property({ attribute: false }) pictures: readonly AttachedPicture[] = [];

  override render() {
    const { face, target, rest } = faceSlots(this.pictures);
    return html`<div class="face-pair">
        ${this.#slot('face', l10n.t('Face'), face)}
        ${iconButton(
          'arrow-swap',
          l10n.t('Exchange the Two'),
          () => tell(this, { type: 'exchangeFaces' }),
          { className: 'face-exchange' },
        )}
        ${this.#slot('target', l10n.t('Picture'), target)}
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

  #slot(slot: FaceSlot, label: string, picture: AttachedPicture | undefined): TemplateResult {
    return html`<div class="face-slot" role="group" aria-label=${label}>
      <span class="face-label" aria-hidden="true">${label}</span>
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

  #add(slot: FaceSlot, label: string): TemplateResult {
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
