import { ResultWalk, type NextPicture } from './resultWalk';
import type { PageModel, Viewing } from './pageState';

/** What it needs of the page's history. */
export interface WalkedHistory {
  readonly model: PageModel;
  readonly isWall: boolean;
  /** Moves what the page holds of the ended results to a place; resolves when it is there. */
  lookAround(offset: number): Promise<void>;
  /** The place of a task among the ended results; undefined when it is none of them. */
  locate(taskId: string): Promise<number | undefined>;
  view(place: Viewing | undefined): void;
  /** Scrolls to a task and gives it the focus. */
  comeBackTo(taskId: string): Promise<void>;
}

/** So many results before the edge of what the page holds, the next part is asked for: nobody waits for it. */
const aheadCount = 8;

/** Goes through everything that is found, picture by picture, while a page only holds a part of it. */
export class LightboxWalk {
  readonly #history: WalkedHistory;
  #isStepping = false;
  /** What the page behind still stands at. */
  #openedId: string | undefined;
  /** What was viewed from afar: a feed has left its place for it. */
  #hasSought = false;
  /** Looked for once: it may be none of what is found. */
  #soughtId: string | undefined;

  constructor(history: WalkedHistory) {
    this.#history = history;
  }

  /** What is viewed and what lies beside it are at hand, wherever the page behind is scrolled. */
  async follow(): Promise<void> {
    const { viewing } = this.#history.model;
    const walk = this.#walk();
    this.#openedId = viewing && (this.#openedId ?? viewing.taskId);
    if (!viewing) this.#hasSought = false;
    if (this.#isStepping) return;
    if (!viewing || viewing.against || !walk) {
      this.#soughtId = undefined;
      return;
    }
    const at = walk.placeOf(viewing.taskId);
    if (at === undefined) return this.#seek(viewing.taskId);
    this.#soughtId = undefined;
    const ends = [Math.max(0, at - aheadCount), Math.min(walk.count - 1, at + aheadCount)];
    if (ends.every((place) => walk.isHeld(place))) return;
    return this.#history.lookAround(Math.max(0, at - walk.openCount));
  }

  /** Goes on to the picture before (-1) or after (1); what is on its way is waited for. */
  async step(by: -1 | 1): Promise<void> {
    if (this.#isStepping) return;
    this.#isStepping = true;
    try {
      await this.#step(by);
    } finally {
      this.#isStepping = false;
    }
    return this.follow();
  }

  /** Whoever went far comes back at the picture seen last; the others where they were. */
  async close(): Promise<void> {
    const { viewing } = this.#history.model;
    const isBehind = this.#openedId === viewing?.taskId;
    const hasLeft = this.#hasSought && !this.#history.isWall;
    this.#history.view(undefined);
    if (!viewing || viewing.against || (isBehind && !hasLeft)) return;
    return this.#history.comeBackTo(viewing.taskId);
  }

  async #step(by: -1 | 1): Promise<void> {
    const { viewing } = this.#history.model;
    if (!viewing || viewing.against) return;
    let next = this.#walk()?.next(viewing, by);
    while (next && 'awaited' in next) next = await this.#comeNearer(next.awaited, viewing, by);
    if (next) this.#history.view(next.place);
  }

  /** Asks for the part of the history with a result; undefined when it did not come, or is not wanted any more. */
  async #comeNearer(
    awaited: number,
    viewing: Viewing,
    by: -1 | 1,
  ): Promise<NextPicture | undefined> {
    const openCount = this.#walk()?.openCount ?? 0;
    await this.#history.lookAround(Math.max(0, awaited - openCount));
    const walk = this.#walk();
    if (!walk || this.#history.model.viewing !== viewing) return undefined;
    // With the history a place moves; a picture that is still at hand is the better one to count from.
    const isAtHand = walk.placeOf(viewing.taskId) !== undefined;
    const next = isAtHand ? walk.next(viewing, by) : walk.nextResult(awaited - by, by);
    return next && 'awaited' in next && next.awaited === awaited ? undefined : next;
  }

  async #seek(taskId: string): Promise<void> {
    if (this.#soughtId === taskId) return;
    this.#soughtId = taskId;
    const offset = await this.#history.locate(taskId);
    if (offset === undefined || this.#history.model.viewing?.taskId !== taskId) return;
    this.#hasSought = true;
    return this.#history.lookAround(offset);
  }

  #walk(): ResultWalk | undefined {
    const { snapshot } = this.#history.model;
    if (!snapshot) return undefined;
    return new ResultWalk(snapshot.found, new Map(snapshot.tasks.map((task) => [task.id, task])));
  }
}
