import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { TaskView } from '../../protocol/views';
import { ask, tell } from '../intents';
import { iconButton } from './iconButton';
import { removeButton } from './removeButton';

/** What can be done with a finished task besides its actions; shown on hover and on focus. */
export function pictureToolbar(
  from: EventTarget,
  task: TaskView,
  look: 'on-frame' | 'in-line',
): TemplateResult | typeof nothing {
  if (task.isBusy || task.inputWanted) return nothing;
  const { id: taskId, isStarred } = task;
  const hasPicture = task.picture !== undefined && !task.picture.isPreview;
  return html`<div class="use-toolbar ${look}" role="toolbar" aria-label=${l10n.t('Use')}>
    ${
      hasPicture
        ? html`${iconButton('save', l10n.t('Save to Project'), () =>
            ask(from, 'picture/save', { taskId }),
          )}
          ${iconButton('insert', l10n.t('Insert at Cursor'), () =>
            ask(from, 'picture/insert', { taskId }),
          )}
          ${
            task.picture.kind === 'video'
              ? nothing
              : iconButton('diff', l10n.t('Compare'), () =>
                  tell(from, { type: 'compare', place: { taskId } }),
                )
          }`
        : nothing
    }
    ${
      // Of a grid one picture is meant: that is in the menu of each.
      hasPicture && task.picture.kind === 'image'
        ? html`${iconButton('paintcan', l10n.t('Edit Picture'), () =>
            ask(from, 'picture/edit', { taskId }),
          )}
          ${iconButton('comment-discussion', l10n.t('Describe Picture'), () =>
            ask(from, 'picture/describe', { taskId }),
          )}`
        : nothing
    }
    ${
      task.prompt
        ? html`${iconButton('copy', l10n.t('Copy Prompt'), () => ask(from, 'prompt/copy', { taskId }))}
          ${iconButton('edit', l10n.t('Use Prompt'), () =>
            tell(from, { type: 'fill', fill: { kind: 'imagine', prompt: task.prompt } }),
          )}`
        : nothing
    }
    ${iconButton(
      isStarred ? 'star-full' : 'star-empty',
      l10n.t('Star'),
      () => ask(from, 'tasks/star', { taskIds: [taskId], isStarred: !isStarred }),
      { isPressed: isStarred },
    )}
    ${removeButton(from, task)}
  </div>`;
}
