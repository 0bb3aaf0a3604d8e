import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FoundView, TaskView } from '../../protocol/views';
import { cssVars } from '../cssVars';
import { FirstPictures } from '../firstPictures';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import {
  daySections,
  placeOfTask,
  taskAt,
  taskIdAt,
  wallContent,
  type WallContent,
} from '../wallContent';
import {
  headingHeightPx,
  layOutWall,
  rowBelow,
  rowOfTile,
  spansOf,
  type WallBlock,
  type WallLayout,
  type WallRow,
  type WallSection,
} from '../wallLayout';
import { WallFlight } from '../wallFlight';
import { WallInput } from '../wallInput';
import { sightOf, type WallSight } from '../wallSight';
import { awaitedTile, wallTile } from './wallTile';

/**
 * The wide layout: a justified wall by day. Of thousands of pictures only those are alive that are on screen or
 * just beside it; the rest is a height.
 *
 * Over 300 lines because layout, place and focus are one state, settled together at each change.
 */
@customElement('easel-gallery-wall')
export class GalleryWall extends LightElement {
  @property({ attribute: false }) found: FoundView | undefined;
  @property({ attribute: false }) byId: ReadonlyMap<string, TaskView> = new Map();
  @property({ attribute: false }) pickedIds: ReadonlySet<string> = new Set();
  @property() selectedTaskId = '';
  @property() locale = 'en';
  @state() private width = 0;
  @state() private sight: WallSight = { firstRow: 0, endRow: 0, first: 0, end: 0 };
  /** The picture that Tab reaches; arrows move it. */
  @state() private current = 0;
  content: WallContent = { sections: [], openTasks: [], count: 0 };
  layout: WallLayout = layOutWall([], 0);
  readonly #input = new WallInput(this);
  readonly #size = new ResizeObserver(() => this.#measure());
  readonly #flight = new WallFlight(() => this.requestUpdate());
  readonly #firstPictures = new FirstPictures(() => this.#lookFurther());
  /** Tasks whose pictures are drawn: a flight does not take them away. */
  #pictured: ReadonlySet<string> = new Set();
  #scroller: HTMLElement | null = null;
  #days = { of: undefined as unknown, on: '', sections: [] as readonly WallSection[] };
  /** By how much the scroll position has to move so that the same pictures stay in sight. */
  #drift = 0;
  #hasFocus = false;
  #told = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scroller = this.closest('.page-scroll');
    this.#scroller?.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#size.observe(this);
    if (this.#scroller) this.#size.observe(this.#scroller);
  }

  override disconnectedCallback(): void {
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#size.disconnect();
    this.#flight.stop();
    super.disconnectedCallback();
  }

  /** The picture with the roving focus, from 0. */
  get currentIndex(): number {
    return this.current;
  }

