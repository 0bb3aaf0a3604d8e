import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { readParameter, setParameter } from '../../domain/parameters/editPrompt';
import { zoomLimits, zoomOf } from '../../domain/parameters/zoom';
import { chipSelect } from './chipSelect';

const ratios = ['1:1', '4:5', '2:3', '9:16', '5:4', '3:2', '16:9', '21:9'];

/** How far, and in which shape: both read from the words and written into them, which are all that is sent. */
export function zoomFields(prompt: string, write: (prompt: string) => void): TemplateResult {
  const zoom = zoomOf(prompt);
  const ratio = readParameter(prompt, 'ar') ?? '';
  const setZoom = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    write(setParameter(prompt, 'zoom', value));
  };
  return html`<div class="zoom-fields">
    <label class="zoom-field">
      <span>${l10n.t('Zoom')}</span>
      <input
        type="range"
        aria-label=${l10n.t('Zoom')}
        min=${zoomLimits.min}
        max=${zoomLimits.max}
        step=${zoomLimits.step}
        .value=${live(zoom)}
        @input=${setZoom}
      />
      <input
        class="picker-text zoom-number"
        type="text"
        inputmode="decimal"
        aria-label=${l10n.t('Zoom factor')}
        .value=${live(zoom)}
        @input=${setZoom}
      />
    </label>
    ${chipSelect(l10n.t('Ratio'), ratioOptions(ratio), ratio, (value) =>
      write(setParameter(prompt, 'ar', value || undefined)),
    )}
  </div>`;
}

/** What is written stands among them, however odd it is. */
function ratioOptions(ratio: string): readonly (readonly [string, string])[] {
  const known = ratios.includes(ratio) || ratio === '' ? ratios : [ratio, ...ratios];
  return [
    ['', l10n.t('Ratio as it is')],
    ...known.map((value): readonly [string, string] => [value, value]),
  ];
}
