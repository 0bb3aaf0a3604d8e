import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PictureView, TaskView } from '../../protocol/views';
import { cssVars } from '../cssVars';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { pictureContext } from '../pictureContext';
import { pictureKey } from '../pictureKeys';
import { pictureRatio } from '../pictureRatio';
import './film';
import './pictureGrid';

/** What a task shows: a grid, one picture, a film, a preview, or the place where one will be. */
@customElement('easel-picture-frame')
export class PictureFrame extends LightElement {
  @property({ attribute: false }) task: TaskView | undefined;
  @property({ type: Boolean }) isLarge = false;

  override render() {
    const { task } = this;
    if (!task) return nothing;
    const { picture } = task;
    const isAwaited = picture ? !picture.src && !picture.fullSrc : task.isBusy;
    if (isAwaited) return placeholder(task);
    if (!picture) return nothing;
    return html`<div
      class="picture-frame ${picture.isPreview ? 'is-preview' : ''} ${task.more ? 'is-set' : ''}"
      ${cssVars({ '--ratio': pictureRatio(picture) })}
    >
      ${this.#content(task, picture)}
    </div>`;
  }

  #content(task: TaskView, picture: PictureView): TemplateResult {
    if (picture.isPreview && picture.kind !== 'grid') {
      return html`<img class="whole" src=${picture.src ?? ''} alt=${l10n.t('Preview')} />`;
    }
    if (picture.kind === 'grid') {
      return html`<easel-picture-grid .task=${task} .isLarge=${this.isLarge}></easel-picture-grid>`;
    }
    return picture.kind === 'video' ? films(task) : this.#single(task, picture);
  }

  #single(task: TaskView, picture: PictureView): TemplateResult {
    const src = this.isLarge ? (picture.fullSrc ?? picture.src) : picture.src;
    return html`<button
      type="button"
      class="picture-open"
      aria-label=${l10n.t('Open picture')}
      data-vscode-context=${pictureContext(task.id)}
      draggable="true"
      @click=${() => tell(this, { type: 'view', place: { taskId: task.id } })}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, task)}
    >
      ${
        src
          ? html`<img class="whole" src=${src} alt="" decoding="async" draggable="false" />`
          : nothing
      }
    </button>`;
  }

  #onKey(event: KeyboardEvent, task: TaskView): void {
    if (pictureKey(this, event, task, undefined)) event.preventDefault();
  }
}

/** One film, or a set of them, each with its number. */
function films(task: TaskView): TemplateResult {
  const { picture, more } = task;
  if (!picture || !more) return html`<easel-film .task=${task}></easel-film>`;
  const ratio = { '--ratio': pictureRatio(picture) };
  return html`<ul class="film-set" aria-label=${l10n.t('Pictures')} ${cssVars(ratio)}>
    ${[picture, ...more].map(
      (_, index) =>
        html`<li aria-label=${l10n.t('Picture {0}', index + 1)}>
          <easel-film .task=${task} .cell=${index + 1}></easel-film>
        </li>`,
    )}
  </ul>`;
}

/** Where a picture will be, or was: one that is missing stands still, and says so. */
function placeholder({ isBusy }: TaskView): TemplateResult {
  const [look, icon, text] = isBusy
    ? ['is-awaited', 'symbol-color', l10n.t('No picture yet')]
    : ['is-missing', 'file-media', l10n.t('The picture is not on this machine')];
  return html`<div class="picture-frame ${look}" role="img" aria-label=${text}>
    <span class="codicon codicon-${icon}" aria-hidden="true"></span>
  </div>`;
}
