import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { tell } from '../intents';
import { readFilter, withFilter, type FilterName } from '../searchFilters';
import { chipSelect } from './chipSelect';

/** The filters most people want, without knowing their words: each writes into the search, and reads it. */
export function searchFilters(from: EventTarget, search: string): TemplateResult {
  return html`<div class="search-filters">
    ${filter(from, search, 'kind', l10n.t('Kind'), [
      ['', l10n.t('All kinds')],
      ['grid', l10n.t('Grids')],
      ['image', l10n.t('Single pictures')],
      ['video', l10n.t('Videos')],
      ['text', l10n.t('Texts')],
    ])}
    ${filter(from, search, 'date', l10n.t('Time'), [
      ['', l10n.t('Any time')],
      ['today', l10n.t('Today')],
      ['yesterday', l10n.t('Yesterday')],
      ['week', l10n.t('Last 7 days')],
      ['month', l10n.t('Last 30 days')],
    ])}
  </div>`;
}

function filter(
  from: EventTarget,
  search: string,
  name: FilterName,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
): TemplateResult {
  const value = readFilter(search, name);
  // What was typed and is no choice of the list is shown as it is.
  const isListed = options.some(([option]) => option === value);
  return chipSelect(label, isListed ? options : [...options, [value, value]], value, (chosen) =>
    tell(from, { type: 'setSearch', search: withFilter(search, name, chosen) }),
  );
}
