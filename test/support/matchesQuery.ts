import type { QueryTerm, TaskQuery } from '../../src/domain/taskQuery';
import type { Task } from '../../src/domain/task';

/**
 * What the search should find, told a second time and without a database: slow, plain, and over the task itself.
 * The texts of its tests are written so that folding is no more than small letters.
 */
export function matchesQuery(task: Task, { terms }: TaskQuery): boolean {
  return terms.every((term) => holds(task, term) !== term.isExcluded);
}

function holds(task: Task, term: QueryTerm): boolean {
  switch (term.field) {
    case 'text':
      return textsOf(task).some((text) => text.toLowerCase().includes(term.text));
    case 'action':
      return actionsOf(task).includes(term.name);
    case 'kind':
      return task.assets.some(({ kind }) => kind === term.kind);
    case 'version':
      return versionOf(task) === term.version;
    case 'state':
      return statesOf(task).has(term.state);
    case 'time':
      return task.createdAt >= (term.from ?? -Infinity) && task.createdAt < (term.to ?? Infinity);
  }
}

function promptOf({ request }: Task): string {
  return 'prompt' in request && request.prompt ? request.prompt : '';
}

function textsOf(task: Task): readonly string[] {
  const texts = task.assets.flatMap((asset) => (asset.kind === 'text' ? asset.texts : []));
  return [promptOf(task), task.parent?.label ?? '', task.seed ?? '', task.remoteId ?? '', ...texts];
}

function actionsOf({ request, parent }: Task): readonly string[] {
  if (!parent) return [request.kind.toLowerCase()];
  const label = parent.label.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const group = label.startsWith('u') ? 'upscale' : label.startsWith('v') ? 'vary' : 'pan';
  return [label, group];
}

function versionOf(task: Task): string {
  const [, name, number] = /--(v|niji) (\S+)/.exec(promptOf(task)) ?? [];
  if (!name || !number) return '';
  return name === 'niji' ? `niji${number}` : number;
}

function statesOf(task: Task): ReadonlySet<string> {
  const ended = ['succeeded', 'failed', 'cancelled', 'lost'].includes(task.phase);
  return new Set([
    ...(task.isStarred ? ['starred'] : []),
    ...(['failed', 'lost'].includes(task.phase) ? ['failed'] : []),
    ...(ended ? [] : ['running']),
    ...(task.seed === undefined ? [] : ['seed']),
  ]);
}
