import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PictureView, TaskView } from '../../protocol/views';
import { actionOfCell } from '../actionLayout';
import { cssVars } from '../cssVars';
import { ask, tell } from '../intents';
import { LightElement } from '../lightElement';
import { pictureContext } from '../pictureContext';
import { pictureKey } from '../pictureKeys';
import { pictureRatio } from '../pictureRatio';
import { actionButton } from './actionButton';

/** Four pictures drawn from one file, each with its own U, V and Save. */
@customElement('easel-picture-grid')
export class PictureGrid extends LightElement {
  @property({ attribute: false }) task: TaskView | undefined;
  /** Draw the whole file instead of the small copy. */
  @property({ type: Boolean }) isLarge = false;
  /** The cell that Tab reaches; arrows move it. */
  @state() private current = 1;

  override render() {
    const { task } = this;
    const picture = task?.picture;
    if (!task || !picture) return nothing;
    const count = picture.rows * picture.columns;
    return html`<ul
      class="picture-grid"
      aria-label=${l10n.t('Pictures')}
      ${cssVars({ '--columns': picture.columns, '--rows': picture.rows, '--ratio': pictureRatio(picture) })}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, task, picture)}
    >
      ${Array.from({ length: count }, (_, index) => this.#cell(task, picture, index + 1))}
    </ul>`;
  }

  #cell(task: TaskView, picture: PictureView, cell: number): TemplateResult {
    const name = l10n.t('Picture {0}', cell);
    const place = {
      '--column': (cell - 1) % picture.columns,
      '--row': Math.floor((cell - 1) / picture.columns),
    };
    const src = this.isLarge ? (picture.fullSrc ?? picture.src) : picture.src;
    const image = src
      ? html`<img src=${src} alt="" decoding="async" draggable="false" />`
      : nothing;
    return html`<li
      class="picture-cell"
      aria-label=${name}
      data-vscode-context=${pictureContext(task.id, cell)}
      ${cssVars(place)}
    >
      ${picture.isPreview ? image : this.#live(task, cell, image)}
    </li>`;
  }

  /** What a finished cell has besides its picture; a preview is only to be looked at. */
  #live(task: TaskView, cell: number, image: TemplateResult | typeof nothing): TemplateResult {
    const upscale = actionOfCell(task.actions, cell, 'upscale');
    const vary = actionOfCell(task.actions, cell, 'vary');
    return html`<button
        type="button"
        class="picture-open"
        data-cell=${cell}
        tabindex=${cell === this.current ? 0 : -1}
        aria-label=${l10n.t('Open picture {0}', cell)}
        @focus=${() => (this.current = cell)}
        draggable="true"
        @click=${() => tell(this, { type: 'view', place: { taskId: task.id, cell } })}
      >
        ${image}
      </button>
      <div class="picture-overlay">
        ${upscale ? actionButton(this, task.id, upscale, 'on-picture') : nothing}
        ${vary ? actionButton(this, task.id, vary, 'on-picture') : nothing}
        <button
          type="button"
          class="action on-picture"
          title=${l10n.t('Save this picture to the project')}
          @click=${() => ask(this, 'picture/save', { taskId: task.id, cell })}
        >
          ${l10n.t('Save')}
        </button>
      </div>`;
  }

  #onKey(event: KeyboardEvent, task: TaskView, picture: PictureView): void {
    const target = event.target as HTMLElement;
    const cell = Number(target.dataset['cell'] ?? 0);
    if (cell === 0 || event.ctrlKey || event.metaKey || event.repeat) return;
    const next = event.altKey ? undefined : cellAfter(event.key, cell, picture);
    if (next !== undefined) {
      this.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
    } else if (!pictureKey(this, event, task, cell)) {
      return;
    }
    event.preventDefault();
  }
}

/** Where an arrow or a digit leads; undefined for any other key. */
function cellAfter(key: string, cell: number, { rows, columns }: PictureView): number | undefined {
  const column = (cell - 1) % columns;
  const row = Math.floor((cell - 1) / columns);
  switch (key) {
    case 'ArrowLeft':
      return column > 0 ? cell - 1 : cell;
    case 'ArrowRight':
      return column < columns - 1 ? cell + 1 : cell;
    case 'ArrowUp':
      return row > 0 ? cell - columns : cell;
    case 'ArrowDown':
      return row < rows - 1 ? cell + columns : cell;
    default: {
      const digit = /^[1-9]$/.test(key) ? Number(key) : 0;
      return digit >= 1 && digit <= rows * columns ? digit : undefined;
    }
  }
}
