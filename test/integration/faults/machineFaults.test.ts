// A full disk, a night with the lid closed or a damaged file would cost pictures that were paid for.
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { basename, join } from 'node:path';
import { systemClock } from '../../../src/base/clock';
import { silentLogger } from '../../../src/base/logger';
import { isFailureError } from '../../../src/domain/failure';
import type { FetchLike } from '../../../src/net/fetchLike';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { diskFailure } from '../../../src/tasks/diskFailure';
import { HistoryTooNewError } from '../../../src/tasks/history/openDatabase';
import { SqliteHistory } from '../../../src/tasks/history/sqliteHistory';
import { eventually } from '../../support/eventually';
import { cellsIn, MatrixPage } from '../../support/matrixPage';
import { useTempFolders } from '../../support/tempFolder';
import { realFetch, requestsTo } from '../midjourney/bench';
import { crowdedMs, copyScene, isWhole, makeScene, windowAt, type Facts } from '../crash/scene';
import type { EditorWindow } from '../tasks/editorWindow';
import { FailingDisk, type DiskFault } from './failingDisk';

const page = new MatrixPage('machine-faults.md', 'machine faults', 1);
const seenBy = ['what is found'];
const head = `# What goes wrong on this machine, and what a person is told

The disk, the history's file, the clock and the network, with a real history and a real picture folder. This page is
made by \`test/integration/faults/machineFaults.test.ts\`; to write it anew, run
\`EASEL_WRITE_DOCS=1 npm test -- --tier integration --grep "machine faults"\`.

*Says* names the reason of the sentence that is read (\`src/host/failureText.ts\`); *then done* is the same thing asked
for again when the fault is over.
`;

