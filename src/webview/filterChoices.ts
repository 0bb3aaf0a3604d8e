import * as l10n from '@vscode/l10n';
import { readFilter, type FilterName } from './searchFilters';

/** One filter as it is offered: what it can be, and what the search says now. */
export interface FilterChoices {
  readonly name: FilterName;
  readonly label: string;
  readonly value: string;
  /** '' is no filter. */
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** The filters most people want, without knowing their words. */
export function filterChoices(search: string): readonly FilterChoices[] {
  return [
    choicesOf(search, 'kind', l10n.t('Kind'), [
      ['', l10n.t('All kinds')],
      ['grid', l10n.t('Grids')],
      ['image', l10n.t('Single pictures')],
      ['video', l10n.t('Videos')],
      ['text', l10n.t('Texts')],
    ]),
    choicesOf(search, 'date', l10n.t('Time'), [
      ['', l10n.t('Any time')],
      ['today', l10n.t('Today')],
      ['yesterday', l10n.t('Yesterday')],
      ['week', l10n.t('Last 7 days')],
      ['month', l10n.t('Last 30 days')],
    ]),
  ];
}

function choicesOf(
  search: string,
  name: FilterName,
  label: string,
  listed: FilterChoices['options'],
): FilterChoices {
  const value = readFilter(search, name);
  // What was typed and is no choice of the list is shown as it is.
  const isListed = listed.some(([option]) => option === value);
  return { name, label, value, options: isListed ? listed : [...listed, [value, value]] };
}
