import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { SelectionView, TaskView } from '../../protocol/views';
import { tell, type Intent } from '../intents';

/** What of a task can go into the composer: its words, its seed, or all of it with its reference pictures. */
export function useAgain(
  from: EventTarget,
  task: TaskView,
  selection: SelectionView | undefined,
): TemplateResult {
  const { id, prompt, seed } = task;
  const pictures = selection?.taskId === id ? selection.pictures : [];
  const hasMore = prompt !== '' && (seed !== undefined || pictures.length > 0);
  return html`${
    prompt
      ? useButton(from, l10n.t('Use Prompt'), { type: 'fill', fill: { kind: 'imagine', prompt } })
      : nothing
  }
  ${seedButton(from, task)}
  ${
    hasMore
      ? useButton(from, l10n.t('Use All'), {
          type: 'fill',
          fill: { kind: 'imagine', prompt, pictures, ...(seed === undefined ? {} : { seed }) },
        })
      : nothing
  }`;
}

/** One becomes the other in its place, so that the focus stays on it. */
function seedButton(
  from: EventTarget,
  { id, seed, canGetSeed }: TaskView,
): TemplateResult | typeof nothing {
  if (seed !== undefined) {
    return useButton(from, l10n.t('Use Seed'), { type: 'fill', fill: { seed } });
  }
  if (!canGetSeed) return nothing;
  const intent = { type: 'ask', name: 'seed/get', params: { taskId: id } } as const;
  return useButton(from, l10n.t('Get Seed'), intent);
}

function useButton(from: EventTarget, label: string, intent: Intent): TemplateResult {
  return html`<button type="button" class="action" @click=${() => tell(from, intent)}>
    ${label}
  </button>`;
}
