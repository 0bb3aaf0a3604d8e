import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ActionView } from '../../protocol/views';
import { actionRows, type ActionRow } from '../actionLayout';
import { LightElement } from '../lightElement';
import { actionButton } from './actionButton';

/** Every button under a picture, drawn from the task's actions and nothing else. */
@customElement('easel-action-bar')
export class ActionBar extends LightElement {
  @property() taskId = '';
  @property({ attribute: false }) actions: readonly ActionView[] = [];

  override render() {
    if (this.actions.length === 0) return nothing;
    return html`<div class="action-bar" role="group" aria-label=${l10n.t('Actions')}>
      ${actionRows(this.actions).map((row) => this.#row(row))}
    </div>`;
  }

  #row(row: ActionRow): TemplateResult {
    const hasCorner = row.actions.some(({ cell }) => cell === undefined);
    const look =
      row.kind === 'cells' ? `cells ${hasCorner ? 'with-corner' : ''}` : `flow of-${row.group}`;
    const buttons = repeat(
      row.actions,
      ({ id }) => id,
      (action) => actionButton(this, this.taskId, action, placeOf(action, row)),
    );
    return row.kind === 'cells'
      ? html`<div class="action-row ${look}">${buttons}</div>`
      : html`<div
          class="action-row ${look}"
          role="group"
          aria-label=${row.actions[0]?.groupLabel ?? ''}
        >
          ${buttons}
        </div>`;
  }
}

/** Columns by cell, rows by group: U2 stands above V2. */
function placeOf(action: ActionView, row: ActionRow): string {
  if (row.kind === 'flow') return action.group === 'pan' && action.emoji ? 'icon-only' : '';
  if (action.cell === undefined) return 'in-corner icon-only';
  return `column-${action.cell} row-${action.group}`;
}
