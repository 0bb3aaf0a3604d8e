import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposables';
import type { Logger } from '../base/logger';
import type { Task } from '../domain/task';
import type { SubmitOutcome } from '../providers/provider';
import type { Change, Edit } from './history/history';
import { siblingsOf } from './settleOutcome';
import type { TaskStore } from './taskStore';

/** Another window may hold the history for seconds; a full disk may get room. */
const retryMs = [1_000, 5_000, 20_000] as const;

export type Settle = (task: Task, outcome: SubmitOutcome, nowMs: number) => Task;

/** Writes down what a gateway answered to something that costs money. It must not be lost to a busy disk. */
export class OutcomeRecorder implements Disposable {
  readonly #store: TaskStore;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #newId: (nowMs: number) => string;
  /** Ends a wait at once. */
  readonly #waits = new Set<() => void>();
  #isDisposed = false;

  constructor(deps: {
    readonly store: TaskStore;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly newId: (nowMs: number) => string;
  }) {
    this.#store = deps.store;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
    this.#newId = deps.newId;
  }

  /** Never rejects. Without a change the row still says "sending": a later start, or another window, asks the person. */
  async record(id: string, outcome: SubmitOutcome, settle: Settle): Promise<readonly Change[]> {
    for (const waitMs of [...retryMs, undefined]) {
      try {
        return this.#write(id, outcome, settle);
      } catch (error) {
        // The ids too: with them a person can still import what was paid.
        this.#logger.log('error', 'task', 'An answer was not recorded', {
          task: id,
          outcome: outcome.kind,
          remoteIds: remoteIdsOf(outcome),
          error: String(error),
        });
      }
      if (waitMs === undefined || this.#isDisposed) break;
      await this.#wait(waitMs);
    }
    return [];
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const end of [...this.#waits]) end();
  }

  /** In one transaction, so that a second try finds either all of it or nothing. */
  #write(id: string, outcome: SubmitOutcome, settle: Settle): readonly Change[] {
    const now = this.#clock.now();
    const parent = this.#store.peek(id)?.parent;
    let settled: Task | undefined;
    return this.#store.change([
      {
        id,
        change: (before) => {
          const after = before && settle(before, outcome, now);
          settled = after === before ? undefined : after;
          return after;
        },
      },
      ...(parent && outcome.kind === 'refused'
        ? [
            takeBackPress(
              parent.taskId,
              parent.actionId,
              outcome,
              () => settled?.phase === 'failed',
            ),
          ]
        : []),
      ...siblingsOf(
        () => settled,
        outcome,
        () => this.#newId(now),
      ),
    ]);
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        forget();
        this.#waits.delete(end);
        resolve();
      };
      const forget = this.#clock.after(ms, end);
      this.#waits.add(end);
    });
  }
}

/**
 * A refused button made nothing: it may be pressed again, unless the gateway does not know it at all.
 * @param madeNothing false where a task is there all the same: found at the gateway meanwhile, or refused an answer
 */
function takeBackPress(
  parentId: string,
  actionId: string,
  { failure }: Extract<SubmitOutcome, { kind: 'refused' }>,
  madeNothing: () => boolean,
): Edit {
  return {
    id: parentId,
    change: (parent) => {
      if (!parent || !madeNothing()) return undefined;
      return {
        ...parent,
        pressedActionIds: parent.pressedActionIds.filter((id) => id !== actionId),
        refusedActions:
          failure.kind === 'notOffered'
            ? { ...parent.refusedActions, [actionId]: failure.gatewayMessage ?? '' }
            : parent.refusedActions,
      };
    },
  };
}

function remoteIdsOf(outcome: SubmitOutcome): string {
  if (outcome.kind === 'accepted') return outcome.remoteIds.join(' ');
  return ('remoteId' in outcome && outcome.remoteId) || '';
}
