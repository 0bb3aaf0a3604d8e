import type { FoundView, TaskView } from '../protocol/views';
import { isSamePlace, type PicturePlace } from './pictureContext';
import { placesOf } from './shownPicture';

/** The picture to go on to, or the place of a result that the page has to ask for first. */
export type NextPicture = { readonly place: PicturePlace } | { readonly awaited: number };

/**
 * All that a search finds, one after the other: what is open and can be looked at, then all that have ended. Of
 * those the page holds a part; the others are places, counted from 0.
 */
export class ResultWalk {
  readonly #found: FoundView;
  readonly #byId: ReadonlyMap<string, TaskView>;
  readonly #openIds: readonly string[];

  constructor(found: FoundView, byId: ReadonlyMap<string, TaskView>) {
    this.#found = found;
    this.#byId = byId;
    this.#openIds = found.openIds.filter((id) => this.#picturesOf(id).length > 0);
  }

  get count(): number {
    return this.#openIds.length + this.#found.count;
  }

  /** How many of the places before the first that has ended. */
  get openCount(): number {
    return this.#openIds.length;
  }

  /** Undefined when the task is not found, or too far away to be known. */
  placeOf(taskId: string): number | undefined {
    const open = this.#openIds.indexOf(taskId);
    if (open >= 0) return open;
    const ended = this.#found.taskIds.indexOf(taskId);
    return ended < 0 ? undefined : this.#openIds.length + this.#found.offset + ended;
  }

  isHeld(place: number): boolean {
    return this.#idAt(place) !== undefined;
  }

  /** What lies before (-1) or after (1) a picture; undefined at the end of all, or where it is not found itself. */
  next(from: PicturePlace, by: -1 | 1): NextPicture | undefined {
    const at = this.placeOf(from.taskId);
    if (at === undefined) return undefined;
    const own = this.#picturesOf(from.taskId);
    const index = own.findIndex((place) => isSamePlace(place, from));
    // A film of a set is never looked at without its number; nor may a place lead nowhere.
    const beside = own[Math.max(0, index) + by];
    return beside ? { place: beside } : this.nextResult(at, by);
  }

  /** The first picture before or after a place; results without any are passed over. */
  nextResult(from: number, by: -1 | 1): NextPicture | undefined {
    for (let at = from + by; at >= 0 && at < this.count; at += by) {
      const id = this.#idAt(at);
      if (id === undefined) return { awaited: at };
      const place = this.#picturesOf(id).at(by > 0 ? 0 : -1);
      if (place) return { place };
    }
    return undefined;
  }

  #idAt(place: number): string | undefined {
    const { offset, taskIds } = this.#found;
    return this.#openIds[place] ?? taskIds[place - this.#openIds.length - offset];
  }

  #picturesOf(taskId: string): readonly PicturePlace[] {
    const task = this.#byId.get(taskId);
    return task ? placesOf(task) : [];
  }
}
