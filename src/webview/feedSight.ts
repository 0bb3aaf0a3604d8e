import type { FeedLook } from '../protocol/protocol';
import type { PageModel } from './pageState';

/** What is on screen of the ended tasks that are found: `first` and before `end`, from 0. */
export interface FeedSight {
  readonly isWall: boolean;
  readonly first: number;
  readonly end: number;
}

type FeedModel = Pick<PageModel, 'search' | 'selectedTaskId' | 'snapshot' | 'viewing' | 'marked'>;

/** The part of the found tasks that a page has at hand. */
export type FeedPart = Pick<FeedLook, 'offset' | 'count'>;

/** While so many are at hand on both sides of a wall's sight, nothing is asked: each answer is drawn. */
const nearest = 20;
/** Asked for besides what is in sight; more where the wall is being scrolled to. */
const around = 40;
const ahead = 100;
/** A window of any size fits into so many, and no page holds more. */
const mostTasks = 400;

/**
 * How much of the history the page wants to have at hand: what is on screen and some around it.
 * @param before what it wanted of the same search
 */
export function lookFor(model: FeedModel, sight: FeedSight, before?: FeedPart): FeedLook {
  const { search, selectedTaskId } = model;
  const { outline, outlineKey } = model.snapshot?.found ?? {};
  return {
    search,
    isWall: sight.isWall,
    ...(sight.isWall
      ? partAround(sight, before)
      : { offset: sight.first, count: sight.end - sight.first }),
    ...(selectedTaskId === undefined ? {} : { selectedTaskId }),
    ...held(model),
    ...(outline && outlineKey !== undefined ? { outlineKey } : {}),
  };
}

/** What stands over the page stays, however far away from it the page is scrolled. */
function held({ viewing, marked }: FeedModel): Pick<FeedLook, 'heldTaskIds'> {
  const places = [viewing, viewing?.against, marked].filter((place) => place !== undefined);
  const heldTaskIds = [...new Set(places.map(({ taskId }) => taskId))];
  return heldTaskIds.length === 0 ? {} : { heldTaskIds };
}

function partAround({ first, end }: FeedSight, before: FeedPart | undefined): FeedPart {
  // Of another result first what is in sight: nothing is there to look at meanwhile.
  if (!before) return partOf(first, end);
  if (isHeldBy(before, Math.max(0, first - nearest), end + nearest)) return before;
  const isUpwards = first < before.offset + nearest;
  return partOf(first - (isUpwards ? ahead : around), end + (isUpwards ? around : ahead));
}

function partOf(first: number, end: number): FeedPart {
  const offset = Math.max(0, first);
  return { offset, count: Math.min(mostTasks, end - offset) };
}

function isHeldBy({ offset, count }: FeedPart, first: number, end: number): boolean {
  return offset <= first && end <= offset + count;
}
