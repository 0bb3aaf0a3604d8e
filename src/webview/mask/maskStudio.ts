import * as l10n from '@vscode/l10n';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { whyNotThesePictureWords } from '../draftCheck';
import { isSendKey } from '../isSendKey';
import { LightElement } from '../lightElement';
import { MaskDrawing } from './maskDrawing';
import { maskPng } from './maskPng';
import { maskHint } from './maskHint';
import './maskStage';
import type { MaskStage } from './maskStage';
import { maskToolbar } from './maskToolbar';
import type { PixelRect } from './pixelRect';
import { readStrokes } from './readStrokes';
import { firstSelection, nudged, type Arrow, type Selection } from './selection';
import { sizeLimits } from './stroke';
import { MaskCloseEvent, MaskKeepEvent, MaskSendEvent } from './studioEvents';
import { arrowOf, commandOf, type MaskTool, type StudioCommand } from './studioKeys';

export interface StudioPicture {
  readonly src: string;
  /** In pixels of the file: the mask gets exactly these. */
  readonly width: number;
  readonly height: number;
}

const keepAfterMs = 1_000;
const sizeStep = 1.2;
const zoomStep = 1.25;

/**
 * Where a region of a picture is marked: a dialog over the whole page. Opens when it is put into it.
 *
 * Over 300 lines because it ties tools, keys, words and drawing together; each of them is a file of its own.
 */
