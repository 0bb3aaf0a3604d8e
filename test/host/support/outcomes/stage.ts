import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FailureError } from '../../../../src/domain/failure';
import type { PictureRef } from '../../../../src/domain/request';
import { isTerminal, type Task } from '../../../../src/domain/task';
import { reportFailure } from '../../../../src/host/reportFailure';
import type { Services } from '../../../../src/host/services';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../../src/sandbox/sandbox';
import type { Download } from '../../../../src/tasks/pictureStore';
import type { SentTask } from '../../../../src/tasks/taskSender';
import { pixelsPng } from '../../../support/page/pixelsPng';
import { eventually } from '../../../support/eventually';
import { actionNamed, addFault } from '../../../integration/midjourney/bench';
import { EditorWindow } from '../../../integration/tasks/editorWindow';
import { AnsweredWindow } from '../answerWindow';

export const personalities = ['proxy', 'new-api'] as const;
export type Personality = (typeof personalities)[number];

export interface StageOptions extends SandboxOptions {
  /** Whether pictures are fetched, too: drawing them takes longest, and few scenes look at one. */
  readonly isWatching?: boolean;
}

const noDownload: Download = () =>
  Promise.reject(new FailureError({ kind: 'unreachable', isRetryable: true, charged: 'no' }));

/** A gateway and everything of Easel but its pages, joined by real HTTP. */
export class Stage {
  readonly personality: Personality;
  readonly sandbox: Sandbox;
  readonly easel: EditorWindow;
  readonly #folder: string;
  readonly #shared = new Map<string, Promise<Task>>();
  #picked = 0;

  private constructor(personality: Personality, sandbox: Sandbox, isWatching: boolean) {
    this.personality = personality;
    this.sandbox = sandbox;
    this.#folder = mkdtempSync(join(tmpdir(), 'easel-outcomes-'));
    this.easel = new EditorWindow(
      sandbox,
      this.#folder,
      isWatching ? {} : { download: noDownload },
    );
  }

  static async open(personality: Personality, options: StageOptions = {}): Promise<Stage> {
    const sandbox = await startSandbox({ personality, pace: 0.01, concurrency: 100, ...options });
    const stage = new Stage(personality, sandbox, options.isWatching ?? false);
    await stage.easel.start();
    return stage;
  }

  async close(): Promise<void> {
    await this.easel.manager.flush();
    this.easel.close();
    await this.sandbox.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  /** The next request to a path meets a scenario of the sandbox. */
  fault(path: string, scenario: string, times = 1): Promise<void> {
    return addFault(this.sandbox, path, scenario, times);
  }

  picture(side = 64): Promise<PictureRef> {
    return this.easel.pictures.add(pixelsPng(side, side), 'picture.png');
  }

  /** The card as it is right after the gateway has answered. */
  async settled(sent: Promise<SentTask>): Promise<Task> {
    return (await sent).settled;
  }

  /** The card when the task has ended, or waits for a person. */
  async ended(sent: Promise<SentTask>): Promise<Task> {
    const { id } = await this.settled(sent);
    return eventually(async () => {
      const task = await this.easel.store.get(id);
      if (!task || isTerminal(task.phase) || task.phase === 'unconfirmed') return task;
      if (task.phase === 'needsInput') return task;
      await this.easel.manager.check(id);
      return undefined;
    }, 'The end of a task');
  }

  grid(prompt = 'a red fox'): Promise<Task> {
    return this.ended(this.easel.manager.submit({ kind: 'imagine', prompt, pictures: [] }));
  }

  /** One for all scenes that press buttons under one: drawing takes longest. */
  sharedGrid(prompt = 'a shared fox'): Promise<Task> {
    const known = this.#shared.get(prompt);
    if (known) return known;
    const drawn = this.grid(prompt);
    this.#shared.set(prompt, drawn);
    return drawn;
  }

  /** A picture whose buttons nobody has pressed yet. */
  async image(): Promise<Task> {
    const number = this.#picked++;
    const grid = await this.sharedGrid(`shared fox ${String(Math.floor(number / 4))}`);
    return this.ended(this.press(grid, `U${String((number % 4) + 1)}`));
  }

  press(parent: Task, label: string): Promise<SentTask> {
    return this.easel.manager.act(parent.id, actionNamed(parent, label).id);
  }

  /** A task made by somebody else with the same key: its id. */
  async elsewhere(prompt: string): Promise<string> {
    const reply = await fetch(`${this.sandbox.url}/mj/submit/imagine`, {
      method: 'POST',
      headers: { authorization: 'Bearer key-1234567890', 'content-type': 'application/json' },
      body: JSON.stringify({ prompt }),
    });
    return ((await reply.json()) as { result: string }).result;
  }

  /** Until the gateway says so of a task; no card of it is needed. */
  async remotelyIn(remoteId: string, status: string): Promise<string> {
    await eventually(async () => {
      const reply = await fetch(`${this.sandbox.url}/mj/task/${remoteId}/fetch`, {
        headers: { authorization: 'Bearer key-1234567890' },
      });
      return ((await reply.json()) as { status: string }).status === status;
    }, `The status ${status}`);
    return remoteId;
  }

  /** Runs a command as VS Code does; what it says in toasts and in the status bar. */
  async said(run: (services: Services) => Promise<void>): Promise<string> {
    const window = new AnsweredWindow();
    window.answerMessages();
    window.watchStatusBar();
    const { easel } = this;
    const { manager: tasks, store, pictures, providers, connection } = easel;
    const logger = { log: () => undefined };
    const gateways = { current: () => connection };
    const gallery = { focusedTaskId: undefined, revealTask: () => Promise.resolve() };
    const services = { tasks, store, pictures, providers, gateways, gallery, logger };
    try {
      await run(services as unknown as Services).catch((error: unknown) =>
        reportFailure({ logger }, error),
      );
      return window.messages.join(' ');
    } finally {
      window.restore();
    }
  }
}
