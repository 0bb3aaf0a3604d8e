import * as l10n from '@vscode/l10n';
import type { TaskView } from '../protocol/views';
import { ask } from './intents';

/** How a task that is still open can be got rid of: the gateway stops it, or nobody looks at it any more. */
export function stopLabel({ canCancel }: TaskView): string {
  return canCancel ? l10n.t('Cancel') : l10n.t('Stop Watching');
}

export function stopTask(from: EventTarget, { id: taskId, canCancel }: TaskView): void {
  ask(from, canCancel ? 'task/cancel' : 'task/stopWatching', { taskId });
}
