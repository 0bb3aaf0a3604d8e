import { startSandbox, type Sandbox } from '../../../../src/sandbox/sandbox';
import type { Task } from '../../../../src/domain/task';
import { readRetry } from '../../../../src/net/retryRules';
import { defaultPollPlan } from '../../../../src/tasks/pollPlan';
import { eventually } from '../../../support/eventually';
import { FakeClock } from '../../../support/fakeClock';
import { MortalClock } from '../../../support/mortalClock';
import { pngBytes } from '../../../support/pngBytes';
import { addFault, quick } from '../../midjourney/bench';
import { EditorWindow } from '../editorWindow';
import { PhoneLine } from './phoneLine';

/** A window, its gateway and the time of both, all of which only move when a command moves them. */
export class WindowOfModel {
  readonly clock: FakeClock;
  readonly sandbox: Sandbox;
  readonly #folder: string;
  #own: MortalClock;
  line: PhoneLine;
  window: EditorWindow;

  private constructor(clock: FakeClock, sandbox: Sandbox, folder: string) {
    this.clock = clock;
    this.sandbox = sandbox;
    this.#folder = folder;
    this.#own = new MortalClock(clock);
    this.line = new PhoneLine(sandbox.url);
    this.window = this.#make();
  }

  static async open(folder: string): Promise<WindowOfModel> {
    const clock = new FakeClock();
    const sandbox = await startSandbox({ now: () => clock.now() });
    const opened = new WindowOfModel(clock, sandbox, folder);
    await opened.window.start();
    return opened;
  }

  async fault(scenario: string): Promise<void> {
    await addFault(this.sandbox, '/submit/', scenario);
  }

  async pass(ms: number): Promise<void> {
    await this.clock.pass(ms, this.line.rest);
  }

  /** Orders that reached the gateway. */
  get orders(): number {
    return this.sandbox.requests.filter(({ path }) => path.includes('/submit/')).length;
  }

  /** As it is on disk, in the bin too. */
  onDisk(id: string): Task | undefined {
    const { history } = this.window;
    return history.get(id) ?? history.binned().find(({ task }) => task.id === id)?.task;
  }

  /** Ends the window as VS Code does, or as a crash: then nothing is written any more. */
  end(how: 'closed' | 'killed'): void {
    this.#own.die();
    const { history, manager, poller, store } = this.window;
    if (how === 'closed') this.window.close();
    else for (const part of [history, manager, poller, store]) ignoringErrors(() => part.dispose());
  }

  async reopen(): Promise<void> {
    this.#own = new MortalClock(this.clock);
    const { isDown } = this.line;
    this.line = new PhoneLine(this.sandbox.url);
    this.line.isDown = isDown;
    this.window = this.#make();
    await this.window.start();
  }

  async untilHeld(): Promise<void> {
    await eventually(() => this.line.held > 0, 'The order did not get as far');
  }

  async close(): Promise<void> {
    this.end('closed');
    await this.sandbox.close();
  }

  #make(): EditorWindow {
    const picture = pngBytes(8, 8);
    return new EditorWindow(this.sandbox, this.#folder, {
      plan: defaultPollPlan,
      clock: this.#own,
      fetch: this.line.fetch,
      download: () => Promise.resolve(picture),
      timing: { ...quick, readRetry: { ...readRetry, maxRetries: 0 } },
    });
  }
}

/** What was pulled from under it complains. */
function ignoringErrors(work: () => void): void {
  try {
    work();
  } catch {
    // A dead process does not, either.
  }
}
