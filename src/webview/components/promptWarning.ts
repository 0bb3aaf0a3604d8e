import * as l10n from '@vscode/l10n';
import { html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { checkPrompt } from '../../domain/parameters/checkPrompt';
import { LightElement } from '../lightElement';
import { warningSentence } from '../warningSentence';

/** A half-typed parameter is not a wrong one: nothing is said before the fingers rest, in milliseconds. */
const restMs = 500;

/** One line about what Midjourney may not like in a prompt. It hinders nothing. */
@customElement('easel-prompt-warning')
export class PromptWarningLine extends LightElement {
  @property() prompt = '';
  @state() private sentence = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  override render() {
    return html`<p class="composer-warning" role="status" aria-live="polite">${this.sentence}</p>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('prompt')) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.sentence = sentenceOf(this.prompt)), restMs);
  }
}

function sentenceOf(prompt: string): string {
  const [first, ...more] = checkPrompt(prompt);
  if (!first) return '';
  if (more.length === 0) return warningSentence(first);
  return l10n.t('{0} ({1} more)', warningSentence(first), more.length);
}
