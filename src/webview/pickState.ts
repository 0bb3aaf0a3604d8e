/** What is marked on the wall, and what stands over it. */
export interface PickState {
  /** Marked to be starred or removed together; only tasks that have ended. */
  readonly pickedIds: ReadonlySet<string>;
  /** The list of keys stands over the page. */
  readonly isShowingKeys: boolean;
  /** Just taken out of the history; can be brought back. */
  readonly removedIds: readonly string[];
}

/** What a person may want of it. */
export type Picking =
  | { readonly type: 'pick'; readonly taskIds: readonly string[] }
  | { readonly type: 'togglePick'; readonly taskId: string }
  | { readonly type: 'showKeys' }
  | { readonly type: 'hideKeys' };

/** Besides: what the host has done. */
export type PickChange =
  | Picking
  | { readonly type: 'removed'; readonly taskIds: readonly string[] }
  /** A command has: VS Code itself offers to bring them back. */
  | { readonly type: 'gone'; readonly taskIds: readonly string[] };

export const nothingPicked: PickState = {
  pickedIds: new Set(),
  isShowingKeys: false,
  removedIds: [],
};

const types: ReadonlySet<string> = new Set<PickChange['type']>([
  'pick',
  'togglePick',
  'showKeys',
  'hideKeys',
  'removed',
  'gone',
]);

export function isPickChange(change: { readonly type: string }): change is PickChange {
  return types.has(change.type);
}

export function afterPicking({ pickedIds }: PickState, change: PickChange): Partial<PickState> {
  switch (change.type) {
    case 'pick':
      return { pickedIds: new Set(change.taskIds) };
    case 'togglePick':
      return {
        pickedIds: pickedIds.has(change.taskId)
          ? without(pickedIds, [change.taskId])
          : new Set([...pickedIds, change.taskId]),
      };
    case 'showKeys':
      return { isShowingKeys: true };
    case 'hideKeys':
      return { isShowingKeys: false };
    case 'removed':
      return {
        removedIds: change.taskIds,
        pickedIds: without(pickedIds, change.taskIds),
      };
    case 'gone':
      return { pickedIds: without(pickedIds, change.taskIds) };
  }
}

function without(ids: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
  const left = new Set(ids);
  for (const id of gone) left.delete(id);
  return left;
}
