export interface TaskArgument {
  readonly taskId?: string;
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
  const { taskId, cell, actionId, bytes } = first as Readonly<Record<string, unknown>>;
  return {
    ...(typeof taskId === 'string' ? { taskId } : {}),
    ...(typeof cell === 'number' ? { cell } : {}),
    ...(typeof actionId === 'string' ? { actionId } : {}),
    ...(bytes instanceof ArrayBuffer ? { bytes: new Uint8Array(bytes) } : {}),
  };
}
