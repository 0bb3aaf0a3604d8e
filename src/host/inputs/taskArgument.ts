export interface TaskArgument {
  readonly taskId?: string;
  /** All that are selected on the wall, where one of them is meant and there are more. */
  readonly taskIds?: readonly string[];
  /** 1–4: one cell of a grid. */
  readonly cell?: number;
  readonly actionId?: string;
  /** That cell alone as a picture file, where the page has cut it out. */
  readonly bytes?: Uint8Array;
}

/**
 * What a command was told about "this one": by the page's native menu (the element's
 * `data-vscode-context`), by the page itself, or by a key binding. Anything else says nothing.
 */
export function taskArgument(args: readonly unknown[]): TaskArgument {
  const [first] = args;
  if (typeof first !== 'object' || first === null) return {};
  const { taskId, taskIds, pickedIds, cell, actionId, bytes } = first as Readonly<
    Record<string, unknown>
  >;
  return {
    ...(typeof taskId === 'string' ? { taskId } : {}),
    ...manyOf(taskId, taskIds ?? pickedIds),
    ...(typeof cell === 'number' ? { cell } : {}),
    ...(typeof actionId === 'string' ? { actionId } : {}),
    ...(bytes instanceof ArrayBuffer ? { bytes: new Uint8Array(bytes) } : {}),
  };
}

/** As in every list: a menu on one of many selected ones is about all of them, on another one about that one. */
function manyOf(taskId: unknown, ids: unknown): Pick<TaskArgument, 'taskIds'> {
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) return {};
  const isAboutAll = taskId === undefined || (ids.length > 1 && ids.some((id) => id === taskId));
  return isAboutAll ? { taskIds: ids } : {};
}
