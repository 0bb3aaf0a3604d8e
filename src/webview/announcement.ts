import * as l10n from '@vscode/l10n';
import type { Snapshot, TaskView } from '../protocol/views';

/** What to say aloud between two snapshots: what has finished, failed or begun to wait; '' when nothing has. */
export function announcementOf(before: Snapshot | undefined, now: Snapshot): string {
  if (!before) return '';
  const known = new Map(before.tasks.map((task) => [task.id, task]));
  return now.tasks
    .map((task) => sentenceOf(task, known.get(task.id)))
    .filter(Boolean)
    .join(' ');
}

function sentenceOf(task: TaskView, before: TaskView | undefined): string {
  // A gateway may ask at once: nobody has seen the task on its way then.
  if (task.inputWanted) return before?.inputWanted ? '' : waitingSentence(task);
  return before?.isBusy && !task.isBusy ? endSentence(task) : '';
}

function waitingSentence({ origin, title }: TaskView): string {
  return origin === undefined
    ? l10n.t('Waits for you: {0}', title)
    : l10n.t('{0} waits for you: {1}', origin, title);
}

/** A picture that is not here yet is finished all the same; one that merely stands still is not. */
function endSentence({ phase, title, problem }: TaskView): string {
  if (phase === 'succeeded') return l10n.t('Finished: {0}', title);
  return problem ? l10n.t('Failed: {0}. {1}', title, problem.sentence) : '';
}
