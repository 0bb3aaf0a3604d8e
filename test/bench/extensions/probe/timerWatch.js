const { createHook } = require('node:async_hooks');
const path = require('node:path');

/** Where Easel's code in the extension host lies; a timer with it among its callers is Easel's. */
const easel = path.resolve(__dirname, '..', '..', '..', '..', 'dist') + path.sep;

/** Sees every timer of the extension host, also those that Node makes for somebody, from now on. */
exports.TimerWatch = class {
  #alive = new Map();
  #made = 0;

  constructor() {
    createHook({
      init: (id, type) => {
        if (type !== 'Timeout') return;
        const limit = Error.stackTraceLimit;
        Error.stackTraceLimit = 60;
        const { stack } = new Error();
        Error.stackTraceLimit = limit;
        if (!stack.includes(easel)) return;
        this.#made++;
        this.#alive.set(id, stack);
      },
      destroy: (id) => this.#alive.delete(id),
    }).enable();
  }

  /** What the extension host does while nobody does anything. */
  async rest(seconds) {
    const made = this.#made;
    const before = process.cpuUsage();
    const aliveBefore = this.#alive.size;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    const { user, system } = process.cpuUsage(before);
    return {
      cpuMs: (user + system) / 1_000,
      timersAlive: Math.max(aliveBefore, this.#alive.size),
      timersMade: this.#made - made,
      timersMadeEver: this.#made,
      stacks: [...this.#alive.values()],
    };
  }
};
