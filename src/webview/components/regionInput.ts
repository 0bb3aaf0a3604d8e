import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { maskStrokesLimit } from '../../domain/task';
import type { PictureView, TaskView } from '../../protocol/views';
import { ask } from '../intents';
import { LightElement } from '../lightElement';
import { stopLabel, stopTask } from '../stopTask';
import '../mask/maskStudio';
import type { StudioPicture } from '../mask/maskStudio';
import type { MaskCloseEvent, MaskKeepEvent, MaskSendEvent } from '../mask/studioEvents';

/** The gateway waits for a region: a button that opens the mask studio on the parent's picture. */
@customElement('easel-region-input')
export class RegionInput extends LightElement {
  @property({ attribute: false }) task: TaskView | undefined;
  @state() private isOpen = false;
  /** What was written and not sent yet. */
  #prompt: string | undefined;

  override render() {
    const { task } = this;
    const wanted = task?.inputWanted;
    const picture = wanted?.parentPicture && studioPicture(wanted.parentPicture);
    if (!task || !wanted || !picture) return nothing;
    return html`<p class="dim">
        ${l10n.t('Mark what should be drawn anew; all else stays as it is.')}
      </p>
      <div class="button-row">
        <vscode-button @click=${() => (this.isOpen = true)}>
          ${l10n.t('Mark region…')}
        </vscode-button>
        <vscode-button secondary @click=${() => stopTask(this, task)}>
          ${stopLabel(task)}
        </vscode-button>
      </div>
      ${
        this.isOpen
          ? html`<easel-mask-studio
              .picture=${picture}
              .heading=${task.origin ?? 'Vary (Region)'}
              .prompt=${this.#prompt ?? wanted.suggestion}
              .strokes=${wanted.strokes}
              @easel-mask-keep=${this.#keep}
              @easel-mask-send=${this.#send}
              @easel-mask-close=${this.#close}
            ></easel-mask-studio>`
          : nothing
      }`;
  }

  /** As if its button had been pressed: there the focus comes back to. */
  open(): void {
    this.querySelector('vscode-button')?.focus();
    this.isOpen = true;
  }

  /** With the picture that was marked, not with this try: the next one begins there. */
  #keep = ({ strokes }: MaskKeepEvent): void => {
    const taskId = this.task?.parentId;
    // Beyond this the host refuses: the next try then begins with the strokes kept before.
    const isSmall = JSON.stringify(strokes).length <= maskStrokesLimit;
    if (taskId !== undefined && isSmall) ask(this, 'mask/keep', { taskId, strokes });
  };

  #send = ({ prompt, png }: MaskSendEvent): void => {
    if (this.task) ask(this, 'task/answer', { taskId: this.task.id, prompt, mask: png });
  };

  #close = ({ prompt }: MaskCloseEvent): void => {
    this.#prompt = prompt;
    this.isOpen = false;
    // Opened by a command there was nothing in the page for the dialog to give the focus back to.
    if (!this.contains(document.activeElement))
      this.closest<HTMLElement>('.card, .details')?.focus();
  };
}

/** Undefined while the file or its size is not known: a mask of another size is refused. */
export function studioPicture(picture: PictureView): StudioPicture | undefined {
  const { fullSrc, width, height } = picture;
  return fullSrc && width && height ? { src: fullSrc, width, height } : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'easel-region-input': RegionInput;
  }
}
