import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { isTerminal } from '../../domain/task';
import type { TaskView } from '../../protocol/views';
import { cssVars } from '../cssVars';
import { tileContext } from '../pictureContext';
import { stillOf } from '../shownPicture';
import './progress';

/** Where a tile lies inside its day, in CSS pixels. */
export interface TilePlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface TileLook {
  readonly place: TilePlace;
  /** Its place on the wall, from 0. */
  readonly index: number;
  readonly wallCount: number;
  readonly isSelected: boolean;
  readonly isPicked: boolean;
  /** Tab reaches it. */
  readonly isCurrent: boolean;
}

/**
 * One picture of the wall: four nodes, for hundreds of them would make scrolling slow. What is only to be seen
 * besides (badge, star) is drawn by its style from attributes.
 */
export function wallTile(task: TaskView, look: TileLook): TemplateResult {
  const { picture } = task;
  const badge = badgeOf(task);
  // Never an original: fifty of them on a screen would be hundreds of megabytes to decode.
  const src = picture?.wantsThumbnail ? undefined : stillOf(picture);
  return html`<article
    class="tile ${classesOf(task, look)}"
    id="tile-${task.id}"
    aria-label=${task.title}
    aria-busy=${task.isBusy ? 'true' : 'false'}
    aria-posinset=${look.index + 1}
    aria-setsize=${look.wallCount}
    data-index=${look.index}
    data-task-id=${task.id}
    data-badge=${badge || nothing}
    data-vscode-context=${tileContext(task)}
    ${tileVars(look.place)}
  >
    <button
      type="button"
      class="tile-button"
      draggable=${picture?.hash && !picture.isPreview ? 'true' : 'false'}
      tabindex=${look.isCurrent ? 0 : -1}
      aria-pressed=${look.isSelected ? 'true' : 'false'}
      aria-label=${task.title}
      aria-keyshortcuts="Enter Space Delete"
      title=${task.title}
    >
      ${
        src
          ? html`<img src=${src} alt="" decoding="async" draggable="false" />`
          : wordsInstead(task)
      }
    </button>
    ${
      isTerminal(task.phase)
        ? html`<button
            type="button"
            class="tile-check codicon codicon-check"
            tabindex="-1"
            aria-pressed=${look.isPicked ? 'true' : 'false'}
            aria-label=${l10n.t('Select')}
            title=${l10n.t('Select')}
          ></button>`
        : nothing
    }
    ${
      task.progress
        ? html`<easel-progress
            .progress=${task.progress}
            .labelledBy=${`tile-${task.id}`}
          ></easel-progress>`
        : nothing
    }
  </article>`;
}

/** A picture that the host has not told of yet: quiet, but the focus can rest on it. */
export function awaitedTile({ place, index, wallCount, isCurrent }: TileLook): TemplateResult {
  return html`<article
    class="tile is-loading"
    aria-label=${l10n.t('Loading…')}
    aria-busy="true"
    aria-posinset=${index + 1}
    aria-setsize=${wallCount}
    data-index=${index}
    ${tileVars(place)}
  >
    <button
      type="button"
      class="tile-button"
      tabindex=${isCurrent ? 0 : -1}
      aria-label=${l10n.t('Loading…')}
    ></button>
  </article>`;
}

function tileVars({ left, top, width, height }: TilePlace) {
  return cssVars({
    '--left': `${left}px`,
    '--top': `${top}px`,
    '--width': `${width}px`,
    '--height': `${height}px`,
  });
}

function classesOf({ picture, isStarred }: TaskView, { isSelected, isPicked }: TileLook): string {
  return [
    isSelected ? 'is-selected' : '',
    isPicked ? 'is-picked' : '',
    isStarred ? 'is-starred' : '',
    picture?.isPreview ? 'is-preview' : '',
  ].join(' ');
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
function badgeOf({ progress, inputWanted, origin, picture }: TaskView): string {
  return (
    progress?.text ??
    (inputWanted && origin) ??
    (picture?.kind === 'grid' && picture.src ? l10n.t('grid') : '')
  );
}
