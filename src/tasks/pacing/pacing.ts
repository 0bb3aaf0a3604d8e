import { workBeganAt, type Task } from '../../domain/task';
import type { Watch } from '../judgeAnswer';
import type { PollPlan } from '../pollPlan';
import { AnswerRhythm } from './answerRhythm';
import { nextMoment, type Expected } from './nextMoment';
import type { TaskDurations } from './taskDurations';

/** Compared with the likeliest, how likely a task must be done to be asked about with it. */
const likelyShare = 0.25;

interface Watched {
  readonly task: Task;
  readonly watch: Watch;
}

/** When one gateway is worth asking: near the moment at which something has probably ended, and in its own rhythm. */
export class Pacing {
  readonly #durations: TaskDurations;
  readonly #plan: PollPlan;
  readonly #rhythm = new AnswerRhythm();
  /** Worked out once after each answer: a burst of new tasks has its own first questions. */
  #paced: number | undefined;

  constructor(durations: TaskDurations, plan: PollPlan) {
    this.#durations = durations;
    this.#plan = plan;
  }

  /** Whether there is something better than its age to tell when to ask about a task. */
  isExpected(task: Task): boolean {
    return task.phase !== 'needsInput' && this.#durations.of(task) !== undefined;
  }

  /**
   * The gateway answered about tasks.
   * @param since of those that had moved, when it last had told of each, in milliseconds since 1970
   */
  answered(nowMs: number, since: readonly number[]): void {
    this.#rhythm.answered(nowMs, since.length === 0 ? undefined : Math.max(...since));
    this.#paced = undefined;
  }

  /**
   * How long to leave the gateway alone after an answer, in milliseconds.
   * @param usuallyMs where asking again sooner gains nothing; at a moment that is due, it does
   */
  pauseMs(usuallyMs: number): number {
    return this.#rhythm.retryAt === undefined ? usuallyMs : 0;
  }

  /** Nothing is open any more. */
  rested(): void {
    this.#rhythm.rested();
    this.#paced = undefined;
  }

  /** The earliest moment at which asking is worth it, in milliseconds since 1970. */
  dueAt(watched: readonly Watched[], nowMs: number): number {
    const fresh = watched.filter(({ watch }) => watch.answeredAt === undefined);
    const known = watched.filter(({ watch }) => watch.answeredAt !== undefined);
    const byAge = Math.min(...known.map(({ watch }) => watch.dueAt));
    this.#paced ??= known.length === 0 ? undefined : this.#expectedAt(known, nowMs);
    const worthAt = Math.min(byAge, this.#paced ?? Infinity, this.#rhythm.seekAt ?? Infinity);
    const inRhythm = Number.isFinite(worthAt) ? this.#rhythm.align(worthAt) : worthAt;
    return Math.min(
      ...fresh.map(({ watch }) => watch.dueAt),
      inRhythm,
      this.#rhythm.retryAt ?? Infinity,
    );
  }

  /** Which of many are asked about, now that the gateway is asked: those that may well be done. */
  worthAsking(watched: readonly Watched[], nowMs: number): readonly Watched[] {
    if ((this.#rhythm.periodMs ?? this.#rhythm.seekAt) !== undefined) return watched;
    const likely = watched.map(({ task, watch }) => this.#doneBy(task, watch)?.(nowMs) ?? 0);
    const least = Math.max(...likely) * likelyShare;
    return watched.filter((_, index) => (likely[index] ?? 0) > 0 && (likely[index] ?? 0) >= least);
  }

  #expectedAt(watched: readonly Watched[], nowMs: number): number {
    const expected: Expected[] = watched.flatMap(({ task, watch }) => {
      const doneBy = this.#doneBy(task, watch);
      return doneBy ? [{ doneBy }] : [];
    });
    if (expected.length === 0) return Infinity;
    const { expectedLongestMs: longestMs, unseenMs } = this.#plan;
    return nextMoment(expected, nowMs, { longestMs, unseenMs });
  }

  #doneBy(task: Task, watch: Watch): Expected['doneBy'] | undefined {
    const samples = this.isExpected(task) ? this.#durations.of(task) : undefined;
    if (!samples) return undefined;
    const from = workBeganAt(task);
    const doneAfter = samples.after((watch.answeredAt ?? from) - from);
    return (atMs) => doneAfter(atMs - from);
  }
}
