import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { ParameterPicker } from '../parameterPickers';

/** The parameters that are not in the prompt yet. */
export function parameterMenu(
  pickers: readonly ParameterPicker[],
  choose: (id: string) => void,
): TemplateResult {
  return html`<div
    class="picker-menu"
    role="menu"
    aria-label=${l10n.t('Add Parameter')}
    @keydown=${moveFocus}
  >
    ${pickers.map(
      ({ id, label, hint }) =>
        html`<button
          type="button"
          class="picker-item"
          role="menuitem"
          tabindex="-1"
          @click=${() => choose(id)}
        >
          <span>${label}</span><code class="picker-hint">${hint}</code>
        </button>`,
    )}
  </div>`;
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => (at === last ? 0 : at + 1),
  ArrowUp: (at, last) => (at <= 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

function moveFocus(event: KeyboardEvent): void {
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [
    ...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=menuitem]'),
  ];
  const at = items.findIndex((item) => item === document.activeElement);
  items[step(at, items.length - 1)]?.focus();
}
