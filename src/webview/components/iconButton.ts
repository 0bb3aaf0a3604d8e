import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

/** A small button drawn as a codicon; the label is its name and its tooltip. */
export function iconButton(
  icon: string,
  label: string,
  press: (event: MouseEvent) => void,
  options: { readonly isPressed?: boolean; readonly className?: string } = {},
): TemplateResult {
  return html`<button
    type="button"
    class="icon-button ${options.className ?? ''}"
    aria-label=${label}
    aria-pressed=${ifDefined(options.isPressed)}
    title=${label}
    @click=${press}
  >
    <span class="codicon codicon-${icon}" aria-hidden="true"></span>
  </button>`;
}
