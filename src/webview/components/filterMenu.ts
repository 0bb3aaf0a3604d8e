import * as l10n from '@vscode/l10n';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { filterChoices, type FilterChoices } from '../filterChoices';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import { moveMenuFocus } from '../menuFocus';
import { placeBeside } from '../placeBeside';
import { withFilter } from '../searchFilters';

/** All filters behind one button, where there is no room for a drop-down each. */
@customElement('easel-filter-menu')
export class FilterMenu extends LightElement {
  @property() search = '';
  @state() private isOpen = false;
  @query('.filter-button') private button!: HTMLButtonElement;
  @query('.picker') private sheet!: HTMLElement;
  /** A second press closes, as everywhere; by then the press itself has closed it already. */
  #wasOpenAtPress = false;

  override render() {
    const choices = filterChoices(this.search);
    const isFiltered = choices.some(({ value }) => value !== '');
    return html`<button
        type="button"
        class="icon-button filter-button ${isFiltered ? 'is-on' : ''}"
        aria-label=${l10n.t('Filter')}
        title=${isFiltered ? l10n.t('Filter: {0}', textOf(choices)) : l10n.t('Filter')}
        aria-haspopup="menu"
        aria-expanded=${this.isOpen}
        @pointerdown=${() => (this.#wasOpenAtPress = this.isOpen)}
        @click=${this.#toggle}
      >
        <span
          class="codicon codicon-${isFiltered ? 'filter-filled' : 'filter'}"
          aria-hidden="true"
        ></span>
      </button>
      <div class="picker" popover="auto" @toggle=${this.#onToggle} @keydown=${this.#onKey}>
        ${
          this.isOpen
            ? html`<div class="picker-menu" role="menu" aria-label=${l10n.t('Filter')}>
                ${choices.map((filter) => this.#group(filter))}
              </div>`
            : nothing
        }
      </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    // Only then: what was just closed must not come back with what was chosen.
    if (!this.isOpen || !changed.has('isOpen')) return;
    this.sheet.showPopover();
    placeBeside(this.sheet, this.button);
    this.sheet.querySelector<HTMLElement>('[aria-checked=true]')?.focus({ preventScroll: true });
  }

  #group({ name, label, value, options }: FilterChoices): TemplateResult {
    return html`<div class="filter-group" role="group" aria-label=${label}>
      <span class="filter-title" aria-hidden="true">${label}</span>
      ${options.map(
        ([option, text]) =>
          html`<button
            type="button"
            class="picker-item filter-item"
            role="menuitemradio"
            aria-checked=${option === value}
            tabindex="-1"
            @click=${() => this.#choose(withFilter(this.search, name, option))}
          >
            <span class="codicon codicon-check" aria-hidden="true"></span><span>${text}</span>
          </button>`,
      )}
    </div>`;
  }

  #choose(search: string): void {
    this.sheet.hidePopover();
    tell(this, { type: 'setSearch', search });
  }

  readonly #toggle = (): void => {
    this.isOpen = !this.#wasOpenAtPress && !this.isOpen;
    this.#wasOpenAtPress = false;
  };

  readonly #onToggle = ({ newState }: ToggleEvent): void => {
    if (newState === 'closed') this.isOpen = false;
  };

  /** The search box around it has keys of its own: Escape would take the words out of it. */
  readonly #onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Tab') this.sheet.hidePopover();
    else moveMenuFocus(event);
  };
}

function textOf(choices: readonly FilterChoices[]): string {
  const chosen = choices.flatMap(({ value, options }) =>
    value === '' ? [] : options.filter(([option]) => option === value).map(([, text]) => text),
  );
  return chosen.join(', ');
}
