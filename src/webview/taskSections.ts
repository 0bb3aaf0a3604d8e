import * as l10n from '@vscode/l10n';
import type { TaskView } from '../protocol/views';

export interface TaskSection {
  readonly key: string;
  readonly heading: string;
  readonly tasks: readonly TaskView[];
}

/** What waits for a person, what runs, then what is done by day, newest first. */
export function taskSections(
  tasks: readonly TaskView[],
  locale: string,
  now: Date,
): readonly TaskSection[] {
  const waiting = tasks.filter((task) => task.inputWanted);
  const running = tasks.filter((task) => task.isBusy && !task.inputWanted);
  const done = tasks.filter((task) => !task.isBusy && !task.inputWanted);
  const sections: TaskSection[] = [];
  if (waiting.length > 0) {
    sections.push({
      key: 'waiting',
      heading: l10n.t('Waiting for you · {0}', waiting.length),
      tasks: waiting,
    });
  }
  if (running.length > 0) {
    sections.push({
      key: 'running',
      heading: l10n.t('Running · {0}', running.length),
      tasks: running,
    });
  }
  const days = Map.groupBy(done, (task) => new Date(task.createdAt).toDateString());
  for (const [key, ofDay] of days) {
    sections.push({ key, heading: dayName(new Date(key), now, locale), tasks: ofDay });
  }
  return sections;
}

function dayName(day: Date, now: Date, locale: string): string {
  if (day.toDateString() === now.toDateString()) return l10n.t('Today');
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (day.toDateString() === yesterday.toDateString()) return l10n.t('Yesterday');
  const isThisYear = day.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(day);
}
