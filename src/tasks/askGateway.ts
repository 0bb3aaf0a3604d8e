import type { Clock } from '../base/clock';
import type { KeepableAsset } from '../domain/asset';
import { isObservable, isTerminal, type Observation, type Task } from '../domain/task';
import { judgeAnswer, type Watch } from './judgeAnswer';
import type { PollPlan } from './pollPlan';
import type { PollTable } from './pollTable';
import type { ProviderCall } from './providerCalls';
import type { TaskStore } from './taskStore';

/** One task moved, or has a preview to look at. */
export interface Advance {
  readonly before: Task;
  readonly after: Task;
  readonly previews: readonly KeepableAsset[];
}

type Answers = ReadonlyMap<string, Observation | 'notFound'>;

export interface Asking {
  readonly store: TaskStore;
  readonly table: PollTable;
  readonly clock: Clock;
  readonly plan: PollPlan;
}

/** One question about many tasks of one gateway, and one transaction with what it answered. */
export async function askGateway(
  tasks: readonly Task[],
  call: ProviderCall,
  asking: Asking,
): Promise<readonly Advance[]> {
  const answers = await call.provider.observe(tasks, call.context);
  call.context.signal.throwIfAborted();
  return record(tasks, answers, asking);
}

function record(tasks: readonly Task[], answers: Answers, asking: Asking): readonly Advance[] {
  const { store, table, clock, plan } = asking;
  const now = clock.now();
  const watches = new Map<string, Watch>();
  const advances = new Map<string, Advance>();
  store.change(
    tasks.map(({ id }) => ({
      id,
      change: (before) => {
        const answer = answers.get(id);
        // Cancelled, forgotten or finished by another window while we asked.
        if (!before || !isObservable(before) || answer === undefined) return undefined;
        const judged = judgeAnswer(before, answer, table.watchOf(id), now, plan);
        watches.set(id, judged.watch);
        const previews = isTerminal(judged.task.phase) ? [] : judged.previews;
        if (judged.task !== before || previews.length > 0) {
          advances.set(id, { before, after: judged.task, previews });
        }
        return judged.task;
      },
    })),
  );
  for (const { id } of tasks) table.asked(id, watches.get(id) ?? table.watchOf(id));
  return [...advances.values()];
}
