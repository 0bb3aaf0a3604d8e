import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { isTerminal } from '../../domain/task';
import type { TaskView } from '../../protocol/views';
import { tell } from '../intents';
import { stopLabel, stopTask } from '../stopTask';
import { iconButton } from './iconButton';

/** Takes a task out of the history; one that is still open was paid for, and can only be given up. */
export function removeButton(from: EventTarget, task: TaskView): TemplateResult {
  return isTerminal(task.phase)
    ? iconButton('trash', l10n.t('Remove from History'), () =>
        tell(from, { type: 'remove', taskIds: [task.id] }),
      )
    : iconButton('close', stopLabel(task), () => stopTask(from, task));
}
