import type { FeedLook } from '../protocol/protocol';
import type { PageModel } from './pageState';

/** What is on screen of the ended tasks that are found: `first` and before `end`, from 0. */
export interface FeedSight {
  readonly isWall: boolean;
  readonly first: number;
  readonly end: number;
}

type FeedModel = Pick<PageModel, 'search' | 'selectedTaskId' | 'snapshot' | 'viewing' | 'marked'>;

/** A wall is asked for in pieces that begin at one of these, so that each step of scrolling is not another one. */
const pieceSize = 40;
/** A window of any size fits into so many, and no page holds more. */
const mostTasks = 400;

/** How much of the history the page wants to have at hand: what is on screen and as much around it. */
export function lookFor(model: FeedModel, sight: FeedSight): FeedLook {
  const { search, selectedTaskId } = model;
  const { outline, outlineKey } = model.snapshot?.found ?? {};
  return {
    search,
    isWall: sight.isWall,
    ...(sight.isWall
      ? piecesAround(sight)
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

function piecesAround({ first, end }: FeedSight): Pick<FeedLook, 'offset' | 'count'> {
  const around = Math.max(pieceSize, end - first);
  const offset = Math.max(0, Math.floor((first - around) / pieceSize) * pieceSize);
  const last = Math.ceil((end + around) / pieceSize) * pieceSize;
  return { offset, count: Math.min(mostTasks, last - offset) };
}
