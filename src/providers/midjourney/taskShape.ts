import type { Action, ActionGroup } from '../../domain/action';
import type { TaskRequest } from '../../domain/request';
import type { WireTask } from './wireTask';

/** What is known about a task besides what the gateway says now. */
export interface TaskFacts {
  readonly request?: TaskRequest;
  /** Kind of the button that made it. */
  readonly madeBy?: string | undefined;
}

export type TaskShape = 'texts' | 'grid' | 'image';

/** Actions that draw four pictures in one; the enum is open and has several names for one thing. */
const gridActions = new Set([
  'IMAGINE',
  'BLEND',
  // novicezk's document spells it so.
  'BLEAND',
  'VARIATION',
  'HIGH_VARIATION',
  'LOW_VARIATION',
  'REROLL',
  'ZOOM',
  'OUTPAINT',
  'CUSTOM_ZOOM',
  'PAN',
  'INPAINT',
  'PIC_READER',
]);

const gridButtons = /variation|reroll|pan_|outpaint|customzoom|inpaint|picreader|promptanalyzer/i;

/** Four pictures, one, or texts. The buttons know best, where they tell: with U1 to U4 or V1 to V4 it is a grid. */
export function taskShape(task: WireTask, actions: readonly Action[], facts: TaskFacts): TaskShape {
  const action = task.action?.toUpperCase() ?? '';
  const kind = facts.request?.kind;
  if (['DESCRIBE', 'SHORTEN'].includes(action) || kind === 'describe' || kind === 'shorten') {
    return 'texts';
  }
  const shape = shapeOfButtons(actions);
  if (shape) return shape;
  if (action !== '' && action !== 'ACTION') return gridActions.has(action) ? 'grid' : 'image';
  if (facts.madeBy !== undefined) return gridButtons.test(facts.madeBy) ? 'grid' : 'image';
  return kind === 'imagine' || kind === 'blend' ? 'grid' : 'image';
}

/** Groups whose buttons, where they name no cell, stand under one picture only. */
const singleGroups: ReadonlySet<ActionGroup> = new Set(['upscale', 'vary', 'zoom', 'pan']);

/** Any cell counts: trueai takes U1 to U4 away from grids of v8. Reroll, Favorite and the like tell nothing. */
function shapeOfButtons(actions: readonly Action[]): TaskShape | undefined {
  const cells = new Set(actions.flatMap(({ cell }) => cell ?? []));
  if (cells.size > 1) return 'grid';
  return actions.some(({ group }) => singleGroups.has(group)) ? 'image' : undefined;
}

/** Grids whose cells a gateway without buttons lets one choose by `change`. */
export function takesChange(task: WireTask, shape: TaskShape, facts: TaskFacts): boolean {
  const action = task.action?.toUpperCase() ?? '';
  if (shape !== 'grid') return false;
  if (action === '') return facts.request?.kind === 'imagine' || facts.request?.kind === 'blend';
  return ['IMAGINE', 'VARIATION', 'REROLL', 'BLEND', 'BLEAND'].includes(action);
}
