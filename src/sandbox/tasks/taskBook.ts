import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { SandboxSettings } from '../sandboxOptions';
import { endsAt } from './observeTask';
import type { Mode, ModalState, SandboxTask } from './sandboxTask';
import { spreadFactor } from './spreadFactor';
import type { WorkPlan } from './workPlan';

/** What belongs to one request rather than to the work it asks for. */
export interface TaskTicket {
  readonly id: string;
  readonly state: string;
  readonly botType: string;
  readonly mode: Mode;
  readonly customId: string;
  readonly parentId: string | null;
  readonly scenario: string | null;
}

/** How much slower or faster than fast mode. */
const modeFactor: Readonly<Record<Mode, number>> = { RELAX: 1.8, FAST: 1, TURBO: 0.5 };

/** More than any session makes; the oldest are forgotten, as gateways forget. */
const mostTasks = 2000;

/** All tasks, and the places where they run. */
export class TaskBook {
  private readonly tasks = new Map<string, SandboxTask>();
  private lastStamp = 0;
  private serial = Math.floor(Math.random() * 900);

  constructor(
    private readonly settings: SandboxSettings,
    private readonly clock: Clock,
    private readonly onChange: () => void,
  ) {}

  /** 13 digits of time and three (or four) more, as novicezk and trueai make them. */
  nextId(): string {
    const now = Math.max(this.clock.now(), this.lastStamp);
    this.serial = (this.serial + 1) % 1000;
    this.lastStamp = this.serial === 999 ? now + 1 : now;
    const id = `${now}${String(this.serial).padStart(3, '0')}`;
    // An odd number of 17 digits is never a double: whoever reads it as a number loses the last digit.
    return this.settings.idDigits === 17 ? `${id}${1 + 2 * (this.serial % 5)}` : id;
  }

  /** The task, unless it was never there or (scenario `forgotten`) is no longer known. */
  find(id: string): SandboxTask | undefined {
    const task = this.tasks.get(id);
    if (!task || task.scenario !== 'forgotten') return task;
    return this.clock.now() < task.startsAt + task.durationMs * 0.35 ? task : undefined;
  }

  /** Newest first. */
  list(): SandboxTask[] {
    return [...this.tasks.keys()].reverse().flatMap((id) => this.find(id) ?? []);
  }

  /** Tasks in front of the next one, or null when the queue takes no more. */
  waiting(): number | null {
    const now = this.clock.now();
    let count = 0;
    for (const task of this.tasks.values()) if (endsAt(task) > now && task.startsAt > now) count++;
    return count < this.settings.queueSize ? count : null;
  }

  /** Accepts work. Returns the task and how many wait in front of it. */
  add(plan: WorkPlan, ticket: TaskTicket): { task: SandboxTask; ahead: number } {
    const task = this.create(plan.action, plan.prompt, plan.seed, ticket, null);
    const ahead = this.start(task, plan);
    return { task, ahead };
  }

  /** Accepts a request that must be answered in a window first. It takes no place until then. */
  addWaiting(
    about: { action: string; prompt: string; seed: number; customId: string | null },
    ticket: TaskTicket,
  ): SandboxTask {
    const modal: ModalState = { customId: about.customId, answeredAt: null };
    const task = this.create(about.action, about.prompt, about.seed, ticket, modal);
    task.description = 'Waiting for window confirm';
    this.onChange();
    return task;
  }

  /** Gives a task its work and a place in time; returns how many wait in front of it. */
  start(task: SandboxTask, plan: WorkPlan): number {
    const now = this.clock.now();
    const ends = [...this.tasks.values()].filter((other) => other !== task).map(endsAt);
    const open = ends.filter((end) => end > now).sort((a, b) => a - b);
    const { concurrency, pace, spread } = this.settings;
    task.startsAt = open.length < concurrency ? now : (open[open.length - concurrency] ?? now);
    task.durationMs =
      plan.seconds * 1000 * pace * modeFactor[task.mode] * spreadFactor(task.seed, spread);
    task.action = plan.action;
    task.prompt = plan.prompt;
    task.description = plan.description;
    task.result = plan.result;
    if (task.modal) task.modal.answeredAt = now;
    this.onChange();
    return task.startsAt > now ? (this.waiting() ?? this.settings.queueSize) : 0;
  }

  changed(): void {
    this.onChange();
  }

  /** Puts back what a state file kept. */
  restore(tasks: readonly SandboxTask[]): void {
    for (const task of tasks) this.tasks.set(task.id, task);
  }

  all(): SandboxTask[] {
    return [...this.tasks.values()];
  }

  private create(
    action: string,
    prompt: string,
    seed: number,
    ticket: TaskTicket,
    modal: ModalState | null,
  ): SandboxTask {
    const now = this.clock.now();
    const task: SandboxTask = {
      ...ticket,
      jobId: randomUUID(),
      action,
      prompt,
      description: '',
      seed,
      submittedAt: now,
      startsAt: now,
      durationMs: 0,
      modal,
      failure: null,
      cancelledAt: null,
      linksIssuedAt: null,
      result: null,
    };
    this.tasks.set(task.id, task);
    const oldest = this.tasks.keys().next().value;
    if (this.tasks.size > mostTasks && oldest !== undefined) this.tasks.delete(oldest);
    return task;
  }
}
