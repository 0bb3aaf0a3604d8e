import type { ParamsOf, RequestName } from '../protocol/protocol';
import type { AttachedPicture, Draft, PairSlot } from '../protocol/views';
import type { Arrangement } from './pageState';
import type { PicturePlace } from './pictureContext';

/** What a person wants, told upwards by a component; the page's root is the only one that acts. */
export type Intent =
  | Arrangement
  | { readonly type: 'send'; readonly draft: Draft }
  | {
      readonly type: 'sendEdit';
      readonly prompt: string;
      readonly picture: AttachedPicture;
    }
  | { readonly type: 'markRegion' }
  | { readonly type: 'pickPictures'; readonly slot?: PairSlot }
  | { readonly type: 'attachFiles'; readonly files: readonly File[] }
  /** Of files that only the host can read. */
  | { readonly type: 'attachUris'; readonly uris: readonly string[] }
  | HistoryIntent
  | { readonly type: 'dismissNotice'; readonly about: string }
  | { readonly type: 'copyPicture'; readonly place: PicturePlace }
  /** Everything about a task: beside the wall, else its card. */
  | { readonly type: 'details'; readonly taskId: string }
  | AskIntent;

/** What a person wants of the history as a whole. */
export type HistoryIntent =
  | { readonly type: 'reveal'; readonly taskId: string }
  /** Which ended tasks of the wall are on screen: `first` and before `end`, newest first, from 0. */
  | { readonly type: 'sight'; readonly first: number; readonly end: number }
  /** The page is a wall now, or a feed. */
  | { readonly type: 'layout'; readonly isWall: boolean }
  | { readonly type: 'showMore' }
  | { readonly type: 'showNewest' }
  /** The lightbox goes on to the picture before (-1) or after (1), wherever in the history that is. */
  | { readonly type: 'step'; readonly by: -1 | 1 }
  | { readonly type: 'closeView' }
  /** Marks a part of what is found, counted like `sight`, whether it was drawn or not. */
  | { readonly type: 'pickSpan'; readonly first: number; readonly end: number }
  | { readonly type: 'starPicked' }
  | { readonly type: 'remove'; readonly taskIds: readonly string[] }
  | { readonly type: 'undoRemove' };

const historyIntents: ReadonlySet<string> = new Set<HistoryIntent['type']>([
  'reveal',
  'sight',
  'layout',
  'showMore',
  'showNewest',
  'step',
  'closeView',
  'pickSpan',
  'starPicked',
  'remove',
  'undoRemove',
]);

export function isHistoryIntent(intent: Intent): intent is HistoryIntent {
  return historyIntents.has(intent.type);
}

/** One request to the host whose only answer worth showing is a problem. */
export type AskIntent = {
  readonly [K in AskableName]: {
    readonly type: 'ask';
    readonly name: K;
    readonly params: ParamsOf<K>;
  };
}[AskableName];

type AskableName = Exclude<
  RequestName,
  | 'page/hello'
  | 'picture/pick'
  | 'picture/attach'
  | 'picture/attachUris'
  | 'picture/missing'
  | 'picture/export'
  | 'picture/thumbnail'
  | 'task/submit'
  | 'tasks/forget'
  | 'feed/show'
  | 'feed/ids'
  | 'feed/locate'
>;

export class IntentEvent extends Event {
  static readonly type = 'easel-intent';
  readonly intent: Intent;

  constructor(intent: Intent) {
    super(IntentEvent.type, { bubbles: true });
    this.intent = intent;
  }
}

export function tell(from: EventTarget, intent: Intent): void {
  from.dispatchEvent(new IntentEvent(intent));
}

/** The one answer a component may hope for: the host does it, or the page shows a problem. */
export function ask<K extends AskIntent['name']>(
  from: EventTarget,
  name: K,
  params: ParamsOf<K>,
): void {
  tell(from, { type: 'ask', name, params } as Extract<AskIntent, { name: K }>);
}
