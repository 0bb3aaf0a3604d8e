import { html, type TemplateResult } from 'lit';
import { parsePrompt } from '../../domain/parameters/parsePrompt';

/** A prompt to be read, its parameters set apart. Text only, whatever it contains. */
export function promptText(prompt: string): readonly TemplateResult[] {
  return parsePrompt(prompt).map((part) =>
    part.kind === 'parameter'
      ? html`<span class="parameter">${part.text}</span>`
      : html`<span>${part.text}</span>`,
  );
}
