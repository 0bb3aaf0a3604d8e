import * as l10n from '@vscode/l10n';
import type { TaskView } from '../protocol/views';

export interface TaskSection {
  readonly key: string;
  readonly heading: string;
  readonly tasks: readonly TaskView[];
}

/** Neighbours of one day among tasks that are newest first. */
export interface TaskDay {
  readonly key: string;
  readonly heading: string;
  readonly first: number;
  readonly count: number;
}

/** What waits for a person, what runs, then what is done by day, newest first. */
export function taskSections(
  open: readonly TaskView[],
  ended: readonly TaskView[],
  locale: string,
  now: Date,
): readonly TaskSection[] {
  const days = daysOf(
    ended.map(({ createdAt }) => createdAt),
    locale,
    now,
  );
  return [
    ...openSections(open),
    ...days.map(({ key, heading, first, count }) => ({
      key,
      heading,
      tasks: ended.slice(first, first + count),
    })),
  ];
}

/** Open tasks by what they wait for: a person, the gateway, or neither. */
export function openSections(open: readonly TaskView[]): readonly TaskSection[] {
  const waiting = open.filter((task) => task.inputWanted);
  const running = open.filter((task) => task.isBusy && !task.inputWanted);
  const still = open.filter((task) => !task.isBusy && !task.inputWanted);
  return [
    {
      key: 'waiting',
      heading: l10n.t('Waiting for you · {0}', waiting.length),
      tasks: waiting,
    },
    { key: 'running', heading: l10n.t('Running · {0}', running.length), tasks: running },
    { key: 'still', heading: l10n.t('Unfinished · {0}', still.length), tasks: still },
  ].filter(({ tasks }) => tasks.length > 0);
}

/** @param createdAt newest first, milliseconds since 1970 */
export function daysOf(
  createdAt: ArrayLike<number>,
  locale: string,
  now: Date,
): readonly TaskDay[] {
  const starts: { readonly first: number; readonly day: Date }[] = [];
  let from = NaN;
  let to = NaN;
  for (let first = 0; first < createdAt.length; first++) {
    const time = createdAt[first] ?? NaN;
    // Within the day before it: no date has to be made of it, and there may be ten thousand.
    if (time >= from && time < to) continue;
    const made = new Date(time);
    const [year, month, date] = [made.getFullYear(), made.getMonth(), made.getDate()];
    const day = new Date(year, month, date);
    from = day.getTime();
    to = new Date(year, month, date + 1).getTime();
    starts.push({ first, day });
  }
  const nameOf = dayNamer(locale, now);
  return starts.map(({ first, day }, index) => ({
    // Clocks are set back now and then: a day may come twice.
    key: `day-${String(day.getTime())}-${String(starts.length - index)}`,
    heading: nameOf(day),
    first,
    count: (starts[index + 1]?.first ?? createdAt.length) - first,
  }));
}

function dayNamer(locale: string, now: Date): (day: Date) => string {
  const today = now.toDateString();
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1).toDateString();
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const thisYear = new Intl.DateTimeFormat(locale, options);
  const otherYear = new Intl.DateTimeFormat(locale, { ...options, year: 'numeric' });
  return (day) => {
    const text = day.toDateString();
    if (text === today) return l10n.t('Today');
    if (text === yesterday) return l10n.t('Yesterday');
    return (day.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(day);
  };
}
