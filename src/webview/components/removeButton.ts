import * as l10n from '@vscode/l10n';
import type { TemplateResult } from 'lit';
import { isTerminal } from '../../domain/task';
import type { TaskView } from '../../protocol/views';
import { ask, tell } from '../intents';
import { iconButton } from './iconButton';

/** Takes a task out of the history; one that is still open was paid for, and can only be given up. */
export function removeButton(from: EventTarget, { id: taskId, phase }: TaskView): TemplateResult {
  return isTerminal(phase)
    ? iconButton('trash', l10n.t('Remove from History'), () =>
        tell(from, { type: 'remove', taskIds: [taskId] }),
      )
    : iconButton('close', l10n.t('Cancel'), () => ask(from, 'task/cancel', { taskId }));
}
