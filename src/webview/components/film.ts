import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { PictureView, TaskView } from '../../protocol/views';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { mayMove } from '../mayMove';
import { pictureContext } from '../pictureContext';
import { pictureKey } from '../pictureKeys';
import { isFilm, pictureAt } from '../shownPicture';
import { iconButton } from './iconButton';

/**
 * One film in a card: it plays while somebody points at it or has the focus in it, where things may move. One of a
 * set is too small for the player's own buttons; opened, it has them.
 */
@customElement('easel-film')
export class Film extends LightElement {
  @property({ attribute: false }) task: TaskView | undefined;
  /** Which film of a set, counted from 1; absent for the only one. */
  @property({ type: Number }) cell: number | undefined;
  @query('video') private film!: HTMLVideoElement | null;

  override render() {
    const { task, cell } = this;
    const picture = task && pictureAt(task, cell);
    if (!task || !picture?.fullSrc) return nothing;
    const name = cell === undefined ? task.title : l10n.t('Picture {0}', cell);
    const place = { taskId: task.id, ...(cell === undefined ? {} : { cell }) };
    return html`<div
      class="film"
      draggable="true"
      data-vscode-context=${pictureContext(task.id, cell)}
      @pointerenter=${() => this.#play()}
      @pointerleave=${() => this.film?.pause()}
      @focusin=${() => this.#play()}
      @focusout=${() => this.film?.pause()}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, task)}
    >
      ${isFilm(picture) ? this.#video(picture, name) : animated(picture)}
      ${iconButton(
        'screen-full',
        cell === undefined ? l10n.t('Open picture') : l10n.t('Open picture {0}', cell),
        () => tell(this, { type: 'view', place }),
        { className: 'film-open' },
      )}
    </div>`;
  }

  #video({ fullSrc = '', poster }: PictureView, name: string) {
    return html`<video
      class="whole"
      src=${fullSrc}
      poster=${ifDefined(poster)}
      aria-label=${name}
      ?controls=${this.cell === undefined}
      loop
      playsinline
      preload="metadata"
      .muted=${true}
    ></video>`;
  }

  #play(): void {
    // Chromium rejects a play that a pause overtakes; there is nothing to be said about it.
    if (mayMove()) void this.film?.play().catch(() => undefined);
  }

  #onKey(event: KeyboardEvent, task: TaskView): void {
    // Space, arrows and digits are the player's own.
    const target = event.target as Element;
    if (target instanceof HTMLVideoElement && !/^[a-z.]$/.test(event.key)) return;
    if (pictureKey(target, event, task, this.cell)) event.preventDefault();
  }
}

/** What moves may also come as a picture that does. */
function animated({ fullSrc = '', src }: PictureView) {
  return html`<img
    class="whole"
    src=${mayMove() ? fullSrc : (src ?? fullSrc)}
    alt=""
    draggable="false"
  />`;
}
