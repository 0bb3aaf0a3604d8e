import assert from 'node:assert/strict';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleFound, sampleSnapshot } from '../support/page/sampleSnapshot';
import { gridTask, runningTask } from '../support/page/sampleTasks';

describe('snapshots', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const articles = () => opened.page.getByRole('article').count();

  // A late snapshot would bring back what is gone and hide what has come.
  it('ignores an older snapshot', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([gridTask('a')], { revision: 7 }) });
    await opened.push(sampleSnapshot([], { revision: 6 }));
    assert.equal(await articles(), 1);
    await opened.push(sampleSnapshot([gridTask('a'), gridTask('b')], { revision: 8 }));
    assert.equal(await articles(), 2);
  });

  // What happened while the page was hidden would be missing until the next change.
  it('asks again when it is shown again', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([runningTask('a')]) });
    await opened.page.evaluate(
      (value) => {
        window.fakeHost.answers['page/hello'] = { ok: true, value };
        document.dispatchEvent(new Event('visibilitychange'));
      },
      {
        surface: 'sidebar',
        locale: 'en',
        snapshot: sampleSnapshot([gridTask('a')], { revision: 5 }),
      },
    );
    await opened.page.getByRole('list', { name: 'Pictures' }).waitFor();
    assert.equal((await opened.sent('page/hello')).length, 2);
  });

  // Focus and hover would jump about while tasks move several times a second.
  it('leaves cards alone that say the same', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([runningTask('r'), gridTask('a')]) });
    const u1 = opened.page.getByRole('button', { name: 'U1', exact: true });
    await u1.focus();
    await opened.page.evaluate(() => {
      const seen = { count: 0 };
      Object.assign(window, { seen });
      const card = document.querySelector('[data-task-id="a"]');
      if (!card) throw new Error('no card');
      new MutationObserver((list) => (seen.count += list.length)).observe(card, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    for (let percent = 50; percent < 60; percent++) {
      const progress = { percent, text: `${percent} %` };
      await opened.push(
        sampleSnapshot([runningTask('r', { progress }), gridTask('a')], { revision: percent }),
      );
    }
    await opened.page.getByText('59 %').waitFor();
    assert.equal(await u1.evaluate((element) => element === document.activeElement), true);
    const seen = await opened.page.evaluate(
      () => (window as unknown as { seen: { count: number } }).seen.count,
    );
    assert.equal(seen, 0);
  });

  // A half-written prompt would be lost whenever the sidebar is closed.
  it('keeps what a person arranged, and restores it', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([gridTask('a')]) });
    await opened.page.getByRole('textbox', { name: 'Prompt' }).fill('half written');
    await opened.page.waitForFunction(
      () => (window.fakeHost.state as { prompt?: string } | undefined)?.prompt === 'half written',
    );
    const state = await opened.page.evaluate(() => window.fakeHost.state);
    assert.deepEqual(state, {
      prompt: 'half written',
      kind: 'imagine',
      resolution: '480',
      shape: 'square',
      pictures: [],
      scrollTop: 0,
    });
    await opened.close();

    opened = await bench.open({
      snapshot: sampleSnapshot(Array.from({ length: 12 }, (_, i) => gridTask(`t${i}`, i))),
      state: { prompt: 'half written', kind: 'imagine', pictures: [], scrollTop: 700 },
    });
    const box = opened.page.getByRole('textbox', { name: 'Prompt' });
    assert.equal(await box.inputValue(), 'half written');
    await opened.page.waitForFunction(
      () => (document.querySelector('.page-scroll')?.scrollTop ?? 0) >= 600,
    );
  });

  // A toast that says Open would open the page and leave the search to the person.
  it('reveals a task, also out of a search', async () => {
    const names = ['alder', 'birch', 'cedar', 'elder', 'hazel', 'maple', 'olive', 'pine'];
    const tasks = names.map((name, i) => gridTask(name, i, { title: `study of ${name}` }));
    opened = await bench.open({ snapshot: sampleSnapshot(tasks), state: { search: 'olive' } });
    await opened.reveal('pine');
    await opened.page.waitForFunction(
      () => document.activeElement?.getAttribute('data-task-id') === 'pine',
    );
    const search = opened.page.getByRole('searchbox', { name: 'Search pictures' });
    assert.equal(await search.inputValue(), '');
  });

  // The history beyond the first page would be out of reach.
  it('asks for more of the history', async () => {
    const tasks = [gridTask('a')];
    const found = sampleFound(tasks, { count: 300 });
    opened = await bench.open({ snapshot: sampleSnapshot(tasks, { totalCount: 300, found }) });
    await opened.page.getByRole('button', { name: 'Show more' }).click();
    const look = { search: '', isWall: false, offset: 0, count: 140, outlineKey: 1 };
    assert.deepEqual((await opened.sent('feed/show'))[0]?.params, look);
  });
});
