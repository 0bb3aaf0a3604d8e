import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ActionView } from '../../protocol/views';
import { actionIcon } from '../actionIcon';
import { ask } from '../intents';

/**
 * One action as a native button: its accessible name is Midjourney's word and nothing more, which
 * is why a pressed one says so by `aria-pressed`, and a refused one stays focusable to be read.
 */
export function actionButton(
  from: EventTarget,
  taskId: string,
  action: ActionView,
  look = '',
): TemplateResult {
  const isRefused = action.refusedReason !== undefined;
  const isIconOnly = look.includes('icon-only') && action.emoji !== undefined;
  const press = () => {
    if (!isRefused) ask(from, 'action/run', { taskId, actionId: action.id });
  };
  return html`<button
    type="button"
    class="action ${look} ${action.wasPressed ? 'was-pressed' : ''}"
    aria-label=${action.label}
    aria-pressed=${ifDefined(action.wasPressed ? 'true' : undefined)}
    aria-disabled=${ifDefined(isRefused ? 'true' : undefined)}
    title=${titleOf(action)}
    @click=${press}
  >
    ${isIconOnly ? picturedBy(action) : html`<span class="label">${action.label}</span>`}
    ${
      action.wasPressed
        ? html`<span class="tick codicon codicon-check" aria-hidden="true"></span>`
        : nothing
    }
  </button>`;
}

function picturedBy({ emoji = '' }: ActionView): TemplateResult {
  const icon = actionIcon(emoji);
  return icon
    ? html`<span class="codicon codicon-${icon}" aria-hidden="true"></span>`
    : html`<span aria-hidden="true">${emoji}</span>`;
}

function titleOf({ label, tooltip, wasPressed, refusedReason }: ActionView): string {
  if (refusedReason !== undefined) return refusedReason;
  const text = tooltip.includes(label) ? tooltip : [label, tooltip].filter(Boolean).join(': ');
  return wasPressed ? l10n.t('{0} (pressed before)', text) : text;
}
