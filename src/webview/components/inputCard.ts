import * as l10n from '@vscode/l10n';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { ActionInput } from '../../domain/action';
import type { Remedy, TaskView } from '../../protocol/views';
import { whyNotThisAnswer } from '../answerCheck';
import { isSendKey } from '../isSendKey';
import { ask } from '../intents';
import { LightElement } from '../lightElement';
import { stopLabel, stopTask } from '../stopTask';
import './problemCard';
import './promptWarning';
import './regionInput';
import { studioPicture } from './regionInput';
import { zoomFields } from './zoomFields';

/** The gateway waits for words before it draws: a box that begins with what it suggests. */
@customElement('easel-input-card')
export class InputCard extends LightElement {
  @property({ attribute: false }) task: TaskView | undefined;
  /** Why the words in the box were not sent; goes with the next letter. */
  @state() private refusal = '';
  /** As far as they were changed. */
  @state() private written: string | undefined;

  #hadFocus = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = this.contains(document.activeElement);
    // The details side shows one task after the other: what was written was for that one.
    const before = changed.get('task');
    if (before && before.id !== this.task?.id) [this.written, this.refusal] = [undefined, ''];
  }

  override render() {
    const { task } = this;
    if (!task?.inputWanted) return nothing;
    const { title, parentPicture } = task.inputWanted;
    const isRegion = parentPicture !== undefined && studioPicture(parentPicture) !== undefined;
    return html`<div class="input-card" role="group" aria-label=${title}>
      <p class="input-title">
        <span class="codicon codicon-bell-dot" aria-hidden="true"></span>${title}
      </p>
      <easel-problem-card
        .problem=${task.problem}
        .onRemedy=${({ id }: Remedy) => ask(this, 'task/remedy', { taskId: task.id, remedy: id })}
      ></easel-problem-card>
      ${isRegion ? html`<easel-region-input .task=${task}></easel-region-input>` : this.#words(task, task.inputWanted)}
    </div>`;
  }

  /** Comes into view; with the focus its first field has it, or the mask studio opens. */
  async show(takesFocus: boolean): Promise<void> {
    await this.updateComplete;
    (this.closest('.card') ?? this).scrollIntoView({ block: 'nearest' });
    if (!takesFocus) return;
    const region = this.querySelector('easel-region-input');
    if (region) region.open();
    else this.querySelector('textarea')?.focus();
  }

  /** Answered: it goes, and the focus with it, were it not given to what it was a part of. */
  protected override updated(): void {
    if (!this.#hadFocus || this.contains(document.activeElement)) return;
    this.closest<HTMLElement>('.card, .details')?.focus();
  }

  #words(
    task: TaskView,
    { title, suggestion, input, parentIs }: NonNullable<TaskView['inputWanted']>,
  ): TemplateResult {
    const hintId = `input-hint-${task.id}`;
    const refusalId = `input-refusal-${task.id}`;
    return html`<textarea
        rows="2"
        aria-label=${title}
        aria-describedby="${refusalId} ${hintId}"
        aria-invalid=${this.refusal ? 'true' : 'false'}
        .value=${live(this.written ?? suggestion)}
        @input=${({ target }: Event) => this.#write((target as HTMLTextAreaElement).value)}
        @keydown=${this.#onKey}
      ></textarea>
      ${
        input === 'zoom'
          ? zoomFields(this.written ?? suggestion, (prompt) => this.#write(prompt))
          : nothing
      }
      <easel-prompt-warning .prompt=${this.written ?? suggestion}></easel-prompt-warning>
      <p class="refusal" id=${refusalId} role="alert">${this.refusal}</p>
      <p class="dim" id=${hintId}>${hintFor(input, parentIs)}</p>
      <div class="button-row">
        ${parentIs === 'removed' ? this.#restore(task) : nothing}
        <vscode-button ?secondary=${parentIs === 'removed'} @click=${this.#send}
          >${l10n.t('Send')}</vscode-button
        >
        <vscode-button secondary @click=${() => stopTask(this, task)}
          >${stopLabel(task)}</vscode-button
        >
      </div>`;
  }

  #restore({ parentId }: TaskView): TemplateResult | typeof nothing {
    if (parentId === undefined) return nothing;
    return html`<vscode-button @click=${() => ask(this, 'tasks/restore', { taskIds: [parentId] })}
      >${l10n.t('Restore picture')}</vscode-button
    >`;
  }

  #write(prompt: string): void {
    this.written = prompt;
    this.refusal = '';
  }

  #onKey = (event: KeyboardEvent): void => {
    if (!isSendKey(event)) return;
    event.preventDefault();
    if (!event.repeat) this.#send();
  };

  #send = (): void => {
    const wanted = this.task?.inputWanted;
    if (!this.task || !wanted) return;
    const prompt = this.written ?? wanted.suggestion;
    this.refusal = whyNotThisAnswer(prompt, wanted.input) ?? '';
    if (!this.refusal) ask(this, 'task/answer', { taskId: this.task.id, prompt });
  };
}

function hintFor(input: ActionInput, parentIs: 'removed' | 'gone' | undefined): string {
  switch (input) {
    case 'zoom':
      return l10n.t('Anything between 1 and 2; the words say what is to be seen around.');
    case 'mask':
      if (parentIs === 'removed') {
        return l10n.t(
          'The picture to mark was removed. Restore it here or with “Restore Removed…”; without a region the whole picture may be redrawn.',
        );
      }
      if (parentIs === 'gone') {
        return l10n.t(
          'The picture to mark is not in the history any more, so no region can be marked. Without one the whole picture may be redrawn.',
        );
      }
      return l10n.t(
        'The picture to mark is not on this machine, so no region can be marked. Without one the whole picture may be redrawn.',
      );
    default:
      return l10n.t(
        'Change the prompt if you like, then send it. Some gateways charge for this once more.',
      );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-input-card': InputCard;
  }
}