  get pageHeight(): number {
    return (this.#scroller?.clientHeight ?? 0) * 0.9;
  }

  taskAt(place: number): TaskView | undefined {
    return this.found && taskAt(place, this.content, this.found, this.byId);
  }

  /** Scrolls to a place, and gives it the focus. */
  async focusTile(place: number): Promise<void> {
    this.current = Math.max(0, Math.min(this.content.count - 1, place));
    this.#scrollTo(this.current);
    this.#look();
    await this.updateComplete;
    this.#focusCurrent();
  }

  /** Scrolls to a task and gives it the focus; false when it does not hang here. */
  async reveal(taskId: string): Promise<boolean> {
    await this.updateComplete;
    const place = this.found && placeOfTask(taskId, this.content, this.found);
    if (place === undefined) return false;
    await this.focusTile(place);
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#hasFocus = this.contains(document.activeElement);
    if (this.width === 0) this.width = this.clientWidth;
    const isNew = ['found', 'byId', 'locale', 'width'].some((name) => changed.has(name));
    if (!isNew || !this.found) return;
    const before = changed.has('found')
      ? (changed.get('found') as FoundView | undefined)
      : this.found;
    const held = this.#held(before);
    this.content = wallContent(this.found, this.byId, this.#daySections(this.found));
    this.layout = layOutWall(this.content.sections, this.width);
    this.#drift = this.#settle(held, this.found);
    this.sight = this.#sightNow(this.#drift);
  }

  override render() {
    if (!this.found) return nothing;
    const { blocks, height, rows } = this.layout;
    const { firstRow, endRow } = this.sight;
    const current = this.#hasFocus ? rowOfTile(this.layout, this.current) : -1;
    const drawn = blocks.filter((block) => {
      const end = block.firstRow + block.rowCount;
      return (block.firstRow < endRow && end > firstRow) || isWithin(current, block);
    });
    return html`<div
      class="wall"
      ${cssVars({ '--height': `${height}px` })}
      @keydown=${this.#input.onKey}
      @click=${this.#input.onClick}
      @dblclick=${this.#input.onDoubleClick}
      @focusin=${this.#onFocus}
    >
      ${repeat(
        rows.length > 0 ? drawn : [],
        ({ key }) => key,
        (block) => this.#block(block, current),
      )}
    </div>`;
  }

  protected override updated(): void {
    const drawn = this.querySelectorAll<HTMLElement>('.tile[data-task-id]');
    this.#pictured = new Set(Array.from(drawn, ({ dataset }) => dataset['taskId'] ?? ''));
    if (this.#drift !== 0 && this.#scroller) {
      this.#scroller.scrollTop += this.#drift;
      this.#drift = 0;
    }
    // What had the focus was replaced, by its picture for example.
    if (this.#hasFocus && !this.contains(document.activeElement)) this.#focusCurrent();
    if (drawn.length > 0) this.#firstPictures.look(this);
    this.#tellSight();
    this.#input.catchUp();
  }

  #block(block: WallBlock, current: number): TemplateResult {
    const { firstRow, endRow } = this.sight;
    const from = Math.max(block.firstRow, firstRow);
    const to = Math.min(block.firstRow + block.rowCount, endRow);
    const isOutOfSight = isWithin(current, block) && (current < firstRow || current >= endRow);
    return html`<section
      class="wall-block"
      aria-labelledby=${block.key}
      ${cssVars({ '--top': `${block.top}px`, '--height': `${block.height}px` })}
    >
      <h2 class="section-heading" id=${block.key}>${block.heading}</h2>
      <div role="feed" aria-labelledby=${block.key}>
        ${repeat(
          [
            ...Array.from({ length: Math.max(0, to - from) }, (_, row) =>
              this.#tilesOf(from + row, block),
            ).flat(),
            ...(isOutOfSight
              ? this.#tilesOf(current, block).filter(({ index }) => index === this.current)
              : []),
          ],
          ({ key }) => key,
          ({ template }) => template,
        )}
      </div>
    </section>`;
  }

  #tilesOf(rowIndex: number, block: WallBlock): readonly DrawnTile[] {
    const row = this.layout.rows[rowIndex];
    if (!row) return [];
    return spansOf(this.layout, row).map(({ left, width }, column) => {
      const index = row.first + column;
      const task = this.taskAt(index);
      const place = { left, width, top: row.top - block.top, height: row.height };
      const look = {
        index,
        wallCount: this.content.count,
        isSelected: task?.id === this.selectedTaskId,
        isPicked: task !== undefined && this.pickedIds.has(task.id),
        isCurrent: index === this.current,
      };
      const key = task?.id ?? `at-${String(index)}`;
      const shown = task && !this.#isPassing(task.id, index) ? task : undefined;
      // Most tiles stay as they are at a step of scrolling.
      const template = guard([shown, ...Object.values(place), ...Object.values(look)], () =>
        shown ? wallTile(shown, { place, ...look }) : awaitedTile({ place, ...look }),
      );
      return { key, index, template };
    });
  }

  /** In a flight only what was there before, and what has the focus, is more than a shape. */
  #isPassing(taskId: string, index: number): boolean {
    const hasFocus = this.#hasFocus && index === this.current;
    return this.#flight.isFlying && !hasFocus && !this.#pictured.has(taskId);
  }