@customElement('easel-mask-studio')
export class MaskStudio extends LightElement {
  @property({ attribute: false }) picture: StudioPicture | undefined;
  /** Its accessible name: "Vary (Region)" or "Edit". */
  @property() heading = 'Vary (Region)';
  @property() sendLabel = '';
  @property() prompt = '';
  /** Without words nothing is sent: an edit has no earlier prompt to fall back on. */
  @property({ type: Boolean }) needsPrompt = false;
  /** Nothing marked is all of it: so an edit without a region. */
  @property({ type: Boolean }) mayMarkNothing = false;
  /** As kept the last time; anything else is left out. */
  @property({ attribute: false }) strokes: unknown;
  @state() private tool: MaskTool = 'brush';
  @state() private size = 40;
  @state() private selection: Selection | undefined;
  @state() private isPanning = false;
  @state() private said = '';
  @state() private refusal = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('easel-mask-stage') private stage!: MaskStage;
  @query('textarea') private box!: HTMLTextAreaElement;
  #drawing = new MaskDrawing(1, 1);
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Only the first time: what is being drawn must not be replaced by what was kept of it.
    if (!changed.has('picture') || this.hasUpdated || !this.picture) return;
    const { width, height } = this.picture;
    this.#drawing = new MaskDrawing(width, height, readStrokes(this.strokes));
    this.size = Math.round(Math.max(sizeLimits.min, Math.min(width, height) / 12));
  }

  override render() {
    const drawing = this.#drawing;
    return html`<dialog
      class="mask-studio"
      aria-label=${this.heading}
      @cancel=${this.#onCancel}
      @close=${this.#onClosed}
      @keydown=${this.#onKey}
      @keyup=${this.#onKeyUp}
    >
      <header class="mask-head">
        <h2>${this.heading}</h2>
        <button
          type="button"
          class="icon-button mask-close"
          aria-label=${l10n.t('Close')}
          title=${l10n.t('Close; what is marked is kept (Escape)')}
          @click=${() => this.dialog.close()}
        >
          <span class="codicon codicon-close" aria-hidden="true"></span>
        </button>
      </header>
      ${maskToolbar({
        tool: this.tool,
        size: this.size,
        largest: this.#largest,
        canUndo: drawing.canUndo,
        canRedo: drawing.canRedo,
        press: this.#onPress,
        resize: (size) => this.#resize(size),
      })}
      <easel-mask-stage
        class="mask-stage"
        autofocus
        .drawing=${drawing}
        .src=${this.picture?.src ?? ''}
        .tool=${this.tool}
        .size=${this.size}
        .hintId=${'mask-hint'}
        .isPanning=${this.isPanning}
        .pending=${this.selection && { kind: 'rectangle' as const, selection: this.selection }}
        .onChange=${() => this.#changed()}
        .onSize=${(steps: number) => this.#resize(this.size * Math.pow(sizeStep, steps))}
      ></easel-mask-stage>
      <p class="mask-status dim" role="status">${this.said}</p>
      <p class="dim mask-hint" id="mask-hint">${maskHint(this.tool)}</p>
      ${
        this.mayMarkNothing && drawing.mask.isEmpty
          ? html`<p class="dim mask-nothing">
              ${l10n.t('Nothing is marked: the whole picture is drawn anew.')}
            </p>`
          : nothing
      }
      <div class="mask-send">
        <textarea
          rows="2"
          aria-label=${l10n.t('Prompt')}
          placeholder=${l10n.t('What should be there?')}
          .defaultValue=${this.prompt}
          @input=${() => (this.refusal = '')}
        ></textarea>
        <vscode-button @click=${() => void this.#send()}>
          ${this.sendLabel || l10n.t('Send')}
        </vscode-button>
      </div>
      <p class="refusal" role="alert">${this.refusal}</p>
    </dialog>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    // Moved with its card: a dialog that is moved stays open, but is a modal one no more.
    this.dialog.removeAttribute('open');
    this.dialog.showModal();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#keepTimer);
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.stage.focus();
    if (this.#drawing.canUndo) this.#say(l10n.t('Marked as you left it.'));
  }

  get #largest(): number {
    const { width, height } = this.#drawing.mask;
    return Math.max(sizeLimits.min * 2, Math.min(sizeLimits.max, Math.min(width, height)));
  }

  #onPress = (command: StudioCommand, event: MouseEvent): void => {
    this.#run(command);
    // Pressed with the keyboard: what it is for is on the picture.
    if (command === 'rectangle' && event.detail === 0) this.stage.focus();
  };

  #run(command: StudioCommand): void {
    const { stage } = this;
    const commands: Readonly<Record<StudioCommand, () => void>> = {
      brush: () => this.#choose('brush'),
      eraser: () => this.#choose('eraser'),
      rectangle: () => this.#choose('rectangle'),
      lasso: () => this.#choose('lasso'),
      smaller: () => this.#resize(Math.min(this.size - 1, this.size / sizeStep)),
      larger: () => this.#resize(Math.max(this.size + 1, this.size * sizeStep)),
      undo: () => this.#edit((drawing) => drawing.undo()),
      redo: () => this.#edit((drawing) => drawing.redo()),
      invert: () => this.#edit((drawing) => drawing.add({ tool: 'invert' })),
      clear: () => this.#edit((drawing) => drawing.add({ tool: 'clear' })),
      zoomIn: () => stage.zoom(zoomStep),
      zoomOut: () => stage.zoom(1 / zoomStep),
      fit: () => stage.fit(),
    };
    commands[command]();
  }

  /** Whatever is under the pointer is taken back first: strokes come one after the other. */
  #edit(edit: (drawing: MaskDrawing) => PixelRect | undefined): void {
    this.stage.cancelGesture();
    this.stage.repaint(edit(this.#drawing));
    this.#changed();
  }

  #choose(tool: MaskTool): void {
    this.stage.cancelGesture();
    this.selection = undefined;
    this.tool = tool;
    this.#say(maskHint(tool));
  }

  #resize(size: number): void {
    this.size = Math.round(Math.min(this.#largest, Math.max(sizeLimits.min, size)));
    this.#say(l10n.t('Brush of {0} pixels', this.size));
  }

  #onKey = (event: KeyboardEvent): void => {
    // The cards below have keys of their own, and so has VS Code: Alt and an arrow leave the editor.
    if (event.key !== 'Tab' && !event.key.startsWith('F')) event.stopPropagation();
    if (event.target === this.box) {
      if (!isSendKey(event)) return;
      event.preventDefault();
      if (!event.repeat) void this.#send();
      return;
    }
    if (this.#takes(event)) event.preventDefault();
  };

  /** Whether a key meant something here. */
  #takes(event: KeyboardEvent): boolean {
    const arrow = arrowOf(event);
    if (arrow) return event.target === this.stage && this.#nudge(arrow);
    const command = commandOf(event);
    if (command) {
      this.#run(command);
      if (command === 'rectangle') this.stage.focus();
      return true;
    }
    if (event.target !== this.stage) return false;
    if (event.key === ' ') return (this.isPanning = true);
    if (event.key === 'Enter') return this.#mark('add');
    return event.key === 'Delete' || event.key === 'Backspace' ? this.#mark('erase') : false;
  }

  #onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ') this.isPanning = false;
  };

  #nudge(arrow: Arrow): boolean {
    if (this.tool !== 'rectangle') return false;
    const picture = this.#drawing.mask;
    const now = this.selection ? nudged(this.selection, arrow, picture) : firstSelection(picture);
    this.selection = now;
    this.#say(l10n.t('{0} by {1} pixels, at {2}, {3}', now.width, now.height, now.x, now.y));
    return true;
  }

  #mark(mode: 'add' | 'erase'): boolean {
    if (!this.selection) return false;
    const stroke = { tool: 'rectangle', mode, ...this.selection } as const;
    this.selection = undefined;
    this.#edit((drawing) => drawing.add(stroke));
    return true;
  }

  /** Escape takes back what is being drawn, if anything; else it closes. */
  #onCancel = (event: Event): void => {
    if (this.stage.cancelGesture()) event.preventDefault();
  };

  #onClosed = (): void => {
    this.#keepNow();
    this.dispatchEvent(new MaskCloseEvent(this.box.value));
  };

  #changed(): void {
    const percent = Math.round(this.#drawing.mask.share * 100);
    this.#say(
      percent === 0 && this.#drawing.mask.isEmpty
        ? l10n.t('Nothing is marked.')
        : l10n.t('Marked: {0} % of the picture', Math.max(1, percent)),
    );
    this.refusal = '';
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(() => this.#keepNow(), keepAfterMs);
    this.requestUpdate();
  }

  #say(sentence: string): void {
    this.said = sentence;
  }

  /** Nothing when nothing has changed since. */
  #keepNow(): void {
    if (this.#keepTimer === undefined) return;
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    this.dispatchEvent(new MaskKeepEvent(this.#drawing.strokes));
  }

  async #send(): Promise<void> {
    const prompt = this.box.value;
    this.refusal = this.#whyNot(prompt) ?? '';
    if (this.refusal || this.#isSending) return;
    this.#isSending = true;
    const { mask } = this.#drawing;
    const png = await maskPng(mask);
    this.#keepNow();
    this.dispatchEvent(new MaskSendEvent(prompt, mask, png));
    this.dialog.close();
  }

  #whyNot(prompt: string): string | undefined {
    if (this.#drawing.mask.isEmpty && !this.mayMarkNothing) {
      return l10n.t('Nothing is marked. Mark what should be drawn anew.');
    }
    return prompt.trim() !== '' || this.needsPrompt ? whyNotThesePictureWords(prompt) : undefined;
  }
}
