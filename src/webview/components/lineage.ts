import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { TaskView } from '../../protocol/views';
import { tell } from '../intents';
import { stillOf } from '../shownPicture';

/** The chain of pictures that led to this one, oldest first; nothing when it is the first. */
export function lineage(
  from: EventTarget,
  task: TaskView,
  byId: ReadonlyMap<string, TaskView>,
): TemplateResult | typeof nothing {
  const chain = chainOf(task, byId);
  if (chain.length < 2) return nothing;
  return html`<h2>${l10n.t('Lineage')}</h2>
    <ol class="lineage" aria-label=${l10n.t('Lineage')}>
      ${chain.map(
        (member) =>
          html`<li>
            <button
              type="button"
              class="lineage-step"
              aria-label=${member.origin ? `${member.origin}: ${member.title}` : member.title}
              aria-current=${member === task ? 'true' : 'false'}
              title=${member.origin ?? member.title}
              @click=${() => tell(from, { type: 'select', taskId: member.id })}
            >
              ${
                stillOf(member.picture)
                  ? html`<img src=${stillOf(member.picture) ?? ''} alt="" draggable="false" />`
                  : html`<span class="codicon codicon-symbol-color" aria-hidden="true"></span>`
              }
            </button>
          </li>`,
      )}
    </ol>`;
}

function chainOf(task: TaskView, byId: ReadonlyMap<string, TaskView>): readonly TaskView[] {
  const chain = [task];
  for (let parent = parentOf(task, byId); parent; parent = parentOf(parent, byId)) {
    // A history that was edited by hand could run in a circle.
    if (chain.includes(parent)) break;
    chain.unshift(parent);
  }
  return chain;
}

function parentOf(task: TaskView, byId: ReadonlyMap<string, TaskView>): TaskView | undefined {
  return task.parentId === undefined ? undefined : byId.get(task.parentId);
}
