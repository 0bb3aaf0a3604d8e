import { isKeepable } from '../../domain/asset';
import type { Task } from '../../domain/task';
import { parseTaskQuery, type TaskQuery } from '../../domain/taskQuery';
import type { FeedLook } from '../../protocol/protocol';
import type { TaskStore } from '../../tasks/taskStore';

/** What a page looks at, as tasks. */
export interface Feed {
  readonly search: string;
  /** Found and still open, newest first. */
  readonly open: readonly Task[];
  /** Found and ended, from `offset` on, newest first. */
  readonly ended: readonly Task[];
  readonly offset: number;
  /** How many ended ones are found in all. */
  readonly count: number;
  readonly selection?: Selection;
  /** All of the above, what else is open, what the page holds, and parents of cards; each once, newest first. */
  readonly tasks: readonly Task[];
}

export interface Selection {
  readonly task: Task;
  /** From the first picture to the parent. */
  readonly ancestors: readonly Task[];
  /** In order of creation. */
  readonly descendants: readonly Task[];
}

type Store = Pick<TaskStore, 'find' | 'countOf' | 'open' | 'get' | 'descendants' | 'peek'>;

/** Longer families are cut: the strip that shows them is for a look. */
const kinLimit = 100;
/** Among so many of the newest a picture is looked for that can be shown at once. */
const newestCount = 12;
const openLimit = 500;

/** The part of a search's result that still runs stands apart: it moves, and is always shown first. */
export function endedQuery(search: string, now: Date): TaskQuery {
  return withRunning(parseTaskQuery(search, now), false);
}

/** The cheap question first: hardly anything runs, and text is searched only in what is left. */
function withRunning({ terms }: TaskQuery, isRunning: boolean): TaskQuery {
  return { terms: [{ field: 'state', state: 'running', isExcluded: !isRunning }, ...terms] };
}

/**
 * Reads what a page looks at.
 * @param openBefore ids that were open in the page's last snapshot: it has to see what became of them
 * @param known how many ended ones are found, where the outline has told
 */
export async function readFeed(
  store: Store,
  look: FeedLook,
  now: Date,
  openBefore: readonly string[] = [],
  known?: number,
): Promise<Feed> {
  const { search, offset, count, isWall } = look;
  const query = parseTaskQuery(search, now);
  const endedOnes = withRunning(query, false);
  const [open, ended, endedCount] = await Promise.all([
    store.find(withRunning(query, true), { offset: 0, count: openLimit }),
    store.find(endedOnes, { offset, count }),
    known ?? store.countOf(endedOnes),
  ]);
  const selection = isWall ? await readSelection(store, look, endedOnes, open[0]) : undefined;
  const kin = selection
    ? [selection.task, ...selection.ancestors, ...selection.descendants]
    : await parentsOf(store, [...open, ...ended]);
  const held = await Promise.all((look.heldTaskIds ?? []).map((id) => store.get(id)));
  const justEnded = openBefore.flatMap((id) => store.peek(id) ?? []);
  return {
    search,
    open,
    ended,
    offset,
    count: endedCount,
    ...(selection ? { selection } : {}),
    tasks: newestFirst([
      ...open,
      ...ended,
      ...kin,
      ...held.filter((task) => task !== undefined),
      ...justEnded,
      ...store.open(),
    ]),
  };
}

async function readSelection(
  store: Store,
  { selectedTaskId }: FeedLook,
  query: TaskQuery,
  newestOpen: Task | undefined,
): Promise<Selection | undefined> {
  const chosen = selectedTaskId === undefined ? undefined : await store.get(selectedTaskId);
  const task = chosen ?? (await newestPicture(store, query)) ?? newestOpen;
  if (!task) return undefined;
  return {
    task,
    ancestors: await ancestorsOf(store, task),
    descendants: await store.descendants(task.id, kinLimit),
  };
}

async function newestPicture(store: Store, query: TaskQuery): Promise<Task | undefined> {
  const newest = await store.find(query, { offset: 0, count: newestCount });
  const isShown = ({ assets }: Task) =>
    assets.some((asset) => isKeepable(asset) && asset.file !== undefined);
  return newest.find(isShown) ?? newest[0];
}

/** From the first picture to the parent. */
export async function ancestorsOf(store: Pick<Store, 'get'>, task: Task): Promise<readonly Task[]> {
  const chain: Task[] = [];
  // A history that was edited by hand could run in a circle.
  const seen = new Set([task.id]);
  let parent = await parentOf(store, task);
  while (parent && !seen.has(parent.id) && chain.length < kinLimit) {
    seen.add(parent.id);
    chain.unshift(parent);
    parent = await parentOf(store, parent);
  }
  return chain;
}

/** Cards say what they were made of, and lead there. */
async function parentsOf(store: Store, tasks: readonly Task[]): Promise<readonly Task[]> {
  const parents = await Promise.all(tasks.map((task) => parentOf(store, task)));
  return parents.filter((task) => task !== undefined);
}

async function parentOf(store: Pick<Store, 'get'>, { parent }: Task): Promise<Task | undefined> {
  return parent && store.get(parent.taskId);
}

function newestFirst(tasks: readonly Task[]): readonly Task[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
