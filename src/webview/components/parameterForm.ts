import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ParameterPicker, PickerField } from '../parameterPickers';

/** What happens in a picker: another value, and whether a person is through with it. */
export type OnPick = (value: string | undefined, isDone: boolean) => void;

/** The inside of a picker. Native controls, so that arrows, touch and screen readers know them. */
export function parameterForm(
  picker: ParameterPicker,
  value: string | undefined,
  refusal: string,
  pick: OnPick,
): TemplateResult {
  const isChosen = picker.choices.some((choice) => choice.value === value);
  return html`<div class="picker-head">
      <span class="picker-title">${picker.label}</span>
      <code class="picker-hint">${picker.hint}</code>
    </div>
    ${picker.choices.length > 0 ? choices(picker, value, pick) : nothing}
    ${
      picker.field
        ? field(
            picker,
            picker.field,
            isChosen && picker.choices.length > 0 ? '' : (value ?? ''),
            refusal,
            pick,
          )
        : nothing
    }`;
}

function choices(
  { id, label, choices: all }: ParameterPicker,
  value: string | undefined,
  pick: OnPick,
): TemplateResult {
  return html`<div class="picker-choices" role="radiogroup" aria-label=${label}>
    ${all.map(
      (choice) =>
        html`<label class="picker-choice">
          <input
            type="radio"
            name="picker-${id}"
            .checked=${live(choice.value === value)}
            @change=${() => pick(choice.value, false)}
            @click=${({ detail }: MouseEvent) => {
              // Arrow keys click, too, but without a count; who uses them may want to go on.
              if (detail > 0) pick(choice.value, true);
            }}
            @keydown=${doneOnEnter(() => pick(choice.value, true))}
          /><span>${choice.text}</span>
        </label>`,
    )}
  </div>`;
}

function field(
  picker: ParameterPicker,
  wanted: PickerField,
  value: string,
  refusal: string,
  pick: OnPick,
): TemplateResult {
  const onInput = (event: Event) => {
    const text = (event.target as HTMLInputElement).value.trim();
    pick(text === '' ? undefined : text, false);
  };
  const text = html`<input
    class="picker-text"
    type="text"
    aria-label=${picker.label}
    aria-invalid=${refusal ? 'true' : 'false'}
    aria-describedby=${refusalId}
    placeholder=${wanted.kind === 'text' ? wanted.placeholder : ''}
    .value=${value}
    @input=${onInput}
    @keydown=${doneOnEnter((event) => pick((event.target as HTMLInputElement).value.trim() || undefined, true))}
  />`;
  return html`<div class="picker-field">
      ${
        wanted.kind === 'range'
          ? html`<input
              class="picker-range"
              type="range"
              aria-label=${picker.label}
              min=${wanted.min}
              max=${wanted.max}
              step=${wanted.step}
              .value=${live(value === '' ? String(wanted.min) : value)}
              @input=${onInput}
              @keydown=${doneOnEnter((event) => pick((event.target as HTMLInputElement).value, true))}
            />`
          : nothing
      }
      ${text}
      <button
        type="button"
        class="icon-button"
        aria-label=${l10n.t('Remove {0}', picker.label)}
        title=${l10n.t('Remove {0}', picker.label)}
        @click=${() => pick(undefined, true)}
      >
        <span class="codicon codicon-close" aria-hidden="true"></span>
      </button>
    </div>
    <p class="picker-refusal" id=${refusalId} role="alert">${refusal}</p>`;
}

/** One picker is open at a time. */
const refusalId = 'picker-refusal';

function doneOnEnter(done: (event: KeyboardEvent) => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    done(event);
  };
}
