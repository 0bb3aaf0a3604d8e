import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { ParameterPart } from '../../domain/parameters/parsePrompt';
import { blendLimits, type BlendShape } from '../../domain/request';
import type { AttachedPicture, DraftKind, ProblemView } from '../../protocol/views';
import { draftOf, whyNotSendable, withReferences, type Composition } from '../draftCheck';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import './attachedPictures';
import './parameterChips';
import './promptBox';
import './promptWarning';
import type { PromptBox } from './promptBox';
import { chipSelect } from './chipSelect';
import { notice } from './notice';
import { sandboxBadge } from './sandboxBadge';

/** Where a request is written: kind, words, pictures, send. */
@customElement('easel-composer')
export class Composer extends LightElement {
  @property() kind: DraftKind = 'imagine';
  @property() prompt = '';
  @property({ attribute: false }) pictures: readonly AttachedPicture[] = [];
  @property({ attribute: false }) kinds: readonly DraftKind[] = [];
  @property({ attribute: false }) earlier: readonly string[] = [];
  @property({ type: Boolean }) isSandbox = false;
  @property({ attribute: false }) notice: ProblemView | undefined;
  @state() private shape: BlendShape = 'square';
  @state() private isDropTarget = false;
  /** The composition that was refused; its sentence goes as soon as anything changes. */
  @state() private refused: { readonly sentence: string; readonly what: string } | undefined;
  @query('easel-prompt-box') private box!: PromptBox | null;

  override render() {
    const sentence = this.refused?.what === this.#fingerprint() ? this.refused.sentence : '';
    return html`<div
        class="composer ${this.isDropTarget ? 'is-drop-target' : ''}"
        role="form"
        aria-label=${l10n.t('New picture')}
        @paste=${this.#onPaste}
        @dragover=${this.#onDragOver}
        @dragleave=${() => (this.isDropTarget = false)}
        @drop=${this.#onDrop}
      >
        ${
          this.kind === 'imagine'
            ? html`<easel-prompt-box
                  .prompt=${this.prompt}
                  .earlier=${this.earlier}
                  .problemId=${sentence ? 'composer-problem' : ''}
                  .onSend=${this.send}
                ></easel-prompt-box>
                <easel-prompt-warning
                  .prompt=${withReferences(this.prompt, this.pictures)}
                ></easel-prompt-warning>`
            : nothing
        }
        <div class="composer-row">
          <easel-attached-pictures
            .pictures=${this.pictures}
            .hasRoles=${this.kind === 'imagine'}
            .hint=${hintFor(this.kind, this.pictures.length)}
          ></easel-attached-pictures>
          ${this.isSandbox ? sandboxBadge() : nothing}
        </div>
        <div class="composer-row">
          ${this.#switches()}
          <vscode-button class="send" @click=${this.send}
            >${verbFor(this.kind)}<span
              class="send-key codicon codicon-newline"
              aria-hidden="true"
            ></span
          ></vscode-button>
        </div>
      </div>
      <p class="composer-problem" id="composer-problem" role="status">${sentence}</p>
      ${notice(this, 'composer', this.notice)}`;
  }

  /** Focus for a person who wants to write, with one word marked when there is one. */
  async focusPrompt(markedWord?: string): Promise<void> {
    await this.updateComplete;
    await this.box?.mark(markedWord);
  }

  send = (): void => {
    const composition = this.#composition();
    const sentence = whyNotSendable(composition);
    this.refused = sentence ? { sentence, what: this.#fingerprint() } : undefined;
    if (sentence) return;
    tell(this, { type: 'send', draft: draftOf(composition) });
    this.box?.selectAll();
  };

  #switches(): TemplateResult {
    return html`<div class="chips">
      ${chipSelect(
        l10n.t('Kind'),
        this.kinds.map((kind) => [kind, verbFor(kind)] as const),
        this.kind,
        (kind) => tell(this, { type: 'setKind', kind }),
      )}
      ${
        this.kind === 'blend'
          ? chipSelect(l10n.t('Shape'), shapes(), this.shape, (shape) => (this.shape = shape))
          : nothing
      }
      ${
        this.kind === 'imagine'
          ? html`<easel-parameter-chips
              .prompt=${this.prompt}
              .roles=${this.pictures.map(({ role = 'image' }) => role)}
              .goTo=${(part: ParameterPart) =>
                this.box?.mark([part.start, part.start + part.text.length])}
            ></easel-parameter-chips>`
          : nothing
      }
    </div>`;
  }

  #composition(): Composition {
    return { kind: this.kind, prompt: this.prompt, pictures: this.pictures, shape: this.shape };
  }

  #fingerprint(): string {
    return JSON.stringify([this.kind, this.prompt, this.pictures.map(({ hash }) => hash)]);
  }

  #onPaste = (event: ClipboardEvent): void => {
    this.#attach(event, event.clipboardData);
  };

  #onDrop = (event: DragEvent): void => {
    this.isDropTarget = false;
    this.#attach(event, event.dataTransfer);
  };

  #onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isDropTarget = true;
  };

  #attach(event: Event, data: DataTransfer | null): void {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    tell(this, { type: 'attachFiles', files });
  }
}

function verbFor(kind: DraftKind): string {
  // Midjourney's own words, in every language.
  return { imagine: 'Imagine', blend: 'Blend', describe: 'Describe' }[kind];
}

function hintFor(kind: DraftKind, count: number): string {
  if (kind === 'describe') return count === 0 ? l10n.t('Add the picture to describe') : '';
  if (kind === 'imagine' || count >= blendLimits.min) return '';
  return l10n.t('Add {0} to {1} pictures to blend', blendLimits.min, blendLimits.max);
}

function shapes(): readonly (readonly [BlendShape, string])[] {
  return [
    ['portrait', l10n.t('Portrait')],
    ['square', l10n.t('Square')],
    ['landscape', l10n.t('Landscape')],
  ];
}
