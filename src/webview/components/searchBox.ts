import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { tell } from '../intents';
import { LightElement } from '../lightElement';
import './filterMenu';

/** Looks through the whole history, while typing. */
@customElement('easel-search-box')
export class SearchBox extends LightElement {
  @property() search = '';
  /** The drop-downs have no room beside it. */
  @property({ type: Boolean }) hasFilters = false;

  override render() {
    const set = (search: string) => tell(this, { type: 'setSearch', search });
    return html`<vscode-textfield
      class="search"
      type="search"
      .label=${l10n.t('Search pictures')}
      title=${l10n.t('Words, or action:upscale, v:7, kind:grid, is:starred, has:seed, date:2026-11')}
      placeholder=${l10n.t('Search prompts — try action:upscale v:7 is:starred')}
      .value=${this.search}
      @input=${(event: Event) => set((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape' && this.search !== '') set('');
      }}
    >
      <span slot="content-before" class="codicon codicon-search" aria-hidden="true"></span>
      ${
        this.hasFilters
          ? html`<easel-filter-menu
              slot="content-after"
              .search=${this.search}
            ></easel-filter-menu>`
          : nothing
      }
    </vscode-textfield>`;
  }
}
