import type { TaskOutline } from '../domain/taskQuery';
import type { FoundView, TaskView } from '../protocol/views';
import { pictureRatio } from './pictureRatio';
import { daysOf, openSections } from './taskSections';
import type { WallSection } from './wallLayout';

/** What hangs on the wall, in its order: the open tasks by what they wait for, then all that have ended. */
export interface WallContent {
  readonly sections: readonly WallSection[];
  readonly openTasks: readonly TaskView[];
  /** How many there are with the open ones. */
  readonly count: number;
}

/** The sections of the ended tasks; made anew only with another outline, for there may be thousands. */
export function daySections(
  { createdAt, ratios }: TaskOutline,
  locale: string,
  now: Date,
): readonly WallSection[] {
  const all = Float64Array.from(ratios);
  return daysOf(createdAt, locale, now).map(({ key, heading, first, count }) => ({
    key,
    heading,
    ratios: all.subarray(first, first + count),
  }));
}

export function wallContent(
  found: FoundView,
  byId: ReadonlyMap<string, TaskView>,
  days: readonly WallSection[],
): WallContent {
  const open = openSections(found.openIds.flatMap((id) => byId.get(id) ?? []));
  const openTasks = open.flatMap(({ tasks }) => tasks);
  return {
    openTasks,
    count: openTasks.length + found.count,
    sections: [
      ...open.map(({ key, heading, tasks }) => ({
        key,
        heading,
        ratios: tasks.map(({ picture }) => (picture ? pictureRatio(picture) : 1)),
      })),
      ...days,
    ],
  };
}

/** The task that hangs at a place; undefined while the host has not told. */
export function taskAt(
  place: number,
  content: WallContent,
  found: FoundView,
  byId: ReadonlyMap<string, TaskView>,
): TaskView | undefined {
  const id = taskIdAt(place, content, found);
  return id === undefined ? undefined : byId.get(id);
}

export function taskIdAt(
  place: number,
  { openTasks }: WallContent,
  { offset, taskIds }: FoundView,
): string | undefined {
  return openTasks[place]?.id ?? taskIds[place - openTasks.length - offset];
}

/** The place of a task; undefined when it is not found or too far away to be known. */
export function placeOfTask(
  taskId: string,
  { openTasks }: WallContent,
  { offset, taskIds }: FoundView,
): number | undefined {
  const open = openTasks.findIndex(({ id }) => id === taskId);
  if (open >= 0) return open;
  const ended = taskIds.indexOf(taskId);
  return ended < 0 ? undefined : openTasks.length + offset + ended;
}
