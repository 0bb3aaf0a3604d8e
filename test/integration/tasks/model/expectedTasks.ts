import assert from 'node:assert/strict';
import type { Task, TaskPhase } from '../../../../src/domain/task';
import type { WindowOfModel } from './windowOfModel';

/** What has become of an order at the gateway, whether or not its answer came. */
export type AtGateway = 'nothing' | 'asks' | 'draws' | 'fails';

/** A task as the rules have it: what may be seen of it, and how it stands with the gateway. */
export interface ExpectedTask {
  readonly id: string;
  readonly label: string;
  /** `open` is queued, drawing, or ended in the way the gateway has in mind. */
  state: 'open' | 'needsInput' | 'unconfirmed' | 'ended';
  atGateway: AtGateway;
  /** Its answer to a question left, and nobody knows whether it came. */
  isAnswerUnsure: boolean;
  /** A picture with buttons, from a prompt of its own. */
  readonly parent?: ExpectedTask | undefined;
  /** What becomes of it when it is sent again. */
  readonly whenSentAgain: AtGateway;
  isBinned: boolean;
  readonly pressedAt: Map<string, number>;
  sentAgainAt: number;
  /** How it may have ended, where it is not the gateway that ended it. */
  endsAs?: readonly TaskPhase[];
  /** As it was when it ended. */
  end?: string;
  phase?: TaskPhase;
}

/** All tasks of a history as they have to be, and all that may have been paid. Calls nothing of the product. */
export class ExpectedTasks {
  readonly tasks: ExpectedTask[] = [];
  /** Orders that reached the gateway, each wanted by a person; and those of them that it took. */
  orders = 0;
  charges = 0;
  isDown = false;
  /** How often what was done. */
  readonly #done: Map<string, number>;

  constructor(done: Map<string, number>) {
    this.#done = done;
  }

  count(what: string): void {
    this.#done.set(what, (this.#done.get(what) ?? 0) + 1);
  }

  some(isMeant: (task: ExpectedTask) => boolean, pick: number): ExpectedTask | undefined {
    const all = this.tasks.filter(isMeant);
    return all[pick % Math.max(1, all.length)];
  }

  /**
   * Holds what is on disk against it, and takes from there what may be one or the other by now.
   * @param isSettled so much time went by, with the gateway there, that all that it draws has been seen to end
   */
  check(real: WindowOfModel, isSettled = false): void {
    for (const task of this.tasks) {
      const seen = real.onDisk(task.id);
      assert.ok(seen, `${task.label} is lost`);
      assert.equal(
        real.window.history.isBinned(task.id),
        task.isBinned,
        `${task.label} in the bin`,
      );
      const may = phasesOf(task, isSettled);
      assert.ok(
        may.includes(seen.phase),
        `${task.label} is ${seen.phase}, not ${may.join(' or ')}`,
      );
      this.#take(task, seen);
    }
    const { history } = real.window;
    const kept = this.tasks.filter(({ isBinned }) => !isBinned).length;
    assert.equal(history.count(), kept, 'tasks that nobody ordered');
    assert.equal(history.binned().length, this.tasks.length - kept, 'in the bin');
    assert.equal(real.orders, this.orders, 'orders that reached the gateway');
    assert.equal(real.sandbox.charges.length, this.charges, 'orders that were charged');
  }

  #take(task: ExpectedTask, seen: Task): void {
    task.phase = seen.phase;
    if (task.state === 'open' && seen.phase === 'needsInput') {
      task.state = 'needsInput';
      task.isAnswerUnsure = false;
    }
    if (['succeeded', 'failed', 'cancelled'].includes(seen.phase)) task.state = 'ended';
    if (task.state !== 'ended') return;
    const { phase, remoteId, failure, finishedAt, assets, actions } = seen;
    const links = assets.map((asset) => (asset.kind === 'text' ? asset.texts : asset.url));
    const end = JSON.stringify({ phase, remoteId, failure, finishedAt, links, actions });
    task.end ??= end;
    assert.equal(end, task.end, `${task.label} had ended`);
  }
}

function phasesOf(task: ExpectedTask, isSettled: boolean): readonly TaskPhase[] {
  if (task.phase && task.end !== undefined) return [task.phase];
  if (task.state === 'unconfirmed' || task.state === 'needsInput') return [task.state];
  if (task.state === 'ended') return task.endsAs ?? [];
  const ends = { draws: 'succeeded', fails: 'failed', asks: 'needsInput' } as const;
  const end = task.atGateway === 'nothing' ? [] : [ends[task.atGateway]];
  return isSettled ? end : ['queued', 'running', ...end];
}
