import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { promptLimit } from '../../domain/request';
import { tell } from '../intents';
import { isSendKey } from '../isSendKey';
import { LightElement } from '../lightElement';
import { PromptRecall } from '../promptHistory';
import { promptText } from './promptText';

/**
 * The prompt: a plain text area, so that input methods, spell checkers and undo work as
 * everywhere, under a drawn copy of its text in which the parameters have a colour.
 */
@customElement('easel-prompt-box')
export class PromptBox extends LightElement {
  @property() prompt = '';
  @property() placeholder = '';
  /** Newest first. */
  @property({ attribute: false }) earlier: readonly string[] = [];
  /** Id of the sentence that says what is wrong, or ''. */
  @property() problemId = '';
  @property({ attribute: false }) onSend: () => void = () => undefined;
  @query('textarea') private box!: HTMLTextAreaElement;
  readonly #recall = new PromptRecall();

  override render() {
    const isDrawn = this.prompt.length <= promptLimit;
    return html`<div class="prompt-scroll">
      <div class="prompt-stack ${isDrawn ? 'is-drawn' : ''}">
        <textarea
          class="prompt-text"
          rows="2"
          aria-label=${l10n.t('Prompt')}
          aria-invalid=${this.problemId ? 'true' : 'false'}
          aria-describedby=${this.problemId}
          placeholder=${this.placeholder}
          .value=${live(this.prompt)}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
        ${
          isDrawn
            ? html`<div class="prompt-text prompt-mirror" aria-hidden="true">
                ${promptText(this.prompt)}
              </div>`
            : nothing
        }
      </div>
    </div>`;
  }

  /** Focuses the box and selects one word, a stretch, or nothing. */
  async mark(what: string | readonly [start: number, end: number] | undefined): Promise<void> {
    await this.updateComplete;
    this.box.focus();
    const [start, end] = typeof what === 'object' ? what : placeOf(what, this.prompt);
    this.box.setSelectionRange(start, end);
  }

  selectAll(): void {
    this.box.select();
  }

  #onInput = (): void => {
    tell(this, { type: 'setPrompt', prompt: this.box.value });
  };

  #onKey = (event: KeyboardEvent): void => {
    if (isSendKey(event)) {
      event.preventDefault();
      if (!event.repeat) this.onSend();
      return;
    }
    const isRecall = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
    if (!isRecall || event.isComposing) return;
    event.preventDefault();
    const direction = event.key === 'ArrowUp' ? 'older' : 'newer';
    const prompt = this.#recall.step(direction, this.earlier, this.box.value);
    if (prompt !== undefined) tell(this, { type: 'setPrompt', prompt });
  };
}

function placeOf(word: string | undefined, prompt: string): readonly [number, number] {
  const start = word ? prompt.toLowerCase().indexOf(word.toLowerCase()) : -1;
  return start < 0 ? [prompt.length, prompt.length] : [start, start + (word?.length ?? 0)];
}
