import * as l10n from '@vscode/l10n';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ProblemView, TaskView } from '../../protocol/views';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { lightboxKey } from '../lightboxKeys';
import type { Viewing } from '../pageState';
import { isSamePlace, pictureContext, type PicturePlace } from '../pictureContext';
import { actionsAt, placesOf, shownAt, type ShownPicture } from '../shownPicture';
import { fitZoom, type Zoom } from '../zoom';
import './actionBar';
import './compareStage';
import type { CompareStage } from './compareStage';
import { compareHint } from './compareHint';
import { iconButton } from './iconButton';
import { lightboxUses } from './lightboxUses';
import { taskNotice } from './notice';
import './pictureStage';
import type { PictureStage, ZoomEvent } from './pictureStage';

/** One picture over the whole page, or two to be compared. Open while the page has something to view. */
@customElement('easel-lightbox')
export class Lightbox extends LightElement {
  @property({ attribute: false }) tasks: readonly TaskView[] = [];
  @property({ attribute: false }) byId: ReadonlyMap<string, TaskView> = new Map();
  @property({ attribute: false }) viewing: Viewing | undefined;
  @property({ attribute: false }) marked: PicturePlace | undefined;
  @property({ attribute: false }) notices: Readonly<Record<string, ProblemView>> = {};
  @state() private zoom: Zoom = fitZoom;
  /** Until then its picture may still be on its way from the host. */
  #wasShown = false;
  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('easel-picture-stage, easel-compare-stage') private stage!:
    PictureStage | CompareStage | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('viewing')) return;
    this.zoom = fitZoom;
    if (!this.dialog) this.#wasShown = false;
    // A dialog that is taken away does not give the focus back; one that is closed does.
    if (!this.viewing) this.dialog?.close();
  }

  protected override updated(): void {
    const { dialog, viewing } = this;
    // Its picture is gone, from the history say: nothing is left to come back to.
    if (!dialog && viewing && this.#wasShown) tell(this, { type: 'view', place: undefined });
    if (!dialog || dialog.open) return;
    this.#wasShown = true;
    dialog.showModal();
    // What is on the stage draws in a microtask of its own.
    void this.stage?.updateComplete.then(() => this.stage?.focus());
  }

  override render() {
    const { viewing, byId } = this;
    const shown = viewing && shownAt(byId, viewing);
    const other = viewing?.against && shownAt(byId, viewing.against);
    if (!shown || (viewing.against && !other)) return nothing;
    return html`<dialog
      class="lightbox ${shown.cell === undefined ? '' : 'of-part'}"
      aria-labelledby="lightbox-title"
      data-vscode-context=${pictureContext(shown.task.id, shown.cell)}
      @close=${() => tell(this, { type: 'view', place: undefined })}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, shown)}
      @easel-zoom=${({ zoom }: ZoomEvent) => (this.zoom = zoom)}
    >
      ${this.#head(shown, other)}
      ${
        other
          ? html`<easel-compare-stage
              .pair=${[shown, other] as const}
              .zoom=${this.zoom}
            ></easel-compare-stage>`
          : html`${this.#one(shown)}${this.#foot(shown)}`
      }
    </dialog>`;
  }

  /** Goes on to the picture before (-1) or after (1) this one. */
  step(by: -1 | 1): void {
    const places = this.#places;
    const index = this.#indexIn(places);
    const place = index < 0 ? undefined : places[index + by];
    if (place && !this.viewing?.against) tell(this, { type: 'view', place });
  }

  get #places(): readonly PicturePlace[] {
    return this.tasks.flatMap(placesOf);
  }

  #indexIn(places: readonly PicturePlace[]): number {
    const { viewing } = this;
    const index = viewing ? places.findIndex((place) => isSamePlace(place, viewing)) : -1;
    // A film of a set is never looked at without its number; nor may a place lead nowhere.
    return index >= 0 ? index : places.findIndex(({ taskId }) => taskId === viewing?.taskId);
  }

  #head(shown: ShownPicture, other: ShownPicture | undefined): TemplateResult {
    const places = this.#places;
    const index = this.#indexIn(places);
    const title = other
      ? l10n.t('Comparing two pictures')
      : [shown.name, shown.task.title].filter(Boolean).join(' · ');
    const count = l10n.t('{0} of {1}', index + 1, places.length);
    return html`<header class="lightbox-head">
      <h2 id="lightbox-title" title=${title}>${title}</h2>
      <span class="lightbox-count" role="status">${other || index < 0 ? nothing : count}</span>
      ${shown.isFilm ? nothing : this.#zoomButtons()}
      ${iconButton('close', l10n.t('Close'), () => this.dialog?.close())}
    </header>`;
  }

  #zoomButtons(): TemplateResult {
    return html`<span class="tool-group">
      ${iconButton('zoom-out', l10n.t('Zoom out'), () => this.stage?.zoomBy(0.8))}
      ${iconButton('screen-full', l10n.t('Fit'), () => (this.zoom = fitZoom))}
      ${iconButton('zoom-in', l10n.t('Zoom in'), () => this.stage?.zoomBy(1.25))}
    </span>`;
  }

  #one(shown: ShownPicture): TemplateResult {
    const places = this.#places;
    const index = this.#indexIn(places);
    const go = (icon: string, label: string, by: -1 | 1) =>
      places[index + by] && index >= 0
        ? iconButton(icon, label, () => this.step(by), { className: 'lightbox-step' })
        : html`<span class="lightbox-step"></span>`;
    return html`<div class="lightbox-middle">
      ${go('chevron-left', l10n.t('Previous picture'), -1)}
      <easel-picture-stage .shown=${shown} .zoom=${this.zoom}></easel-picture-stage>
      ${go('chevron-right', l10n.t('Next picture'), 1)}
    </div>`;
  }

  #foot(shown: ShownPicture): TemplateResult {
    const { task } = shown;
    return html`<footer class="lightbox-foot">
      ${lightboxUses(this, shown, this.marked)}
      <easel-action-bar .taskId=${task.id} .actions=${actionsAt(shown)}></easel-action-bar>
      ${taskNotice(this, task.id, this.notices[task.id])}
      ${compareHint(this, this.marked, this.byId)}
    </footer>`;
  }

  #onKey(event: KeyboardEvent, shown: ShownPicture): void {
    const { stage } = this;
    if (!stage) return;
    const step = (by: -1 | 1) => this.step(by);
    const fit = () => (this.zoom = fitZoom);
    if (lightboxKey(event, { shown, stage, step, fit, isComparing: !!this.viewing?.against })) {
      event.preventDefault();
    }
  }
}
