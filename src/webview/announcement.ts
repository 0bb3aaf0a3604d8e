import * as l10n from '@vscode/l10n';
import type { Snapshot, TaskView } from '../protocol/views';

/** What to say aloud between two snapshots: what has finished or failed; '' when nothing has. */
export function announcementOf(before: Snapshot | undefined, now: Snapshot): string {
  const wasBusy = new Set(before?.tasks.filter((task) => task.isBusy).map(({ id }) => id));
  return now.tasks
    .filter((task) => wasBusy.has(task.id) && !task.isBusy && !task.inputWanted)
    .map(sentenceOf)
    .filter(Boolean)
    .join(' ');
}

/** A picture that is not here yet is finished all the same; one that merely stands still is not. */
function sentenceOf({ phase, title, problem }: TaskView): string {
  if (phase === 'succeeded') return l10n.t('Finished: {0}', title);
  return problem ? l10n.t('Failed: {0}. {1}', title, problem.sentence) : '';
}