  #daySections(found: FoundView): readonly WallSection[] {
    const { outline } = found;
    const on = `${new Date().toDateString()} ${this.locale}`;
    if (this.#days.of !== outline || this.#days.on !== on) {
      const sections = outline ? daySections(outline, this.locale, new Date()) : [];
      this.#days = { of: outline, on, sections };
    }
    return this.#days.sections;
  }

  /** What is at the top of the screen and what has the focus, before the wall is hung anew. */
  #held(before: FoundView | undefined): Held {
    const row = this.layout.rows[rowBelow(this.layout, this.#top())];
    const idAt = (place: number) => before && taskIdAt(place, this.content, before);
    return {
      search: before?.search,
      row,
      rowId: row && idAt(row.first),
      currentId: idAt(this.current),
    };
  }

  /**
   * The focus stays with its task, and what was on screen stays there, whatever came above it; at the top a
   * person wants to see what comes. Returns by how much to scroll.
   */
  #settle({ search, row, rowId, currentId }: Held, found: FoundView): number {
    const top = this.#top();
    const isOtherSearch = search !== undefined && search !== found.search;
    const placeOf = (id: string | undefined, otherwise: number) =>
      (id === undefined ? undefined : placeOfTask(id, this.content, found)) ?? otherwise;
    const current = isOtherSearch ? 0 : placeOf(currentId, this.current);
    this.current = Math.max(0, Math.min(this.content.count - 1, current));
    if (isOtherSearch) return -Math.max(0, top);
    if (!row || top <= headingHeightPx) return 0;
    const now = this.layout.rows[rowOfTile(this.layout, placeOf(rowId, row.first))];
    return now ? now.top - row.top : 0;
  }

  /** How far the wall's own top lies above the visible part, in CSS pixels. */
  #top(): number {
    if (!this.#scroller) return 0;
    return this.#scroller.getBoundingClientRect().top - this.getBoundingClientRect().top;
  }

  #sightNow(drift = 0): WallSight {
    const top = this.#top() + drift;
    const bottom = top + (this.#scroller?.clientHeight ?? 0);
    return sightOf(this.layout, top, bottom, this.#firstPictures.areThere ? undefined : 0);
  }

  /** From now on what lies around the screen is drawn, too. */
  #lookFurther(): void {
    this.#look();
    this.requestUpdate();
  }

  #look(): void {
    const next = this.#sightNow();
    const { firstRow, endRow, first, end } = this.sight;
    const isSame = next.firstRow === firstRow && next.endRow === endRow;
    if (!isSame || next.first !== first || next.end !== end) this.sight = next;
  }

  readonly #onScroll = (): void => {
    this.#firstPictures.forgo();
    const { scrollTop = 0, clientHeight = 0 } = this.#scroller ?? {};
    this.#flight.step(scrollTop, clientHeight, performance.now());
    this.#look();
  };

  #measure(): void {
    this.width = this.clientWidth;
    this.#look();
  }

  #scrollTo(place: number): void {
    const row = this.layout.rows[rowOfTile(this.layout, place)];
    if (!row || !this.#scroller) return;
    const top = this.#top();
    const bottom = top + this.#scroller.clientHeight;
    // The day's heading sticks to the top and would cover it.
    const above = row.top - headingHeightPx - top;
    const below = row.top + row.height + 8 - bottom;
    if (above < 0) this.#scroller.scrollTop += above;
    else if (below > 0) this.#scroller.scrollTop += below;
  }

  #focusCurrent(): void {
    this.querySelector<HTMLElement>(`[data-index="${this.current}"] .tile-button`)?.focus({
      preventScroll: true,
    });
  }

  readonly #onFocus = (event: Event): void => {
    const index = WallInput.indexOf(event.target);
    if (index !== undefined) this.current = index;
  };

  /** Nobody sees what a flight passes over: it is asked about where it lands. */
  #tellSight(): void {
    if (this.#flight.isFlying || !this.#firstPictures.areThere) return;
    const open = this.content.openTasks.length;
    const first = Math.max(0, this.sight.first - open);
    const end = Math.max(first + 1, this.sight.end - open);
    const told = `${first}-${end}`;
    // Told once: the page may just be on its way to another place.
    if (this.layout.count === 0 || told === this.#told) return;
    this.#told = told;
    tell(this, { type: 'sight', first, end });
  }
}

interface Held {
  readonly search: string | undefined;
  readonly row: WallRow | undefined;
  readonly rowId: string | undefined;
  readonly currentId: string | undefined;
}

interface DrawnTile {
  readonly key: string;
  readonly index: number;
  readonly template: unknown;
}

function isWithin(row: number, block: WallBlock): boolean {
  return row >= block.firstRow && row < block.firstRow + block.rowCount;
}
