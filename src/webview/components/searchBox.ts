import * as l10n from '@vscode/l10n';
import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { tell } from '../intents';
import { LightElement } from '../lightElement';

/** Filters what is loaded, while typing. */
@customElement('easel-search-box')
export class SearchBox extends LightElement {
  @property() search = '';

  override render() {
    const onInput = (event: Event) =>
      tell(this, { type: 'setSearch', search: (event.target as HTMLInputElement).value });
    return html`<vscode-textfield
      class="search"
      type="search"
      label=${l10n.t('Search pictures')}
      placeholder=${l10n.t('Search pictures')}
      .value=${this.search}
      @input=${onInput}
    >
      <span slot="content-before" class="codicon codicon-search" aria-hidden="true"></span>
    </vscode-textfield>`;
  }
}
