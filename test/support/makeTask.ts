import type { Task } from '../../src/domain/task';

/** A running task, as the store holds it; a test names what matters to it. */
export function makeTask(news: Partial<Task> & { readonly id: string }): Task {
  return {
    remoteId: `r-${news.id}`,
    providerId: 'scripted',
    connectionId: 'here',
    request: { kind: 'imagine', prompt: 'a fox', pictures: [] },
    phase: 'running',
    assets: [],
    actions: [],
    pressedActionIds: [],
    refusedActions: {},
    createdAt: 1_700_000_000_000,
    acceptedAt: 1_700_000_000_000,
    movedAt: 1_700_000_000_000,
    ...news,
  };
}