describe('machine faults', function () {
  this.timeout(180_000);
  const tempFolder = useTempFolders();
  let sandbox: Sandbox;
  let scene: string;
  let facts: Facts;
  const open: EditorWindow[] = [];

  before(async () => {
    sandbox = await startSandbox({ pace: 0.001 });
    scene = join(tempFolder(), 'scene');
    mkdirSync(scene);
    facts = await makeScene(sandbox.url, scene);
  });
  afterEach(() => {
    for (const window of open.splice(0)) window.close();
  });
  after(() => sandbox.close());

  const copy = () => copyScene(scene, join(tempFolder(), 'copy'));
  const start = async (folder: string, more: Parameters<typeof windowAt>[2] = {}) => {
    const window = windowAt(sandbox.url, folder, more);
    open.push(window);
    return window.start();
  };
  const whole = (window: EditorWindow, id: string) => window.until(id, isWhole, crowdedMs);
  const submits = () => requestsTo(sandbox, '/submit/imagine').length;

  describe('of the disk', () => {
    const faults: readonly DiskFault[] = ['disk full', 'storage locked'];
    const table = page.table('The disk', 'While it takes nothing, and afterwards.', faults);
    type Case = (disk: FailingDisk, window: EditorWindow) => Promise<string>;
    /** Says why, and does it when there is room; nothing is half done in between. */
    const askTwice =
      (ask: (window: EditorWindow) => Promise<unknown>): Case =>
      async (disk, window) => {
        const error = await disk
          .during(() => ask(window))
          .then(
            () => undefined,
            (one: unknown) => one,
          );
        const words = `says ${reasonOf(error)}`;
        await ask(window);
        return `${words}; then done`;
      };
    const cases: Readonly<Record<string, Case>> = {
      'Imagine, before it is sent': async (disk, window) => {
        const before = submits();
        const word = await askTwice((one) => one.imagine('a mill'))(disk, window);
        assert.equal(submits() - before, 1, 'something left without a record');
        return word;
      },
      'The answer to an imagine': async (disk, window) => {
        const before = submits();
        const sent = await window.manager.submit({
          kind: 'imagine',
          prompt: 'a mill',
          pictures: [],
        });
        await disk.during(() => eventually(() => disk.refusals > 0, 'nothing was written'));
        await whole(window, sent.task.id);
        assert.equal(submits() - before, 1);
        return 'recorded later; done';
      },
      Watching: async (disk, window) => {
        const { id } = await window.imagine('a mill');
        await disk.during(() => eventually(() => disk.refusals > 0, 'nothing was seen'));
        await whole(window, id);
        return 'waits; then done';
      },
      'A finished picture': async (disk, window) => {
        const grid = await window.store.get(facts.grid);
        for (const asset of grid?.assets ?? [])
          if (asset.kind !== 'text') await window.pictures.discard(asset.file?.hash ?? '');
        return askTwice((one) => one.manager.bytesOf(facts.grid))(disk, window);
      },
      Star: askTwice((one) => one.manager.star([facts.grid], true)),
      Remove: askTwice((one) => one.manager.forget([facts.grid])),
      Restore: askTwice((one) => one.manager.restore([facts.binned])),
      'Clear History': askTwice((one) => one.manager.clear({ keepStarred: true })),
    };
    for (const [name, see] of Object.entries(cases)) {
      it(`${name}: says so, and does it when there is room`, async () => {
        for (const fault of faults) {
          const disk = new FailingDisk(fault);
          const window = await start(copy(), disk.ports);
          table.isWanted(name, fault);
          table.add(name, fault, await see(disk, window));
        }
      });
    }
  });

  describe('of the history’s file', () => {
    const table = page.table('The history’s file', 'When a window opens it.', seenBy);
    /** Kept aside byte for byte, and a new one begun that works. */
    const keptAside = async (folder: string): Promise<string> => {
      const before = readFileSync(join(folder, 'history.db'));
      const window = await start(folder);
      const aside = readdirSync(folder).find((name) => /\.corrupt-\d+$/.test(name));
      if (aside === undefined) return 'unexplained: not kept aside';
      assert.deepEqual(readFileSync(join(folder, aside)), before);
      const { id } = await window.imagine('a mill');
      await whole(window, id);
      return 'kept aside, byte for byte; a new one is begun';
    };
    const damage: Readonly<Record<string, (file: string) => void>> = {
      'is no database': (file) => writeFileSync(file, 'not a database at all, '.repeat(500)),
      'is cut in half': (file) => truncateSync(file, readFileSync(file).byteLength >> 1),
      'is damaged behind its first page': (file) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0x5a, 4096));
      },
    };
    for (const [name, spoil] of Object.entries(damage)) {
      it(`${name}: is kept, never deleted`, async () => {
        const folder = copy();
        spoil(join(folder, 'history.db'));
        for (const rest of ['-wal', '-shm'])
          rmSync(join(folder, `history.db${rest}`), { force: true });
        table.isWanted(name, seenBy[0] ?? '');
        table.add(name, seenBy[0] ?? '', await keptAside(folder));
      });
    }

    /** What a killed window leaves: all that it wrote stands in the log alone. */
    const unclosed = (): string => {
      const folder = join(tempFolder(), 'copy');
      const window = windowAt(sandbox.url, scene);
      window.history.write([{ id: facts.starred, change: (task) => task && { ...task } }]);
      copyScene(scene, folder);
      window.close();
      return folder;
    };
    const tell = (name: string, word: string) => {
      table.isWanted(name, seenBy[0] ?? '');
      table.add(name, seenBy[0] ?? '', word);
    };
    /** The log byte for byte, what the window is told, and how many tasks it finds. */
    const opened = async (folder: string) => {
      const log = join(folder, 'history.db-wal');
      const before = existsSync(log) ? readFileSync(log) : undefined;
      const told: string[] = [];
      const onSetAside = (file: string, part: string) => told.push(`${part} ${basename(file)}`);
      const deps = { folder, clock: systemClock, logger: silentLogger, onSetAside };
      new SqliteHistory(deps).dispose();
      const kept = readdirSync(folder).find((name) => /\.corrupt-\d+-wal$/.test(name));
      if (kept !== undefined) assert.deepEqual(readFileSync(join(folder, kept)), before);
      const window = await start(folder);
      const here = (await window.store.recent(100)).length;
      const { id } = await window.imagine('a mill');
      await whole(window, id);
      return { told, kept, here };
    };
    const all = 2;

    it('is empty: begins anew, and what stands in its log is kept', async () => {
      const bare = copy();
      writeFileSync(join(bare, 'history.db'), '');
      assert.deepEqual(await opened(bare), { told: [], kept: undefined, here: 0 });
      tell('is empty, and there is no log', 'a new one is begun');
      const folder = unclosed();
      writeFileSync(join(folder, 'history.db'), '');
      const { told, kept, here } = await opened(folder);
      assert.equal(here, 0);
      assert.match(told.join(), /^all history\.db\.corrupt-\d+$/);
      assert.ok(kept !== undefined && existsSync(join(folder, kept.replace('-wal', ''))));
      tell('is empty, and its log is not', 'kept aside, byte for byte; a new one is begun');
    });

    it('is sound, and its log is empty: everything is there', async () => {
      const folder = copy();
      writeFileSync(join(folder, 'history.db-wal'), '');
      assert.deepEqual(await opened(folder), { told: [], kept: undefined, here: all });
      tell('is sound, and its log is empty', 'done');
    });

    it('is sound, and its log is none: that is kept, and the rest is there', async () => {
      const folder = copy();
      writeFileSync(join(folder, 'history.db-wal'), 'not a log at all, '.repeat(500));
      const { told, kept, here } = await opened(folder);
      assert.deepEqual([told, here], [[`newest ${kept ?? 'nothing is kept'}`], all]);
      tell('is sound, and its log is none', 'the log is kept aside, byte for byte; done');
    });

    it('is sound, and the header of its log is damaged: that is kept, and the rest is there', async () => {
      // Its salt, its page size, its checksum: SQLite takes each for an empty log.
      for (const at of [17, 9, 25]) {
        const folder = unclosed();
        const log = join(folder, 'history.db-wal');
        const bytes = readFileSync(log);
        bytes.writeUInt8(bytes.readUInt8(at) ^ 0x55, at);
        writeFileSync(log, bytes);
        const { told, kept, here } = await opened(folder);
        assert.deepEqual([told, here], [[`newest ${kept ?? 'nothing is kept'}`], all]);
      }
      const word = 'the log is kept aside, byte for byte; done';
      tell('is sound, and the header of its log is damaged', word);
    });

    it('was left by a window that died: everything is there, and nothing is set aside', async () => {
      const folder = unclosed();
      assert.ok(statSync(join(folder, 'history.db-wal')).size > 0);
      assert.deepEqual(await opened(folder), { told: [], kept: undefined, here: all });
    });

    it('is of a newer Easel: is left as it is', () => {
      const folder = copy();
      const database = new DatabaseSync(join(folder, 'history.db'));
      database.exec('PRAGMA user_version = 99');
      database.close();
      const before = readFileSync(join(folder, 'history.db'));
      assert.throws(() => windowAt(sandbox.url, folder), HistoryTooNewError);
      assert.deepEqual(readFileSync(join(folder, 'history.db')), before);
      tell('is of a newer Easel', 'left as it is; says historyTooNew');
    });
  });

  describe('of the clock and the network', () => {
    const table = page.table('The clock and the network', 'While a task is underway.', seenBy);
    const tell = (name: string, word: string) => {
      table.isWanted(name, seenBy[0] ?? '');
      table.add(name, seenBy[0] ?? '', word);
    };
    let aheadMs = 0;
    let isOffline = false;
    const clock = {
      now: () => Date.now() + aheadMs,
      after: (ms: number, callback: () => void) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    };
    /** Nothing listens on the port of "discard", so it refuses as a network that is gone does. */
    const fetch: FetchLike = (url, init) =>
      realFetch(isOffline ? url.replace(new URL(url).host, '127.0.0.1:9') : url, init);
    beforeEach(() => {
      aheadMs = 0;
      isOffline = false;
    });
    const hour = 3_600_000;
    const jumps = {
      'The clock goes back a day': -24 * hour,
      'The clock goes ahead a day': 24 * hour,
      'The machine sleeps for eight hours': 8 * hour,
    };
    for (const [name, ms] of Object.entries(jumps)) {
      it(`${name}: nothing is given up`, async () => {
        const window = await start(copy(), { clock, fetch });
        const { id } = await window.imagine('a mill');
        aheadMs = ms;
        await whole(window, id);
        tell(name, 'done');
      });
    }

    it('Offline for an hour: what runs is there afterwards', async () => {
      let missed = 0;
      const logger = {
        log: (_level: string, tag: string) => void (missed += tag === 'poll' ? 1 : 0),
      };
      const window = await start(copy(), { clock, fetch, logger });
      const { id } = await window.imagine('a mill');
      isOffline = true;
      await eventually(() => missed > 0, 'nobody asked', 60_000);
      aheadMs = hour;
      isOffline = false;
      await whole(window, id);
      tell('Offline for an hour, a task runs', 'waits; then done');
    });

    it('Offline: what is sent then is refused, free of charge', async () => {
      const window = await start(copy(), { clock, fetch });
      isOffline = true;
      const before = submits();
      const task = await window.imagine('a mill');
      assert.deepEqual([task.phase, task.failure?.charged], ['failed', 'no']);
      isOffline = false;
      const again = await (await window.manager.retry(task.id)).settled;
      await whole(window, again.id);
      assert.equal(submits() - before, 1);
      tell('Offline, an imagine is sent', `says ${task.failure?.kind ?? ''}; sent again: done`);
    });
  });

  // In a part of its own: what stands beside the parts would run before them.
  describe('in all', () => {
    it('are what docs/machine-faults.md says', () => {
      page.compare((sections) => {
        const words = sections.join('\n');
        const unexplained = words.split('unexplained').length - 1;
        return [
          head,
          ...sections,
          `Cells tried: ${cellsIn(sections)}. Lost: 0. Sent twice: 0. Unexplained: ${unexplained}.\n`,
        ].join('\n');
      });
    });
  });
});

function reasonOf(error: unknown): string {
  const failure = isFailureError(error) ? error.failure : diskFailure(error);
  assert.ok(failure, `no sentence for ${String(error)}`);
  return failure.reason ?? failure.kind;
}
