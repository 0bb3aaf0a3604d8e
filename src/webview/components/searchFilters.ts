import { html, type TemplateResult } from 'lit';
import { filterChoices } from '../filterChoices';
import { tell } from '../intents';
import { withFilter } from '../searchFilters';
import { chipSelect } from './chipSelect';

/** A drop-down for each filter: it writes into the search, and reads it. */
export function searchFilters(from: EventTarget, search: string): TemplateResult {
  return html`<div class="search-filters">
    ${filterChoices(search).map(({ name, label, value, options }) =>
      chipSelect(label, options, value, (chosen) =>
        tell(from, { type: 'setSearch', search: withFilter(search, name, chosen) }),
      ),
    )}
  </div>`;
}
