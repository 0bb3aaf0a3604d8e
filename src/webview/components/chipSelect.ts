import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** A drop-down as small as a chip. Native, so that keys, screen readers and touch know it. */
export function chipSelect<T extends string>(
  label: string,
  options: readonly (readonly [value: T, text: string])[],
  value: T,
  choose: (value: T) => void,
): TemplateResult {
  const onChange = (event: Event) => choose((event.target as HTMLSelectElement).value as T);
  return html`<span class="chip-select">
    <select
      class="chip"
      aria-label=${label}
      title=${label}
      .value=${live(value)}
      @change=${onChange}
    >
      ${options.map(
        ([option, text]) =>
          html`<option value=${option} ?selected=${option === value}>${text}</option>`,
      )}
    </select>
    <span class="codicon codicon-chevron-down" aria-hidden="true"></span>
  </span>`;
}
