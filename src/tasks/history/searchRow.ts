import type { ActionGroup } from '../../domain/action';
import { isKeepable } from '../../domain/asset';
import { foldName, foldText } from '../../domain/foldText';
import { modelVersionOf } from '../../domain/parameters/modelVersion';
import { promptOfTask } from '../../domain/promptOfTask';
import { picturesOf } from '../../domain/request';
import { isTerminal, type Task, type TaskParent } from '../../domain/task';

/** What a task is found by, in columns of their own beside its row. */
export interface SearchRow {
  /** Everything a person can read of it, folded, a line a text: a phrase never reaches from one to the next. */
  readonly text: string;
  /** Names in a row with blanks around each: ` grid `. */
  readonly kinds: string;
  readonly actions: string;
  /** '' where the prompt names none. */
  readonly version: string;
  readonly isStarred: 0 | 1;
  readonly hasFailed: 0 | 1;
  readonly isRunning: 0 | 1;
  readonly hasSeed: 0 | 1;
  readonly ratio: number;
}

export function searchRowOf(task: Task): SearchRow {
  return {
    text: readableTexts(task).map(foldText).filter(Boolean).join('\n'),
    kinds: listed(task.assets.map(({ kind }) => kind)),
    actions: listed(actionNames(task)),
    version: modelVersionOf(promptOfTask(task)),
    isStarred: task.isStarred ? 1 : 0,
    hasFailed: task.phase === 'failed' || task.phase === 'lost' ? 1 : 0,
    isRunning: isTerminal(task.phase) ? 0 : 1,
    hasSeed: task.seed === undefined ? 0 : 1,
    ratio: ratioOf(task),
  };
}

function readableTexts(task: Task): readonly string[] {
  const { request, parent } = task;
  return [
    promptOfTask(task),
    parent?.label ?? (request.kind === 'action' ? request.label : ''),
    task.seed ?? '',
    task.remoteId ?? '',
    ...picturesOf(request).map(({ name }) => name),
    ...task.assets.flatMap((asset) =>
      asset.kind === 'text' ? [...asset.texts, asset.analysis ?? ''] : [],
    ),
  ];
}

function actionNames({ request, parent }: Task): readonly string[] {
  if (request.kind !== 'action') return [foldName(request.kind)];
  const made = parent ?? request;
  return [groupOf(made), foldName(made.label)];
}

/** Tasks of early versions do not tell the group of the button that made them; its label does. */
function groupOf({ label, group }: Pick<TaskParent, 'label' | 'group'>): ActionGroup {
  return group ?? groupsByLabel.find(([pattern]) => pattern.test(label))?.[1] ?? 'other';
}

/** Midjourney's own labels. */
const groupsByLabel: readonly (readonly [RegExp, ActionGroup])[] = [
  [/^(U\d|(Redo )?Upscale)/i, 'upscale'],
  [/^(V\d|Vary)/i, 'vary'],
  [/^Reroll/i, 'reroll'],
  [/^(Zoom|Custom Zoom|Make Square)/i, 'zoom'],
  [/^Pan /i, 'pan'],
  [/^(Animate|Extend)/i, 'video'],
  [/^Imagine/i, 'text'],
];

function ratioOf({ assets }: Task): number {
  const { width, height } = assets.find(isKeepable)?.file ?? {};
  return width && height ? Math.round((width / height) * 100) / 100 : 1;
}

function listed(names: readonly string[]): string {
  return ` ${[...new Set(names)].join(' ')} `;
}
