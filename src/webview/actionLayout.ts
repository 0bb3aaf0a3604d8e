import type { ActionGroup } from '../domain/action';
import type { ActionView } from '../protocol/views';

/** A run of buttons that belong together. `cells`: rows of one button a cell, in columns. */
export interface ActionRow {
  readonly kind: 'cells' | 'flow';
  readonly group: ActionGroup;
  readonly actions: readonly ActionView[];
}

/**
 * Gathers a task's buttons by group, groups in the order in which they first appear, buttons in
 * the order in which they came. Re-roll joins the cells' rows, where it fills their corner; the
 * arrows of Pan come last, for they are a row of their own and would part the others.
 */
export function actionRows(actions: readonly ActionView[]): readonly ActionRow[] {
  const cellActions = actions.filter((action) => action.cell !== undefined);
  const rest = actions.filter((action) => action.cell === undefined);
  const corner = cellActions.length > 0 ? rest.filter(({ group }) => group === 'reroll') : [];
  const rows: ActionRow[] = [];
  if (cellActions.length > 0) {
    rows.push({
      kind: 'cells',
      group: 'other',
      actions: actions.filter((action) => action.cell !== undefined || corner.includes(action)),
    });
  }
  const loose = rest.filter((action) => !corner.includes(action));
  const flows = [...Map.groupBy(loose, (action) => action.group)].map(
    ([group, members]): ActionRow => ({ kind: 'flow', group, actions: members }),
  );
  const isPan = ({ group }: ActionRow) => group === 'pan';
  return [...rows, ...flows.filter((row) => !isPan(row)), ...flows.filter(isPan)];
}

/** The button of one group that belongs to a cell: its U, or its V. */
export function actionOfCell(
  actions: readonly ActionView[],
  cell: number,
  group: 'upscale' | 'vary',
): ActionView | undefined {
  return actions.find((action) => action.cell === cell && action.group === group);
}
