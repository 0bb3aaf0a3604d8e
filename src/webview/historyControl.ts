import { givesStar } from '../domain/givesStar';
import type { FeedLook } from '../protocol/protocol';
import type { ProblemView } from '../protocol/views';
import { FeedAsker } from './feedAsker';
import { lookFor, type FeedPart, type FeedSight } from './feedSight';
import type { HostApi } from './hostApi';
import type { HistoryIntent } from './intents';
import type { PageChange, PageModel, Viewing } from './pageState';
import { LightboxWalk } from './lightboxWalk';
import { TaskRemover } from './taskRemover';

const firstCards = 40;
const moreCards = 100;
/** No feed holds more, for each of its cards is alive. */
const mostCards = 600;
/** So far down a feed is opened to show one task; beyond, it begins anew near that task. */
const farthestCard = 400;
/** A task that is shown so is not the first of its feed: something can be seen to come before it. */
const cardsAbove = 2;
/** A screen and what is around it; a larger window asks for more when it knows its size. */
const firstTiles = 40;

/** Of the ended tasks that are found: `first` and before `end`, from 0. */
interface Part {
  readonly first: number;
  readonly end: number;
}

/** What it works with: the page, without its composer. */
export interface HistoryPage {
  readonly model: PageModel;
  change(change: PageChange): void;
  view(place: Viewing | undefined): void;
  notice(about: string, problem: ProblemView): void;
  reveal(taskId: string): Promise<void>;
}

/** What a page shows of a history that is too large to be sent: which part, what is marked, what was removed. */
export class HistoryControl {
  readonly #host: HostApi;
  readonly #page: HistoryPage;
  readonly #asker: FeedAsker;
  readonly #remover: TaskRemover;
  readonly #walk: LightboxWalk;
  #isWall: boolean;
  #wall: Part = { first: 0, end: firstTiles };
  #feed: Part = { first: 0, end: firstCards };
  /** Where the lightbox is, when that is beyond what the wall behind it shows. */
  #viewed: Part | undefined;
  /** What the wall had asked for last, of this search. */
  #asked: FeedPart | undefined;
  #search: string;

