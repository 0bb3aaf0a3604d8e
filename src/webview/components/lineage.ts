import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { SelectionView, TaskView } from '../../protocol/views';
import { tell } from '../intents';
import { stillOf } from '../shownPicture';

/** The pictures that led to this one, itself, and what was made from it; nothing when it stands alone. */
export function lineage(
  from: EventTarget,
  task: TaskView,
  selection: SelectionView | undefined,
  byId: ReadonlyMap<string, TaskView>,
): TemplateResult | typeof nothing {
  // A click selects at once; whose family it is the host tells a moment later.
  if (selection?.taskId !== task.id) return nothing;
  const tasksOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const ancestors = tasksOf(selection.ancestorIds);
  const descendants = tasksOf(selection.descendantIds);
  if (ancestors.length + descendants.length === 0) return nothing;
  return html`<h2>${l10n.t('Lineage')}</h2>
    <ol class="lineage" aria-label=${l10n.t('Lineage')}>
      ${ancestors.map((member) => step(from, member, 'ancestor'))} ${step(from, task, 'current')}
      ${descendants.map((member) => step(from, member, 'descendant'))}
    </ol>`;
}

function step(
  from: EventTarget,
  member: TaskView,
  kin: 'ancestor' | 'current' | 'descendant',
): TemplateResult {
  const still = stillOf(member.picture);
  return html`<li class="is-${kin}">
    <button
      type="button"
      class="lineage-step"
      aria-label=${member.origin ? `${member.origin}: ${member.title}` : member.title}
      aria-current=${kin === 'current' ? 'true' : 'false'}
      title=${member.origin ?? member.title}
      @click=${() => tell(from, { type: 'select', taskId: member.id })}
    >
      ${
        still
          ? html`<img src=${still} alt="" draggable="false" />`
          : html`<span class="codicon codicon-symbol-color" aria-hidden="true"></span>`
      }
    </button>
  </li>`;
}
