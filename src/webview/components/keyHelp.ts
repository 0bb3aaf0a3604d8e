import * as l10n from '@vscode/l10n';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { iconButton } from './iconButton';

/** The keys of the wall, over the page. */
@customElement('easel-key-help')
export class KeyHelp extends LightElement {
  #focusBefore: Element | null = null;

  override render() {
    return html`<dialog
      class="key-help"
      aria-label=${l10n.t('Keys of the gallery')}
      @close=${() => tell(this, { type: 'hideKeys' })}
    >
      <div class="key-help-head">
        <h2>${l10n.t('Keys of the gallery')}</h2>
        ${iconButton('close', l10n.t('Close'), () => this.#dialog?.close())}
      </div>
      <dl>
        ${keys().map(
          ([names, meaning]) =>
            html`<div>
              <dt>${names.map((name) => html`<kbd>${name}</kbd>`)}</dt>
              <dd>${meaning}</dd>
            </div>`,
        )}
      </dl>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.#focusBefore = document.activeElement;
    this.#dialog?.showModal();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#focusBefore instanceof HTMLElement) this.#focusBefore.focus();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }
}

function keys(): readonly (readonly [names: readonly string[], meaning: string])[] {
  return [
    [['←', '→', '↑', '↓'], l10n.t('To the next picture')],
    [['Home', 'End'], l10n.t('To the newest, to the oldest')],
    [['PageUp', 'PageDown'], l10n.t('A screen up, a screen down')],
    [['Enter'], l10n.t('Open')],
    [['Space'], l10n.t('Select or deselect')],
    [['Shift + ←', '→', '↑', '↓'], l10n.t('Select from here to there')],
    [['Ctrl / ⌘ + A'], l10n.t('Select all that are found')],
    [['Esc'], l10n.t('Clear the selection')],
    [['U', '1 – 4'], l10n.t('Upscale one of the four')],
    [['V', '1 – 4'], l10n.t('Vary one of the four')],
    [['R'], l10n.t('Reroll')],
    [['Z'], l10n.t('To the zoom buttons')],
    [['Alt + ←', '→', '↑', '↓'], l10n.t('Pan')],
    [['C'], l10n.t('Compare')],
    [['.'], l10n.t('Star')],
    [['Delete'], l10n.t('Remove from the history')],
    [['S', 'N'], l10n.t('Save to the project, insert at the cursor')],
    [['I'], l10n.t('Show details')],
    [['+', '-', '0', '1'], l10n.t('Zoom in, zoom out, fit, full size, of an open picture')],
    [['?'], l10n.t('This list')],
  ];
}