  constructor(host: HostApi, page: HistoryPage, isWall: boolean) {
    this.#host = host;
    this.#page = page;
    this.#isWall = isWall;
    this.#search = page.model.search;
    this.#asker = new FeedAsker(host, (problem) => this.#tell(problem));
    this.#remover = new TaskRemover(host, (taskIds) => page.change({ type: 'removed', taskIds }));
    const isWallNow = () => this.#isWall;
    this.#walk = new LightboxWalk({
      get model() {
        return page.model;
      },
      get isWall() {
        return isWallNow();
      },
      lookAround: (offset) => this.#lookAround(offset),
      locate: (taskId) => this.#locate(taskId),
      view: (place) => page.view(place),
      comeBackTo: (taskId) => this.#comeBackTo(taskId),
    });
  }

  /** For `page/hello`, whose answer is a snapshot of it. */
  firstLook(): FeedLook {
    const look = this.#look();
    this.#asker.wasTold(look);
    return look;
  }

  /** To be called after every change of the page: what it looks at may be something else. */
  refresh(): Promise<void> {
    if (this.#page.model.search !== this.#search) {
      this.#search = this.#page.model.search;
      this.#wall = { first: 0, end: firstTiles };
      this.#feed = { first: 0, end: firstCards };
      this.#asked = undefined;
    }
    if (!this.#page.model.snapshot) return Promise.resolve();
    if (!this.#page.model.viewing) this.#viewed = undefined;
    void this.#walk.follow();
    return this.#asker.want(this.#look());
  }

  async act(intent: HistoryIntent): Promise<void> {
    switch (intent.type) {
      case 'layout':
        this.#isWall = intent.isWall;
        return this.refresh();
      case 'sight':
        this.#wall = { first: intent.first, end: intent.end };
        return this.refresh();
      case 'showMore':
        this.#feed = withMore(this.#feed);
        return this.refresh();
      case 'showNewest':
        this.#feed = { first: 0, end: firstCards };
        return this.refresh();
      case 'reveal':
        return this.#reveal(intent.taskId);
      case 'step':
        return this.#walk.step(intent.by);
      case 'closeView':
        return this.#walk.close();
      case 'pickSpan':
        return this.#pick(intent.first, intent.end);
      case 'starPicked':
        return this.#star();
      case 'remove':
        this.#tell(await this.#remover.remove(intent.taskIds));
        return;
      case 'undoRemove':
        this.#tell(await this.#remover.restore());
    }
  }

  /** Puts a task that is open among what the page shows, and leaves the rest as it is where that can be. */
  async show(taskId: string): Promise<void> {
    // The details of a wall need no search to find it.
    if (!this.#isWall && !this.#isShown(taskId)) {
      this.#page.change({ type: 'setSearch', search: '' });
    }
    this.#page.change({ type: 'select', taskId });
    return this.refresh();
  }

  #tell(problem: ProblemView | undefined): void {
    if (problem) this.#page.notice('composer', problem);
  }

  #look(): FeedLook {
    const part = this.#isWall ? (this.#viewed ?? this.#wall) : this.#feed;
    const sight: FeedSight = { isWall: this.#isWall, ...part };
    const look = lookFor(this.#page.model, sight, this.#asked);
    this.#asked = this.#isWall ? { offset: look.offset, count: look.count } : undefined;
    return look;
  }

  async #reveal(taskId: string): Promise<void> {
    this.#page.change({ type: 'setSearch', search: '' });
    this.#page.change({ type: 'select', taskId });
    await this.refresh();
    if (!this.#isShown(taskId)) await this.#goTo(taskId);
    return this.#page.reveal(taskId);
  }

  #isShown(taskId: string): boolean {
    const found = this.#page.model.snapshot?.found;
    return found !== undefined && [...found.openIds, ...found.taskIds].includes(taskId);
  }

  async #goTo(taskId: string): Promise<void> {
    const offset = await this.#locate(taskId);
    if (offset === undefined) return;
    this.#wall = { first: offset, end: offset + 1 };
    this.#feed = feedAt(offset, this.#feed, cardsAbove);
    return this.refresh();
  }

  async #locate(taskId: string): Promise<number | undefined> {
    const reply = await this.#host.ask('feed/locate', { search: this.#search, taskId });
    return reply.ok ? reply.value.offset : undefined;
  }

  /** The wall stays where it is behind the lightbox; a feed is as long as what the page holds. */
  #lookAround(offset: number): Promise<void> {
    this.#viewed = { first: offset, end: offset + 1 };
    this.#feed = feedAt(offset, this.#feed, firstCards / 2);
    return this.#asker.want(this.#look());
  }

  async #comeBackTo(taskId: string): Promise<void> {
    // As on the wall itself, where the details follow the focus.
    if (this.#isWall) this.#page.change({ type: 'select', taskId });
    if (!this.#isShown(taskId)) await this.#goTo(taskId);
    return this.#page.reveal(taskId);
  }

  async #pick(first: number, end: number): Promise<void> {
    const known = this.#knownIds(first, end);
    if (known) {
      this.#page.change({ type: 'pick', taskIds: known });
      return;
    }
    const search = this.#search;
    const reply = await this.#host.ask('feed/ids', { search, offset: first, count: end - first });
    if (!reply.ok) this.#tell(reply.problem);
    else if (search === this.#search) {
      this.#page.change({ type: 'pick', taskIds: reply.value.taskIds });
    }
  }

  /** Undefined where the host has to be asked. */
  #knownIds(first: number, end: number): readonly string[] | undefined {
    const found = this.#page.model.snapshot?.found;
    if (
      found?.search !== this.#search ||
      first < found.offset ||
      end > found.offset + found.taskIds.length
    )
      return;
    return found.taskIds.slice(first - found.offset, end - found.offset);
  }

  /** Those that are not on screen are not known to have a star: they get one unless all that are seen have it. */
  async #star(): Promise<void> {
    const { pickedIds, snapshot } = this.#page.model;
    const seen = snapshot?.tasks.filter(({ id }) => pickedIds.has(id)) ?? [];
    const isStarred = givesStar(seen);
    const reply = await this.#host.ask('tasks/star', { taskIds: [...pickedIds], isStarred });
    if (!reply.ok) this.#tell(reply.problem);
  }
}

/** A feed begins with the newest, unless it would be too long by the time it reaches a place. */
function feedAt(offset: number, feed: Part, above: number): Part {
  return offset < farthestCard
    ? { first: 0, end: Math.max(feed.first === 0 ? feed.end : 0, offset + firstCards) }
    : { first: offset - above, end: offset - above + firstCards };
}

/** Downwards without an end: what is far above goes, and is reached again from the newest. */
function withMore({ first, end }: { readonly first: number; readonly end: number }) {
  return { first: Math.max(first, end + moreCards - mostCards), end: end + moreCards };
}
