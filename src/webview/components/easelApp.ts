import * as l10n from '@vscode/l10n';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Surface } from '../../protocol/protocol';
import type {
  ConnectionView,
  DraftKind,
  FoundView,
  Snapshot,
  TaskView,
} from '../../protocol/views';
import { LightElement } from '../lightElement';
import { tell } from '../intents';
import type { PageModel } from '../pageState';
import { pickedContext } from '../pictureContext';
import { compareHint } from './compareHint';
import './composer';
import type { Composer } from './composer';
import './detailsSide';
import './editStudio';
import './emptyState';
import './feed';
import './galleryWall';
import type { GalleryWall } from './galleryWall';
import { iconButton } from './iconButton';
import './keyHelp';
import './lightbox';
import { connectionProblem, notice } from './notice';
import { nothingFound } from './nothingFound';
import { pickBar, removedBar } from './pickBar';
import { sandboxBadge } from './sandboxBadge';
import './searchBox';
import { searchFilters } from './searchFilters';

/** From this width on, in CSS pixels, the page is a wall with details; below it, a feed. */
export const wideFrom = 720;

/** The whole page, drawn from one model. It decides nothing: what a person does goes up as an intent. */
@customElement('easel-app')
export class EaselApp extends LightElement {
  @property({ attribute: false }) model: PageModel | undefined;
  @property() surface: Surface = 'sidebar';
  @property() locale = 'en';
  /** Spoken politely: what has just finished. */
  @property() announcement = '';
  @state() private isWide = false;
  @query('easel-composer') private composer!: Composer | null;
  @query('easel-gallery-wall') private wall!: GalleryWall | null;
  @query('.page-scroll') private scroller!: HTMLElement | null;
  readonly #width = new ResizeObserver(() => {
    const isWall = this.clientWidth >= wideFrom;
    if (this.isWide === isWall) return;
    this.isWide = isWall;
    tell(this, { type: 'layout', isWall });
  });
  #byId: ReadonlyMap<string, TaskView> = new Map();
  #earlier: readonly string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.isWide = this.clientWidth >= wideFrom;
    this.#width.observe(this);
  }

  override disconnectedCallback(): void {
    this.#width.disconnect();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The map is a new one only for another snapshot: the wall is hung anew for it.
    if (!changed.has('model')) return;
    const before = changed.get('model')?.snapshot;
    const snapshot = this.model?.snapshot;
    if (!snapshot || snapshot === before) return;
    this.#byId = new Map(snapshot.tasks.map((task) => [task.id, task]));
    this.#earlier = snapshot.earlierPrompts;
  }

  override render() {
    const { model } = this;
    const snapshot = model?.snapshot;
    if (!model || !snapshot) return nothing;
    return html`<main class="page ${this.isWide ? 'is-wide' : 'is-narrow'}">
      ${this.isWide ? this.#wide(model, snapshot) : this.#narrow(model, snapshot)}
      ${
        model.isEditing
          ? html`<easel-edit-studio
              .picture=${model.pictures[0]}
              .prompt=${model.prompt}
              .region=${model.region}
            ></easel-edit-studio>`
          : nothing
      }
      ${model.viewing ? nothing : compareHint(this, model.marked, this.#byId)}
      <easel-lightbox
        .found=${snapshot.found}
        .byId=${this.#byId}
        .viewing=${model.viewing}
        .marked=${model.marked}
        .notices=${model.notices}
      ></easel-lightbox>
      <div class="visually-hidden" role="status" aria-live="polite">${this.announcement}</div>
    </main>`;
  }

  get scrollPosition(): number {
    return this.scroller?.scrollTop ?? 0;
  }

  async scrollBackTo(scrollTop: number): Promise<void> {
    await this.#drawn();
    if (this.scroller) this.scroller.scrollTop = scrollTop;
  }

  async focusComposer(markedWord?: string): Promise<void> {
    await this.updateComplete;
    await this.composer?.focusPrompt(markedWord);
  }

  /** Shows what a task waits for, where the task is drawn. */
  async showInput(taskId: string, takesFocus: boolean): Promise<void> {
    await this.#drawn();
    const inputs = [...this.querySelectorAll('easel-input-card')];
    await inputs.find(({ task }) => task?.id === taskId)?.show(takesFocus);
  }

  /** Scrolls to a task and gives it the focus. */
  async reveal(taskId: string): Promise<void> {
    await this.#drawn();
    if (await this.wall?.reveal(taskId)) return;
    const task = this.querySelector<HTMLElement>(`[data-task-id="${CSS.escape(taskId)}"]`);
    task?.scrollIntoView({ block: 'nearest' });
    (task?.querySelector<HTMLElement>('.tile-button') ?? task)?.focus();
  }

  /** Everything about a task: the side of the wall, else its card. */
  async showDetails(taskId: string): Promise<void> {
    await this.#drawn();
    const side = this.querySelector<HTMLElement>('.details');
    if (side) side.focus();
    else await this.reveal(taskId);
  }

  /** Its parts draw after the page itself, each in a microtask of its own; a task comes after them all. */
  async #drawn(): Promise<void> {
    await this.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
  }

  #narrow(model: PageModel, snapshot: Snapshot): TemplateResult {
    const { connection, found } = snapshot;
    const { openIds, taskIds, count, offset } = found;
    // While the first picture is drawn there is nothing to look for.
    const hasSearch = model.search !== '' || count > 0;
    const isEmpty = isNothingThere(snapshot);
    return html`${this.#composer(model, connection)}
      <div class="page-scroll">
        ${connectionProblem(this, connection.problem)} ${hasSearch ? this.#search(model) : nothing}
        ${isEmpty ? emptyState(connection) : nothing}
        ${!isEmpty && openIds.length + count === 0 ? nothingFound(this) : nothing}
        ${offset > 0 ? this.#step(l10n.t('Show the newest'), 'showNewest') : nothing}
        <easel-feed
          .open=${this.#tasks(openIds)}
          .ended=${this.#tasks(taskIds)}
          .byId=${this.#byId}
          .notices=${model.notices}
          .locale=${this.locale}
        ></easel-feed>
        ${offset + taskIds.length < count ? this.#step(l10n.t('Show more'), 'showMore') : nothing}
      </div>
      ${removedBar(this, model.removedIds)}`;
  }

  #wide(model: PageModel, snapshot: Snapshot): TemplateResult {
    const { connection, found, selection } = snapshot;
    const isEmpty = isNothingThere(snapshot);
    const isComposing = model.isComposerOpen || this.surface === 'sidebar' || isEmpty;
    const selected =
      this.#byId.get(model.selectedTaskId ?? '') ?? this.#byId.get(selection?.taskId ?? '');
    return html`<div class="page-main">
        ${isComposing ? this.#composer(model, connection) : this.#pageNotice(model)}
        ${connectionProblem(this, connection.problem)}
        ${isEmpty ? nothing : this.#toolbar(model, connection, isComposing)}
        <div
          class="page-scroll"
          data-vscode-context=${ifDefined(
            model.pickedIds.size > 0 ? pickedContext(model.pickedIds) : undefined,
          )}
        >
          ${isEmpty ? emptyState(connection) : this.#wall(model, found, selected)}
        </div>
        ${
          model.removedIds.length > 0
            ? removedBar(this, model.removedIds)
            : pickBar(this, model.pickedIds)
        }
      </div>
      <easel-details-side
        .task=${selected}
        .byId=${this.#byId}
        .selection=${selection}
        .notice=${selected && model.notices[selected.id]}
      ></easel-details-side>
      ${model.isShowingKeys ? html`<easel-key-help></easel-key-help>` : nothing}`;
  }

  #wall(model: PageModel, found: FoundView, selected: TaskView | undefined): TemplateResult {
    if (found.openIds.length + found.count === 0) return nothingFound(this);
    return html`<easel-gallery-wall
      .found=${found}
      .byId=${this.#byId}
      .pickedIds=${model.pickedIds}
      .selectedTaskId=${selected?.id ?? ''}
      .locale=${this.locale}
    ></easel-gallery-wall>`;
  }

  #toolbar(model: PageModel, connection: ConnectionView, isComposing: boolean): TemplateResult {
    return html`<div class="toolbar">
      ${this.#search(model)} ${searchFilters(this, model.search)}
      ${connection.isSandbox && !isComposing ? sandboxBadge() : nothing}
      ${
        this.surface === 'gallery'
          ? iconButton('add', l10n.t('New Picture'), () => tell(this, { type: 'toggleComposer' }), {
              className: 'new-picture',
              isPressed: isComposing,
            })
          : nothing
      }
    </div>`;
  }

  #tasks(ids: readonly string[]): readonly TaskView[] {
    return ids.flatMap((id) => this.#byId.get(id) ?? []);
  }

  #composer(model: PageModel, connection: ConnectionView): TemplateResult | typeof nothing {
    if (connection.state === 'noKey') {
      // Without any task the page itself is the empty state.
      if (!model.snapshot || isNothingThere(model.snapshot)) return this.#pageNotice(model);
      return html`<easel-empty-state class="is-compact"></easel-empty-state>
        ${this.#pageNotice(model)}`;
    }
    const kinds = composable.filter((kind) => connection.requestKinds.includes(kind));
    return html`<div class="composer-place">
      <easel-composer
        .isSandbox=${connection.isSandbox}
        .bot=${connection.bot ?? 'midjourney'}
        .kind=${model.kind}
        .prompt=${model.prompt}
        .pictures=${model.pictures}
        .isArriving=${model.arriving > 0}
        .region=${model.region}
        .shape=${model.shape}
        .resolution=${model.resolution}
        .kinds=${kinds}
        .earlier=${this.#earlier}
        .notice=${model.notices['composer']}
      ></easel-composer>
    </div>`;
  }

  /** Where the composer is not shown, what went wrong without a task must still be said. */
  #pageNotice(model: PageModel): TemplateResult | typeof nothing {
    return notice(this, 'composer', model.notices['composer']);
  }

  #search(model: PageModel): TemplateResult {
    return html`<easel-search-box
      .search=${model.search}
      .hasFilters=${!this.isWide}
    ></easel-search-box>`;
  }

  #step(label: string, type: 'showMore' | 'showNewest'): TemplateResult {
    return html`<button type="button" class="action more" @click=${() => tell(this, { type })}>
      ${label}
    </button>`;
  }
}

function isNothingThere({ totalCount, tasks }: Snapshot): boolean {
  return totalCount === 0 && tasks.length === 0;
}

function emptyState({ state }: ConnectionView): TemplateResult {
  return html`<easel-empty-state .hasKey=${state === 'ready'}></easel-empty-state>`;
}

const composable: readonly DraftKind[] = [
  'imagine',
  'blend',
  'describe',
  'swapFace',
  'edit',
  'shorten',
  'video',
];
