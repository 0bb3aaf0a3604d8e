import { isTerminal } from '../domain/task';
import type { FoundView, TaskView } from '../protocol/views';
import { tell } from './intents';
import { pictureKey } from './pictureKeys';
import type { WallContent } from './wallContent';
import type { WallLayout } from './wallLayout';
import { tileAfterKey } from './wallMoves';

/** What keys and clicks need of the wall. */
export interface WallOfTiles extends HTMLElement {
  readonly layout: WallLayout;
  readonly content: WallContent;
  readonly found: FoundView | undefined;
  readonly pickedIds: ReadonlySet<string>;
  readonly currentIndex: number;
  readonly pageHeight: number;
  taskAt(place: number): TaskView | undefined;
  focusTile(place: number): Promise<void>;
}

/** While an arrow is held down the details do not follow every picture, in milliseconds. */
const followAfterMs = 150;

/** Keys, clicks and marks on the wall. */
export class WallInput {
  readonly #wall: WallOfTiles;
  /** Where a range begins. */
  #anchor = 0;
  #followTimer: ReturnType<typeof setTimeout> | undefined;
  /** The focus rests here, and the details have still to follow. */
  #restsAt: number | undefined;

  constructor(wall: WallOfTiles) {
    this.#wall = wall;
  }

  /** The place of the tile that an element lies in. */
  static indexOf(target: EventTarget | null): number | undefined {
    const tile = target instanceof Element ? target.closest<HTMLElement>('.tile') : undefined;
    const index = tile?.dataset['index'];
    return index === undefined ? undefined : Number(index);
  }

  readonly onClick = (event: MouseEvent): void => {
    const place = WallInput.indexOf(event.target);
    const task = place === undefined ? undefined : this.#wall.taskAt(place);
    if (place === undefined || !task) return;
    const isOnCheck = (event.target as Element).closest('.tile-check') !== null;
    if (event.shiftKey) this.#pickRange(place);
    else if (isOnCheck || event.ctrlKey || event.metaKey) this.#toggle(place, task);
    else {
      this.#anchor = place;
      tell(this.#wall, { type: 'select', taskId: task.id });
      this.#clear();
    }
  };

  readonly onDoubleClick = (event: MouseEvent): void => {
    const place = WallInput.indexOf(event.target);
    const hasModifier = event.shiftKey || event.ctrlKey || event.metaKey;
    if (place !== undefined && !hasModifier) this.#open(this.#wall.taskAt(place));
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const place = WallInput.indexOf(event.target);
    if (place === undefined) return;
    const isDone =
      event.ctrlKey || event.metaKey ? this.#withModifier(event) : this.#plainKey(event, place);
    if (isDone) event.preventDefault();
  };

  #withModifier({ key }: KeyboardEvent): boolean {
    if (key !== 'a' && key !== 'A') return false;
    tell(this.#wall, { type: 'pickSpan', first: 0, end: this.#wall.found?.count ?? 0 });
    return true;
  }

  #plainKey(event: KeyboardEvent, place: number): boolean {
    const { layout, pageHeight } = this.#wall;
    // With Alt an arrow is a button of the picture.
    const next = event.altKey ? undefined : tileAfterKey(layout, place, event.key, pageHeight);
    if (next !== undefined) {
      this.#move(place, next, event.shiftKey);
      return true;
    }
    const task = this.#wall.taskAt(place);
    return task !== undefined && !event.repeat && this.#actOn(task, place, event);
  }

  #move(from: number, to: number, isRange: boolean): void {
    const wall = this.#wall;
    if (isRange && wall.pickedIds.size === 0) this.#anchor = from;
    void wall.focusTile(to);
    if (isRange) this.#pickRange(to);
    else this.#follow(to);
  }

  /** The details follow the focus once it rests. */
  #follow(place: number): void {
    this.#anchor = place;
    this.#restsAt = undefined;
    clearTimeout(this.#followTimer);
    this.#followTimer = setTimeout(() => {
      this.#restsAt = place;
      this.catchUp();
    }, followAfterMs);
  }

  /** To be called when the wall knows more: after a flight it is told late what hangs where it landed. */
  catchUp(): void {
    const place = this.#restsAt;
    if (place === undefined) return;
    const hasMoved = this.#wall.currentIndex !== place;
    const task = hasMoved ? undefined : this.#wall.taskAt(place);
    if (hasMoved || task) this.#restsAt = undefined;
    if (task) tell(this.#wall, { type: 'select', taskId: task.id });
  }

  #actOn(task: TaskView, place: number, event: KeyboardEvent): boolean {
    const wall = this.#wall;
    const { pickedIds } = wall;
    const tile = event.target instanceof Element ? event.target : wall;
    switch (event.key) {
      case 'Enter':
        this.#open(task);
        return true;
      case ' ':
        this.#toggle(place, task);
        return true;
      case 'Delete':
      case 'Backspace':
        if (pickedIds.size > 0) tell(wall, { type: 'remove', taskIds: [...pickedIds] });
        else if (isTerminal(task.phase)) tell(wall, { type: 'remove', taskIds: [task.id] });
        return true;
      case 'Escape':
        this.#clear();
        return true;
      case '?':
        tell(wall, { type: 'showKeys' });
        return true;
      case '.':
        if (pickedIds.size === 0) return pictureKey(tile, event, task, undefined);
        tell(wall, { type: 'starPicked' });
        return true;
      default:
        return pictureKey(tile, event, task, undefined);
    }
  }

  #open(task: TaskView | undefined): void {
    if (!task?.picture?.src || task.picture.isPreview) return;
    tell(this.#wall, { type: 'view', place: { taskId: task.id } });
  }

  #toggle(place: number, task: TaskView): void {
    this.#anchor = place;
    if (isTerminal(task.phase)) tell(this.#wall, { type: 'togglePick', taskId: task.id });
  }

  /** From the last picture that was chosen to this one; open tasks are not picked. */
  #pickRange(to: number): void {
    const open = this.#wall.content.openTasks.length;
    const [low, high] = [Math.min(this.#anchor, to) - open, Math.max(this.#anchor, to) - open];
    tell(this.#wall, { type: 'pickSpan', first: Math.max(0, low), end: Math.max(0, high + 1) });
  }

  #clear(): void {
    if (this.#wall.pickedIds.size > 0) tell(this.#wall, { type: 'pick', taskIds: [] });
  }
}
