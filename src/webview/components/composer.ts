import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { ParameterPart } from '../../domain/parameters/parsePrompt';
import type { BlendShape, Bot, VideoResolution } from '../../domain/request';
import type { MarkedPicture } from '../../protocol/protocol';
import type { AttachedPicture, DraftKind, ProblemView } from '../../protocol/views';
import {
  hasParameters,
  hasPictures,
  hasPrompt,
  hintFor,
  isPair,
  placeholderFor,
  slotLabels,
  verbFor,
} from '../composerKinds';
import { draftOf, whyNotSendable, withReferences, type Composition } from '../draftCheck';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { mayBringPictures, readDrop } from '../readDrop';
import './attachedPictures';
import './parameterChips';
import './picturePair';
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
  /** Of the settings: which draws an imagine whose prompt names none. */
  @property() bot: Bot = 'midjourney';
  @property({ attribute: false }) notice: ProblemView | undefined;
  /** What is marked of a picture, for an edit of it. */
  @property({ attribute: false }) region: MarkedPicture | undefined;
  @property() shape: BlendShape = 'square';
  @property() resolution: VideoResolution = '480';
  /** Pictures are on their way into it. */
  @property({ attribute: false }) isArriving = false;
  @state() private isDropTarget = false;
  /** The composition that was refused; its sentence goes as soon as anything changes. */
  @state() private refused: { readonly sentence: string; readonly what: string } | undefined;
  @query('easel-prompt-box') private box!: PromptBox | null;
  @query('.send') private sendButton!: HTMLElement | null;

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
        ${hasPrompt(this.kind) ? this.#words(sentence) : nothing}
        <div class="composer-row">
          ${this.#pictures()} ${this.isSandbox ? sandboxBadge() : nothing}
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

  /** Focus for a person who wants to write, with one word marked when there is one; without words only Send is left. */
  async focusPrompt(markedWord?: string): Promise<void> {
    await this.updateComplete;
    if (this.box) await this.box.mark(markedWord);
    else this.sendButton?.focus();
  }

  send = (): void => {
    const composition = this.#composition();
    const sentence = this.isArriving
      ? l10n.t('A picture is still on its way. Send again in a moment.')
      : whyNotSendable(composition);
    this.refused = sentence ? { sentence, what: this.#fingerprint() } : undefined;
    const draft = sentence ? undefined : draftOf(composition);
    if (!draft) return;
    const [picture] = this.pictures;
    // What is marked goes with an edit, and has to be drawn first.
    if (draft.kind === 'edit' && picture) {
      tell(this, { type: 'sendEdit', prompt: draft.prompt, picture });
    } else {
      tell(this, { type: 'send', draft });
    }
    this.box?.selectAll();
  };

  #words(sentence: string): TemplateResult {
    return html`<easel-prompt-box
        .prompt=${this.prompt}
        .placeholder=${placeholderFor(this.kind)}
        .earlier=${this.earlier}
        .problemId=${sentence ? 'composer-problem' : ''}
        .onSend=${this.send}
      ></easel-prompt-box>
      ${
        // One sentence at a time: what was refused says the same, and more.
        hasParameters(this.kind) && !sentence
          ? html`<easel-prompt-warning
              .prompt=${
                this.kind === 'imagine' ? withReferences(this.prompt, this.pictures) : this.prompt
              }
            ></easel-prompt-warning>`
          : nothing
      }`;
  }

  #pictures(): TemplateResult | typeof nothing {
    if (isPair(this.kind)) {
      return html`<easel-picture-pair
        .pictures=${this.pictures}
        .labels=${slotLabels(this.kind)}
      ></easel-picture-pair>`;
    }
    if (!hasPictures(this.kind)) return nothing;
    return html`<easel-attached-pictures
      .pictures=${this.pictures}
      .hasRoles=${this.kind === 'imagine'}
      .hint=${hintFor(this.kind, this.pictures.length)}
    ></easel-attached-pictures>`;
  }

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
          ? chipSelect(l10n.t('Shape'), shapes(), this.shape, (shape) =>
              tell(this, { type: 'setForm', form: { shape } }),
            )
          : nothing
      }
      ${
        this.kind === 'video'
          ? chipSelect(l10n.t('Resolution'), resolutions, this.resolution, (resolution) =>
              tell(this, { type: 'setForm', form: { resolution } }),
            )
          : nothing
      }
      ${this.kind === 'edit' && this.pictures.length === 1 ? this.#region() : nothing}
      ${
        hasParameters(this.kind)
          ? html`<easel-parameter-chips
              .prompt=${this.prompt}
              .isFilm=${this.kind === 'video'}
              .bot=${this.kind === 'imagine' ? this.bot : 'midjourney'}
              .roles=${this.kind === 'imagine' ? this.pictures.map(({ role = 'image' }) => role) : []}
              .goTo=${(part: ParameterPart) =>
                this.box?.mark([part.start, part.start + part.text.length])}
            ></easel-parameter-chips>`
          : nothing
      }
    </div>`;
  }

  #region(): TemplateResult {
    const strokes = this.region?.hash === this.pictures[0]?.hash ? this.region?.strokes : undefined;
    const isMarked = Array.isArray(strokes) && strokes.length > 0;
    return html`<button
      type="button"
      class="chip ${isMarked ? '' : 'is-unset'}"
      title=${l10n.t('Mark what should be drawn anew; without it the whole picture is.')}
      @click=${() => tell(this, { type: 'markRegion' })}
    >
      ${isMarked ? l10n.t('Change the region…') : l10n.t('Mark a region…')}
    </button>`;
  }

  #composition(): Composition {
    const { kind, prompt, pictures, shape, resolution } = this;
    return { kind, prompt, pictures, shape, resolution };
  }

  #fingerprint(): string {
    const { kind, prompt, pictures, isArriving } = this;
    return JSON.stringify([
      kind,
      prompt,
      isArriving,
      pictures.map(({ hash, slot }) => [hash, slot]),
    ]);
  }

  #onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    tell(this, { type: 'attachFiles', files });
  };

  #onDrop = (event: DragEvent): void => {
    this.isDropTarget = false;
    const intent = event.dataTransfer && readDrop(event.dataTransfer);
    if (!intent) return;
    event.preventDefault();
    tell(this, intent);
  };

  #onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer || !mayBringPictures(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.isDropTarget = true;
  };
}

/** Names of sizes, in every language. */
const resolutions: readonly (readonly [VideoResolution, string])[] = [
  ['480', '480p'],
  ['720', '720p'],
];

function shapes(): readonly (readonly [BlendShape, string])[] {
  return [
    ['portrait', l10n.t('Portrait')],
    ['square', l10n.t('Square')],
    ['landscape', l10n.t('Landscape')],
  ];
}
