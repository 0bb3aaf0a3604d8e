import * as l10n from '@vscode/l10n';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  parameterLabel,
  parametersOf,
  type ParameterPart,
} from '../../domain/parameters/parsePrompt';
import type { PictureRole } from '../../domain/parameters/references';
import type { Bot } from '../../domain/request';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import {
  filmPickers,
  isAlwaysShown,
  parameterPickers,
  type ParameterPicker,
} from '../parameterPickers';
import { placeBeside } from '../placeBeside';
import { parameterForm } from './parameterForm';
import { parameterMenu } from './parameterMenu';

/** The open popover: a picker, or the list of those that have no chip yet. */
const menuId = 'more';

/**
 * The parameters of the prompt as chips, each with a small popover that edits the text. Nothing is kept
 * here but which one is open: what a chip says, it has read from the prompt.
 */
@customElement('easel-parameter-chips')
export class ParameterChips extends LightElement {
  @property() prompt = '';
  /** Which draws where the prompt names none. */
  @property() bot: Bot = 'midjourney';
  /** Whether it is a prompt for a film, which has other parameters. */
  @property({ attribute: false }) isFilm = false;
  /** Of the attached pictures: their weights get chips. */
  @property({ attribute: false }) roles: readonly PictureRole[] = [];
  /** Leads to a stretch of the prompt, for parameters that have no picker. */
  @property({ attribute: false }) goTo: (part: ParameterPart) => void = () => undefined;
  @state() private open: string | undefined;
  /** Why what stands in the open picker is not in the prompt. */
  @state() private refusal = '';
  @query('.picker') private sheet!: HTMLElement;
  #anchor: HTMLElement | undefined;
  /** What was open when the pointer went down: a second press on a chip closes, as everywhere. */
  #openAtPress: string | undefined;

  override render() {
    const pickers = this.isFilm ? filmPickers() : parameterPickers(this.prompt, this.bot);
    const parts = parametersOf(this.prompt);
    const isSet = ({ names, id }: ParameterPicker) =>
      id !== 'bot' && parts.some(({ name }) => names.includes(name));
    const shown = pickers.filter((one) => isSet(one) || isAlwaysShown(one.id, this.roles));
    const hidden = pickers.filter((one) => !shown.includes(one));
    const known = new Set(pickers.flatMap(({ names }) => names));
    return html`${repeat(
        shown,
        ({ id }) => id,
        (one) => this.#chip(one, parts),
      )}
      ${parts.filter(({ name }) => !known.has(name)).map((part) => this.#plainChip(part))}
      <button
        type="button"
        class="chip chip-more"
        aria-label=${l10n.t('Add Parameter')}
        title=${l10n.t('Add Parameter')}
        aria-haspopup="menu"
        aria-expanded=${this.open === menuId}
        @pointerdown=${this.#onPress}
        @click=${(event: Event) => this.#toggle(menuId, event)}
      >
        <span class="codicon codicon-add" aria-hidden="true"></span>
      </button>
      <div class="picker" popover="auto" @toggle=${this.#onToggle}>
        ${this.open === undefined ? nothing : this.#content(pickers, hidden)}
      </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.open || !this.#anchor) return;
    // Only then: what a person has just closed must not come back with the next change of the prompt.
    if (changed.has('open') && !this.sheet.matches(':popover-open')) this.sheet.showPopover();
    placeBeside(this.sheet, this.#anchor);
    if (!changed.has('open')) return;
    this.sheet
      .querySelector<HTMLElement>('input:checked, input, [role=menuitem]')
      ?.focus({ preventScroll: true });
  }

  #content(
    pickers: readonly ParameterPicker[],
    hidden: readonly ParameterPicker[],
  ): TemplateResult | typeof nothing {
    if (this.open === menuId) {
      return parameterMenu(hidden, (id) => (this.open = id));
    }
    const picker = pickers.find(({ id }) => id === this.open);
    if (!picker) return nothing;
    return html`<div class="picker-dialog" role="dialog" aria-label=${picker.label}>
      ${parameterForm(picker, picker.read(this.prompt), this.refusal, (value, isDone) => {
        this.refusal = (value !== undefined && picker.refuse?.(value)) || '';
        if (this.refusal) return;
        const prompt = picker.write(this.prompt, value);
        if (prompt !== this.prompt) tell(this, { type: 'setPrompt', prompt });
        if (isDone) this.sheet.hidePopover();
      })}
    </div>`;
  }

  #chip({ id, label, names }: ParameterPicker, parts: readonly ParameterPart[]): TemplateResult {
    const part = parts.find(({ name }) => names.includes(name));
    return html`<button
      type="button"
      class="chip ${part ? '' : 'is-unset'}"
      title=${part ? label : l10n.t('Choose: {0}', label)}
      aria-haspopup="dialog"
      aria-expanded=${this.open === id}
      @pointerdown=${this.#onPress}
      @click=${(event: Event) => this.#toggle(id, event)}
    >
      ${part ? parameterLabel(part) : label}
    </button>`;
  }

  #plainChip(part: ParameterPart): TemplateResult {
    return html`<button
      type="button"
      class="chip"
      title=${l10n.t('Go to {0} in the prompt', part.text)}
      @click=${() => this.goTo(part)}
    >
      ${parameterLabel(part)}
    </button>`;
  }

  #onPress = (): void => {
    this.#openAtPress = this.open;
  };

  #toggle(id: string, event: Event): void {
    const wasOpen = this.#openAtPress === id;
    this.#openAtPress = undefined;
    if (wasOpen) return;
    this.#anchor = event.currentTarget as HTMLElement;
    this.open = id;
  }

  #onToggle = ({ newState }: ToggleEvent): void => {
    if (newState !== 'closed') return;
    this.open = undefined;
    this.refusal = '';
  };
}
