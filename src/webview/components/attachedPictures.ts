import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AttachedPicture } from '../../protocol/views';
import type { PictureRole } from '../../domain/parameters/references';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { chipSelect } from './chipSelect';

/** The pictures that go with a request, and the place to add one. */
@customElement('easel-attached-pictures')
export class AttachedPictures extends LightElement {
  @property({ attribute: false }) pictures: readonly AttachedPicture[] = [];
  /** Whether each may say what it is for. */
  @property({ type: Boolean }) hasRoles = false;
  @property({ attribute: false }) canAdd = true;
  /** Shown beside the add button; the pictures are what the request is about. */
  @property() hint = '';

  override render() {
    return html`<div
      class="attached ${this.hint ? 'is-wanted' : ''} ${this.hasRoles ? 'has-roles' : ''}"
    >
      ${
        this.pictures.length > 0
          ? html`<ul class="attached-list" aria-label=${l10n.t('Attached pictures')}>
              ${repeat(
                this.pictures,
                ({ hash }) => hash,
                (picture) => this.#picture(picture),
              )}
            </ul>`
          : nothing
      }
      ${this.canAdd ? this.#add() : nothing}
    </div>`;
  }

  #add() {
    return html`<button
      type="button"
      class="attach-button"
      aria-label=${l10n.t('Add Pictures')}
      title=${l10n.t('Add pictures: choose, paste or drop; from VS Code’s explorer hold Shift')}
      @click=${() => tell(this, { type: 'pickPictures' })}
    >
      <span class="codicon codicon-add" aria-hidden="true"></span>
      ${this.hint ? html`<span class="attach-hint">${this.hint}</span>` : nothing}
    </button>`;
  }

  #picture(picture: AttachedPicture) {
    const label = l10n.t('Remove {0}', picture.name);
    return html`<li class="attached-picture" title=${picture.name}>
      <img src=${picture.src} alt=${picture.name} draggable="false" />
      <button
        type="button"
        class="remove-button"
        aria-label=${label}
        title=${label}
        @click=${() => tell(this, { type: 'removePicture', hash: picture.hash })}
      >
        <span class="codicon codicon-close" aria-hidden="true"></span>
      </button>
      ${this.hasRoles ? this.#role(picture) : nothing}
    </li>`;
  }

  #role({ hash, name, role = 'image' }: AttachedPicture) {
    return chipSelect(l10n.t('Role of {0}', name), roles(), role, (chosen) =>
      tell(this, { type: 'setRole', hash, role: chosen }),
    );
  }
}

function roles(): readonly (readonly [PictureRole, string])[] {
  return [
    ['image', l10n.t('Image')],
    ['style', l10n.t('Style')],
    ['character', l10n.t('Character')],
    ['omni', l10n.t('Omni')],
  ];
}
