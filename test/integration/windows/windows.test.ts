// With two windows open each task would be asked about twice, and a person told twice; with one of them gone, never.
import assert from 'node:assert/strict';
import { startSandbox, type RecordedRequest, type Sandbox } from '../../../src/sandbox/sandbox';
import { eventually } from '../../support/eventually';
import { useTempFolders } from '../../support/tempFolder';
import { requestsTo } from '../midjourney/bench';
import { OpenWindow } from './openWindow';

/** Promised: what one window learns the others show within this, and a dead one is replaced within that. */
const shownWithinMs = 2_000;
const takenOverWithinMs = 15_000;
/** Far below the shortest interval at which a gateway is asked. */
const beatMs = 1_000;

for (const count of [2, 5]) {
  describe(`${count} windows on one history`, function () {
    this.timeout(120_000);
    const tempFolder = useTempFolders();
    let sandbox: Sandbox;
    let windows: OpenWindow[];

    beforeEach(async () => {
      // So slow that nothing ends before it is to.
      sandbox = await startSandbox({ pace: 100 });
      const folder = tempFolder();
      windows = [];
      // One after the other, as people open them.
      for (let index = 1; index <= count; index++) {
        const order = { url: sandbox.url, folder, name: `window-${index}` };
        windows.push(await OpenWindow.open(order));
      }
    });
    afterEach(async () => {
      for (const window of windows) await window.kill();
      await sandbox.close();
    });

    const polls = () => requestsTo(sandbox, '/task/list-by-condition');
    /** Makes all work at the gateway be done. */
    const finishAll = () =>
      fetch(`${sandbox.url}/sandbox/advance`, { method: 'POST', body: '{"seconds":36000}' });
    const shownByAll = (ids: readonly string[], phase: string) =>
      eventually(
        () => ids.every((id) => windows.every((one) => one.showedAt(id, phase) !== undefined)),
        `not all windows show ${phase}`,
        60_000,
      );

    it('show the same, and one of them asks and one of them tells', async () => {
      const [first, second] = windows;
      assert.ok(first && second);
      const ids = [await first.imagine('a fox'), await second.imagine('an owl')];
      await shownByAll(ids, 'queued');
      await eventually(() => polls().length >= 2, 'nobody asked twice', 30_000);
      await finishAll();
      await shownByAll(ids, 'succeeded');

      for (const id of ids) {
        const times = windows.map((one) => one.showedAt(id, 'succeeded') ?? NaN);
        const spreadMs = Math.max(...times) - Math.min(...times);
        assert.ok(spreadMs < shownWithinMs, `the last window showed it ${spreadMs} ms later`);
      }
      assert.equal(new Set(polls().map(pollerOf)).size, 1, 'more than one window asked');
      assert.deepEqual(askedByTwo(polls()), []);
      await eventually(() => windows.flatMap(({ told }) => told).length >= ids.length);
      assert.deepEqual(windows.flatMap(({ told }) => told).sort(), [...ids].sort());
      assert.deepEqual([first.told, second.told], [[ids[0]], [ids[1]]]);
    });

    it('go on without the one that asked, and without the next one', async () => {
      const [first] = windows;
      assert.ok(first);
      const id = await first.imagine('a fox');
      const deaths = new Map<string, number>();
      while (deaths.size < Math.min(2, count - 1)) {
        const seen = polls().length;
        await eventually(() => polls().length > seen, 'nobody asked', 30_000);
        const poller = windows.find(({ name }) => name === pollerOf(polls().at(-1)));
        assert.ok(poller);
        const before = polls().length;
        const killedAt = Date.now();
        deaths.set(poller.name, killedAt);
        await poller.kill();
        windows = windows.filter((one) => one !== poller);
        const next = await eventually(
          () =>
            polls()
              .slice(before)
              .find((one) => pollerOf(one) !== poller.name),
          'no window took over',
          60_000,
        );
        const tookMs = next.at - killedAt;
        assert.ok(tookMs < takenOverWithinMs, `the next window asked after ${tookMs} ms`);
      }
      await finishAll();
      await shownByAll([id], 'succeeded');
      assert.deepEqual(askedByTwo(polls(), deaths), []);
      await eventually(() => windows.flatMap(({ told }) => told).length > 0, 'nobody told');
      assert.deepEqual(
        windows.flatMap(({ told }) => told),
        [id],
      );
      assert.equal(requestsTo(sandbox, '/submit/imagine').length, 1);
    });
  });
}

/**
 * Tasks that two windows asked about within one beat. One window may ask again that soon where the gateway's rhythm
 * says so, and another one at once when the one that asked has died.
 */
function askedByTwo(
  requests: readonly RecordedRequest[],
  deaths: ReadonlyMap<string, number> = new Map(),
): readonly string[] {
  const last = new Map<string, { readonly by: string; readonly at: number }>();
  return requests.flatMap((request) => {
    const { at, body } = request;
    const by = pollerOf(request) ?? '';
    return (body as { ids: readonly string[] }).ids.flatMap((id) => {
      const before = last.get(id);
      last.set(id, { by, at });
      if (!before || before.by === by || at - before.at >= beatMs) return [];
      return at >= (deaths.get(before.by) ?? Infinity) ? [] : [`${id}: ${before.by} and ${by}`];
    });
  });
}

function pollerOf(request: RecordedRequest | undefined): string | undefined {
  return request?.headers['user-agent'];
}
