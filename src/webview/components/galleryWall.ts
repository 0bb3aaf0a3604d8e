import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TaskView } from '../../protocol/views';
import { cssVars } from '../cssVars';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { pictureContext } from '../pictureContext';
import { pictureKey } from '../pictureKeys';
import { pictureRatio } from '../pictureRatio';
import { stillOf } from '../shownPicture';
import { taskSections } from '../taskSections';
import './progress';

/** The wide layout: a justified wall by day. Rows come from flex-grow by aspect ratio alone. */
@customElement('easel-gallery-wall')
export class GalleryWall extends LightElement {
  @property({ attribute: false }) tasks: readonly TaskView[] = [];
  @property() selectedTaskId = '';
  @property() locale = 'en';

  override render() {
    if (this.tasks.length === 0) {
      return html`<p class="nothing">${l10n.t('No picture matches these words.')}</p>`;
    }
    return html`${repeat(
      taskSections(this.tasks, this.locale, new Date()),
      ({ key }) => key,
      ({ heading, tasks }) =>
        html`<section>
          <h2 class="section-heading">${heading}</h2>
          <div class="wall" @keydown=${this.#onKey}>
            ${repeat(
              tasks,
              ({ id }) => id,
              (task) => this.#tile(task),
            )}
          </div>
        </section>`,
    )}`;
  }

  #tile(task: TaskView): TemplateResult {
    const { id, picture } = task;
    const isSelected = id === this.selectedTaskId;
    return html`<article
      class="tile ${isSelected ? 'is-selected' : ''} ${picture?.isPreview ? 'is-preview' : ''}"
      aria-labelledby="tile-${id}"
      aria-busy=${task.isBusy ? 'true' : 'false'}
      data-task-id=${id}
      data-vscode-context=${pictureContext(id)}
      ${cssVars({ '--ratio': picture ? pictureRatio(picture) : 1 })}
    >
      <button
        type="button"
        class="tile-button"
        aria-pressed=${isSelected ? 'true' : 'false'}
        aria-labelledby="tile-${id}"
        title=${task.title}
        @click=${() => tell(this, { type: 'select', taskId: id })}
        draggable="true"
        @dblclick=${() => tell(this, { type: 'view', place: { taskId: id } })}
      >
        ${
          stillOf(picture)
            ? html`<img
                src=${stillOf(picture) ?? ''}
                alt=""
                loading="lazy"
                decoding="async"
                draggable="false"
              />`
            : wordsInstead(task)
        }
        ${badgeOf(task)}
      </button>
      <span class="visually-hidden" id="tile-${id}">${task.title}</span>
      <easel-progress .progress=${task.progress} .labelledBy=${`tile-${id}`}></easel-progress>
    </article>`;
  }

  /** Arrows walk over the tiles of a day; up and down go to the nearest in the next row. */
  #onKey = (event: KeyboardEvent): void => {
    const wall = event.currentTarget as HTMLElement;
    const tiles = [...wall.querySelectorAll<HTMLElement>('.tile-button')];
    const from = tiles.indexOf(event.target as HTMLElement);
    if (from < 0 || event.ctrlKey || event.metaKey) return;
    const next = event.altKey ? undefined : neighbour(tiles, from, event.key);
    next?.focus();
    if (next || this.#pressed(event)) event.preventDefault();
  };

  /** Enter opens, the letters do what they do on any picture. */
  #pressed(event: KeyboardEvent): boolean {
    const tile = (event.target as Element).closest<HTMLElement>('[data-task-id]');
    const task = this.tasks.find(({ id }) => id === tile?.dataset['taskId']);
    if (!task) return false;
    if (event.key !== 'Enter') return pictureKey(tile ?? this, event, task, undefined);
    const { picture } = task;
    if (!picture || picture.isPreview) return false;
    tell(this, { type: 'view', place: { taskId: task.id } });
    return true;
  }
}

function neighbour(tiles: readonly HTMLElement[], from: number, key: string) {
  if (key === 'ArrowRight') return tiles[from + 1];
  if (key === 'ArrowLeft') return tiles[from - 1];
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const here = tiles[from]?.getBoundingClientRect();
  if (!here) return undefined;
  const isBeyond = (other: DOMRect) =>
    key === 'ArrowDown' ? other.top >= here.bottom : other.bottom <= here.top;
  const distance = (tile: HTMLElement) => {
    const other = tile.getBoundingClientRect();
    return Math.abs(other.top - here.top) * 10 + Math.abs(other.left - here.left);
  };
  return tiles
    .filter((tile) => isBeyond(tile.getBoundingClientRect()))
    .sort((a, b) => distance(a) - distance(b))[0];
}

function wordsInstead(task: TaskView): TemplateResult {
  return html`<span class="tile-words" aria-hidden="true">
    <span class="codicon codicon-${iconInstead(task)}"></span>
    <span class="tile-title">${task.title}</span>
  </span>`;
}

function iconInstead({ inputWanted, phase, problem, texts }: TaskView): string {
  if (inputWanted) return 'bell-dot';
  if (problem) return phase === 'succeeded' ? 'file-media' : 'error';
  return texts.length > 0 ? 'comment-discussion' : 'symbol-color';
}

/** Drawn on the tile: how far it is, what waits, or that there are four in it. */
function badgeOf({ progress, inputWanted, origin, picture }: TaskView) {
  const text =
    progress?.text ??
    (inputWanted && origin) ??
    (picture?.kind === 'grid' && picture.src ? l10n.t('grid') : '');
  return text ? html`<span class="tile-badge" aria-hidden="true">${text}</span>` : nothing;
}
