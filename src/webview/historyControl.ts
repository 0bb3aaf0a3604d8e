import type { FeedLook } from '../protocol/protocol';
import type { ProblemView } from '../protocol/views';
import { FeedAsker } from './feedAsker';
import { lookFor, type FeedSight } from './feedSight';
import type { HostApi } from './hostApi';
import type { HistoryIntent } from './intents';
import type { PageChange, PageModel } from './pageState';
import { TaskRemover } from './taskRemover';

const firstCards = 40;
const moreCards = 100;
/** So far down a feed is opened to show one task; beyond, it begins anew near that task. */
const farthestCard = 400;
/** A screen and what is around it; a larger window asks for more when it knows its size. */
const firstTiles = 40;

/** What it works with: the page, without its composer. */
export interface HistoryPage {
  readonly model: PageModel;
  change(change: PageChange): void;
  notice(about: string, problem: ProblemView): void;
  reveal(taskId: string): Promise<void>;
}

/** What a page shows of a history that is too large to be sent: which part, what is marked, what was removed. */
export class HistoryControl {
  readonly #host: HostApi;
  readonly #page: HistoryPage;
  readonly #asker: FeedAsker;
  readonly #remover: TaskRemover;
  #isWall: boolean;
  #wall = { first: 0, end: firstTiles };
  #feed = { first: 0, end: firstCards };
  #search: string;

  constructor(host: HostApi, page: HistoryPage, isWall: boolean) {
    this.#host = host;
    this.#page = page;
    this.#isWall = isWall;
    this.#search = page.model.search;
    this.#asker = new FeedAsker(host, (problem) => this.#tell(problem));
    this.#remover = new TaskRemover(host, (taskIds) => page.change({ type: 'removed', taskIds }));
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
    }
    if (!this.#page.model.snapshot) return Promise.resolve();
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
        this.#feed = { ...this.#feed, end: this.#feed.end + moreCards };
        return this.refresh();
      case 'showNewest':
        this.#feed = { first: 0, end: firstCards };
        return this.refresh();
      case 'reveal':
        return this.#reveal(intent.taskId);
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

  #tell(problem: ProblemView | undefined): void {
    if (problem) this.#page.notice('composer', problem);
  }

  #look(): FeedLook {
    const sight: FeedSight = { isWall: this.#isWall, ...(this.#isWall ? this.#wall : this.#feed) };
    return lookFor(this.#page.model, sight);
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
    const reply = await this.#host.ask('feed/locate', { search: this.#search, taskId });
    const offset = reply.ok ? reply.value.offset : undefined;
    if (offset === undefined) return;
    this.#wall = { first: offset, end: offset + 1 };
    this.#feed =
      offset < farthestCard
        ? { first: 0, end: Math.max(this.#feed.end, offset + firstCards) }
        : { first: offset - 2, end: offset - 2 + firstCards };
    return this.refresh();
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
    const isStarred = seen.length === 0 || seen.some((task) => !task.isStarred);
    const reply = await this.#host.ask('tasks/star', { taskIds: [...pickedIds], isStarred });
    if (!reply.ok) this.#tell(reply.problem);
  }
}
