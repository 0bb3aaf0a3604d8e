import * as l10n from '@vscode/l10n';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { FoundView, ProblemView, TaskView } from '../../protocol/views';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { lightboxKey } from '../lightboxKeys';
import type { Viewing } from '../pageState';
import { viewedContext, type PicturePlace } from '../pictureContext';
import { ResultWalk } from '../resultWalk';
import { actionsAt, shownAt, type ShownPicture } from '../shownPicture';
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
  @property({ attribute: false }) found: FoundView | undefined;
  @property({ attribute: false }) byId: ReadonlyMap<string, TaskView> = new Map();
  @property({ attribute: false }) viewing: Viewing | undefined;
  @property({ attribute: false }) marked: PicturePlace | undefined;
  @property({ attribute: false }) notices: Readonly<Record<string, ProblemView>> = {};
  @state() private zoom: Zoom = fitZoom;
  /** The one before stays while what is to be viewed is still on its way from the host. */
  #drawn: Viewing | undefined;
  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('easel-picture-stage, easel-compare-stage') private stage!:
    PictureStage | CompareStage | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { viewing } = this;
    if (changed.has('viewing')) this.zoom = fitZoom;
    if (!viewing || this.#isThere(viewing)) this.#drawn = viewing;
    // A dialog that is taken away does not give the focus back; one that is closed does.
    if (!viewing) this.dialog?.close();
  }

  protected override updated(): void {
    const { dialog, viewing } = this;
    // Its picture is gone, from the history say: nothing is left to come back to.
    if (!dialog && viewing && this.#drawn === viewing) {
      tell(this, { type: 'view', place: undefined });
    }
    if (!dialog || dialog.open) return;
    dialog.showModal();
    // What is on the stage draws in a microtask of its own.
    void this.stage?.updateComplete.then(() => this.stage?.focus());
  }

  override render() {
    const { byId } = this;
    const viewing = this.#drawn;
    const shown = viewing && shownAt(byId, viewing);
    const other = viewing?.against && shownAt(byId, viewing.against);
    if (!shown || (viewing.against && !other)) return nothing;
    return html`<dialog
      class="lightbox ${shown.cell === undefined ? '' : 'of-part'}"
      aria-labelledby="lightbox-title"
      data-vscode-context=${viewedContext(shown.task, shown.cell)}
      @close=${() => tell(this, { type: 'closeView' })}
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

  #isThere(viewing: Viewing): boolean {
    const { against } = viewing;
    return !!shownAt(this.byId, viewing) && (!against || !!shownAt(this.byId, against));
  }

  get #walk(): ResultWalk | undefined {
    return this.found && new ResultWalk(this.found, this.byId);
  }

  #step(by: -1 | 1): void {
    tell(this, { type: 'step', by });
  }

  #head(shown: ShownPicture, other: ShownPicture | undefined): TemplateResult {
    const title = other
      ? l10n.t('Comparing two pictures')
      : [shown.name, shown.task.title].filter(Boolean).join(' · ');
    return html`<header class="lightbox-head">
      <h2 id="lightbox-title" title=${title}>${title}</h2>
      <span class="lightbox-count" role="status">${other ? nothing : this.#count(shown)}</span>
      ${shown.isFilm ? nothing : this.#zoomButtons()}
      ${iconButton('close', l10n.t('Close'), () => this.dialog?.close())}
    </header>`;
  }

  /** Its place among all that is found, as they hang on the wall; which of a grid it is, a screen reader hears too. */
  #count({ task, name }: ShownPicture): TemplateResult | typeof nothing {
    const walk = this.#walk;
    const at = walk?.placeOf(task.id);
    if (!walk || at === undefined) return nothing;
    const count = l10n.t('{0} of {1}', at + 1, walk.count);
    return html`<span class="visually-hidden">${name} </span>${count}`;
  }

  #zoomButtons(): TemplateResult {
    return html`<span class="tool-group">
      ${iconButton('zoom-out', l10n.t('Zoom out'), () => this.stage?.zoomBy(0.8))}
      ${iconButton('screen-full', l10n.t('Fit'), () => (this.zoom = fitZoom))}
      ${iconButton('zoom-in', l10n.t('Zoom in'), () => this.stage?.zoomBy(1.25))}
    </span>`;
  }

  #one(shown: ShownPicture): TemplateResult {
    const viewing = this.#drawn;
    const walk = this.#walk;
    const go = (icon: string, label: string, by: -1 | 1) =>
      viewing && walk?.next(viewing, by)
        ? iconButton(icon, label, () => this.#step(by), { className: 'lightbox-step' })
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
    const step = (by: -1 | 1) => this.#step(by);
    const fit = () => (this.zoom = fitZoom);
    if (lightboxKey(event, { shown, stage, step, fit, isComparing: !!this.#drawn?.against })) {
      event.preventDefault();
    }
  }
}
