import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { PageBench, type OpenedPage } from '../support/page/openPage';
import { SampleHistory } from '../support/page/sampleHistory';
import { gridTask } from '../support/page/sampleTasks';

describe('the wall of ten thousand', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  let history: SampleHistory;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  beforeEach(() => (history = new SampleHistory(10_000)));
  afterEach(() => opened.close());

  const open = async (more: { width?: number; height?: number; state?: unknown } = {}) => {
    const snapshot = history.snapshot({ search: '', offset: 0, count: 160, isWall: true });
    opened = await bench.open({ snapshot, surface: 'gallery', width: 1440, history, ...more });
    await settled();
    // What lies around the screen is looked at as soon as the first pictures are there.
    await opened.answered('feed/show');
  };
  /** All that is on screen is a picture. */
  const settled = () =>
    opened.page.waitForFunction(() => {
      const tiles = [...document.querySelectorAll('.tile')];
      const isOnScreen = (tile: Element) => {
        const { top, bottom } = tile.getBoundingClientRect();
        return bottom > 60 && top < innerHeight;
      };
      const onScreen = tiles.filter(isOnScreen);
      return onScreen.length > 0 && !onScreen.some((each) => each.matches('.is-loading'));
    });
  const scrollTo = (top: number) =>
    opened.page.locator('.page-scroll').evaluate((element, to) => (element.scrollTop = to), top);
  const focused = () =>
    opened.page.evaluate(() => {
      const tile = document.activeElement?.closest('.tile');
      return Number(tile?.getAttribute('data-index') ?? -1);
    });
  const focusIs = (index: number) =>
    opened.page.waitForFunction(
      (wanted) =>
        document.activeElement?.closest('.tile')?.getAttribute('data-index') === String(wanted),
      index,
    );
  const tile = (index: number) => opened.page.locator(`[data-index="${index}"] .tile-button`);
  const selectedText = () => opened.page.getByRole('toolbar', { name: 'Selected pictures' });

  // A history of years would make the window slow, or the page be killed for its memory.
  for (const [width, height] of [
    [1440, 900],
    [760, 1_600],
    [2_000, 1_200],
  ] as const) {
    it(`keeps few nodes alive and leaves no hole, ${width} × ${height}`, async () => {
      await open({ width, height });
      const total = await opened.page
        .locator('.page-scroll')
        .evaluate((element) => element.scrollHeight);
      for (const part of [0, 0.001, 0.2, 0.5, 0.777, 1]) {
        await scrollTo(total * part);
        await settled();
        const counted = await opened.page.evaluate(() => ({
          nodes: document.querySelectorAll('.tile, .tile *').length,
          onScreen: [...document.querySelectorAll('.tile')].filter((each) => {
            const { top, bottom } = each.getBoundingClientRect();
            return bottom > 60 && top < innerHeight;
          }).length,
        }));
        assert.ok(counted.nodes < 400, `${counted.nodes} nodes`);
        assert.ok(counted.onScreen >= 4, `${counted.onScreen} pictures on screen`);
      }
      await opened.page.getByRole('article', { name: '9999', exact: false }).last().waitFor();
    });
  }

  // A person would wait for pictures that nobody sees yet: VS Code brings a page its files one after the other.
  it('fetches what is in sight before what lies around it', async () => {
    await open();
    // When each was loaded is noted by the browser, at times after it was drawn.
    const noted = await opened.page.waitForFunction(() => {
      const tiles = [...document.querySelectorAll('.tile')].map((tile) => {
        const src = tile.querySelector('img')?.src ?? '';
        const [entry] = performance.getEntriesByName(src, 'resource');
        const isSeen = tile.getBoundingClientRect().top < innerHeight;
        return { isSeen, entry: entry as PerformanceResourceTiming | undefined };
      });
      const timesOf = (areSeen: boolean) =>
        tiles.flatMap(({ isSeen, entry }) => (isSeen === areSeen && entry ? [entry] : []));
      const [seen, around] = [timesOf(true), timesOf(false)];
      if (around.length === 0 || seen.length + around.length < tiles.length) return undefined;
      return {
        counts: [seen.length, around.length],
        lastSeen: Math.max(...seen.map(({ responseEnd }) => responseEnd)),
        firstAround: Math.min(...around.map(({ startTime }) => startTime)),
      };
    });
    const times = (await noted.jsonValue())!;
    assert.ok(Math.min(...times.counts) > 4, String(times.counts));
    assert.ok(times.firstAround >= times.lastSeen, JSON.stringify(times));
  });

  // All thousands would be laid out again whenever a screen reader is told something.
  it('is hung once for one snapshot, whatever else the page draws', async () => {
    await open();
    const hung = await opened.page.evaluate(async () => {
      const app = document.querySelector('easel-app') as HTMLElement & {
        announcement: string;
        updateComplete: Promise<unknown>;
      };
      const wall = document.querySelector('easel-gallery-wall') as HTMLElement & {
        layout: object;
        updateComplete: Promise<unknown>;
      };
      const before = wall.layout;
      app.announcement = 'One picture is done.';
      await app.updateComplete;
      await wall.updateComplete;
      return wall.layout === before;
    });
    assert.equal(hung, true);
    await opened.page.getByText('One picture is done.').waitFor({ state: 'attached' });
  });

  // Hundreds of pictures would be fetched and decoded only to fly past, and the wall would stutter.
  it('fetches no picture that only flies past, and shows all where it comes to rest', async () => {
    await open();
    const fly = () =>
      opened.page.locator('.page-scroll').evaluate(async (scroller) => {
        const frame = () => new Promise<number>(requestAnimationFrame);
        const srcs = () => [...document.querySelectorAll('.tile img')].map((img) => img.outerHTML);
        scroller.scrollTop = 0;
        await new Promise((resolve) => setTimeout(resolve, 500));
        // Within what the host has told already: only the flight keeps these pictures away.
        const before = new Set(srcs());
        let [fetched, tiles, slowest] = [0, 0, 0];
        let at = performance.now();
        for (let step = 0; step < 5; step++) {
          scroller.scrollTop += 1_000;
          await frame();
          // As the page measures it: a frame begins earlier than it comes to run.
          const now = performance.now();
          slowest = Math.max(slowest, now - at);
          at = now;
          if (step === 0) for (const src of srcs()) before.add(src);
          fetched += srcs().filter((src) => !before.has(src)).length;
          tiles += document.querySelectorAll('.tile').length;
        }
        return { fetched, tiles, slowest, top: scroller.scrollTop };
      });
    let flown = await fly();
    // A machine that takes a pause on the way makes a rest of it, and pictures are right to come.
    for (let again = 0; again < 10 && flown.slowest > 60; again++) flown = await fly();
    assert.equal(flown.top, 5_000);
    assert.ok(flown.tiles > 100, `${flown.tiles} places flown over`);
    if (flown.slowest <= 60) assert.equal(flown.fetched, 0);
    await settled();
    await opened.page.waitForFunction(() => document.querySelectorAll('.tile img').length > 10);
  });

  // Without a mouse the history would end at the edge of the screen.
  it('is walked with keys from the newest to the oldest', async () => {
    await open();
    await tile(0).focus();
    await opened.page.keyboard.press('ArrowRight');
    await focusIs(1);
    await opened.page.keyboard.press('End');
    await focusIs(9_999);
    await settled();
    // What it rested on before it was told what hangs there is the picture now.
    await focusIs(9_999);
    await opened.page.keyboard.press('ArrowUp');
    await opened.page.waitForFunction(
      () => Number(document.activeElement?.closest('.tile')?.getAttribute('data-index')) < 9_999,
    );
    assert.ok((await focused()) > 9_970);
    await opened.page.keyboard.press('Home');
    await focusIs(0);
    await opened.page.keyboard.press('PageDown');
    await opened.page.waitForFunction(
      () => Number(document.activeElement?.closest('.tile')?.getAttribute('data-index')) > 8,
    );
    await settled();
    // The details follow once the focus rests.
    const name = await opened.page.evaluate(() => document.activeElement?.getAttribute('title'));
    await opened.page.getByRole('complementary', { name: 'Details' }).getByText(name!).waitFor();
    const at = await focused();
    await opened.page.keyboard.press('Enter');
    await opened.page.getByRole('dialog', { name: history.tasks[at]!.title }).waitFor();
    // Back at the same picture.
    await opened.page.keyboard.press('Escape');
    await focusIs(at);
  });

  // After a key was held down the details would tell of a picture that was left long ago.
  it('is followed by the details when a key was held down', async () => {
    await open();
    await tile(0).focus();
    for (let press = 0; press < 12; press++) await opened.page.keyboard.press('PageDown');
    await settled();
    const at = await focused();
    assert.ok(at > 100, `only ${at}`);
    const details = opened.page.getByRole('complementary', { name: 'Details' });
    await details.getByText(history.tasks[at]!.title).waitFor();
  });

  // Each Tab would be a picture, and the details could not be reached before tomorrow.
  it('has one picture that Tab reaches', async () => {
    await open();
    assert.equal(await opened.page.locator('.tile-button[tabindex="0"]').count(), 1);
    await tile(3).focus();
    assert.equal(await opened.page.locator('.tile-button[tabindex="0"]').count(), 1);
    assert.equal(await tile(3).getAttribute('tabindex'), '0');
  });

  // A person who looks at last year would be thrown about by every picture that is finished meanwhile.
  it('stays where it is when pictures come above', async () => {
    await open();
    await scrollTo(20_000);
    await settled();
    const placeOf = (id: string) =>
      opened.page
        .locator(`[data-task-id="${id}"]`)
        .evaluate((element) => element.getBoundingClientRect().top);
    const id = await opened.page.evaluate(() =>
      [...document.querySelectorAll('.tile')]
        .find((each) => each.getBoundingClientRect().top > 200)!
        .getAttribute('data-task-id')!,
    );
    const before = await placeOf(id);
    const created = Date.now();
    history.tasks = [
      ...Array.from({ length: 9 }, (_, i) => gridTask(`task-9${i}`, i + 1, { createdAt: created })),
      ...history.tasks,
    ];
    history.revision = 2;
    await opened.push(history.snapshot(history.looks.at(-1)!));
    await opened.page.waitForFunction(
      () => document.querySelector('.tile')?.getAttribute('aria-setsize') === '10009',
    );
    assert.ok(Math.abs((await placeOf(id)) - before) <= 1);
    await opened.page.setViewportSize({ width: 1_100, height: 900 });
    await settled();
    assert.ok((await opened.page.locator(`[data-task-id="${id}"]`).count()) === 1, 'still drawn');
  });

  // Ten thousand clicks to clean up a history.
  it('marks many by click, range and all, also those that were never drawn', async () => {
    await open();
    await tile(2).click();
    await tile(5).click({ modifiers: ['Shift'] });
    await selectedText().getByText('4 selected').waitFor();
    await tile(8).click({ modifiers: ['Control'] });
    await selectedText().getByText('5 selected').waitFor();
    await opened.page.keyboard.press('Escape');
    await selectedText().waitFor({ state: 'detached' });
    await opened.page.keyboard.press(' ');
    await selectedText().getByText('1 selected').waitFor();
    await opened.page.keyboard.press('Shift+ArrowRight');
    await selectedText().getByText('2 selected').waitFor();
    await opened.page.keyboard.press('Control+a');
    await selectedText().getByText('10000 selected').waitFor();
    await selectedText().getByRole('button', { name: 'Star' }).click();
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'tasks/star'),
    );
    const params = (await opened.sent('tasks/star'))[0]?.params as { taskIds: string[] };
    assert.deepEqual(
      params.taskIds,
      history.tasks.map(({ id }) => id),
    );
  });

  // A slip of the finger would cost a picture.
  it('removes what is marked, and brings it back', async () => {
    await open();
    const ids = history.tasks.slice(0, 3).map(({ id }) => id);
    await opened.page.evaluate((taskIds) => {
      window.fakeHost.answers['tasks/forget'] = { ok: true, value: { taskIds } };
    }, ids);
    await tile(0).click();
    await tile(2).click({ modifiers: ['Shift'] });
    await opened.page.keyboard.press('Delete');
    await opened.page.getByRole('status').getByText('Removed 3 pictures.').waitFor();
    assert.deepEqual((await opened.sent('tasks/forget'))[0]?.params, { taskIds: ids });
    assert.equal(await selectedText().count(), 0);
    await opened.page.getByRole('button', { name: 'Undo' }).click();
    await opened.page.getByText('Removed 3 pictures.').waitFor({ state: 'detached' });
    assert.deepEqual((await opened.sent('tasks/restore'))[0]?.params, { taskIds: ids });
  });

  // What VS Code's own menu has removed would still be counted, and Save and Star be refused for it.
  it('has nothing selected any more that a command has removed', async () => {
    await open();
    const [first, second] = history.tasks.map(({ id }) => id);
    await tile(0).click();
    await tile(2).click({ modifiers: ['Shift'] });
    await selectedText().getByText('3 selected').waitFor();
    await opened.notify('tasks/gone', { taskIds: [first, second] });
    await selectedText().getByText('1 selected').waitFor();
    // VS Code has its own Undo for it.
    assert.equal(await opened.page.getByRole('button', { name: 'Undo' }).count(), 0);
  });

  // The first of two slips would be lost to the second.
  it('brings back with one Undo all that was removed while it was offered', async () => {
    await open();
    const ids = history.tasks.slice(0, 2).map(({ id }) => id);
    const removeFirst = async (taskId: string | undefined, said: string) => {
      await opened.page.evaluate((id) => {
        window.fakeHost.answers['tasks/forget'] = { ok: true, value: { taskIds: [id] } };
      }, taskId);
      await tile(0).click();
      await opened.page.keyboard.press('Delete');
      await opened.page.getByRole('status').getByText(said).waitFor();
    };
    await removeFirst(ids[0], 'Removed 1 picture.');
    await removeFirst(ids[1], 'Removed 2 pictures.');
    await opened.page.getByRole('button', { name: 'Undo' }).click();
    await opened.page.getByText(/^Removed/).waitFor({ state: 'detached' });
    assert.deepEqual(
      (await opened.sent('tasks/restore')).map(({ params }) => params),
      [{ taskIds: ids }],
    );
  });

  // Only those who know the words of the search could use it, or a drop-down would hide what is searched for.
  it('is searched by words and by drop-downs that write into them', async () => {
    await open();
    await scrollTo(9_000);
    const search = opened.page.getByRole('searchbox', { name: 'Search pictures' });
    await search.fill('red fox');
    await opened.page.waitForFunction(
      () => document.querySelector('.tile')?.getAttribute('aria-setsize') === '1667',
    );
    await settled();
    // The answer begins at its top.
    await opened.page.waitForFunction(
      () => document.querySelector('.page-scroll')?.scrollTop === 0,
    );
    await opened.page.getByRole('article', { name: 'red fox 2', exact: true }).waitFor();
    await opened.page.getByRole('combobox', { name: 'Kind' }).selectOption('grid');
    assert.equal(await search.inputValue(), 'red fox kind:grid');
    await opened.page.getByText('No picture matches these words.').waitFor();
    await search.fill('fox kind:image date:2026-11');
    const time = opened.page.getByRole('combobox', { name: 'Time' });
    assert.equal(await time.inputValue(), '2026-11');
    await opened.page.getByRole('button', { name: 'Clear Search' }).click();
    assert.equal(await search.inputValue(), '');
    await settled();
    await opened.page.getByRole('article', { name: 'lighthouse 0', exact: true }).waitFor();
  });

  // "Open" of a toast, or a step of the lineage, would lead nowhere when the picture is an old one.
  it('reveals a picture that is far away', async () => {
    await open();
    await opened.reveal('task-95000');
    await focusIs(5_000);
    await settled();
    await opened.page.getByRole('article', { name: 'red fox 5000' }).first().waitFor();
  });

  // A history that was just imported has no small copies: a screen of originals would stall the window.
  it('waits for the small copy of a picture', async () => {
    const [first] = history.tasks;
    const picture = { ...first!.picture!, wantsThumbnail: true };
    history.tasks = [{ ...first!, picture }, ...history.tasks.slice(1)];
    await open();
    assert.equal(await opened.page.locator('[data-index="0"] img').count(), 0);
    assert.equal(await opened.page.locator('[data-index="1"] img').count(), 1);
    history.tasks = [first!, ...history.tasks.slice(1)];
    await opened.push(history.snapshot({ search: '', offset: 0, count: 160, isWall: true }));
    await opened.page.locator('[data-index="0"] img').waitFor();
  });

  // Nobody would ever learn the keys.
  it('lists its keys', async () => {
    await open();
    await tile(1).focus();
    await opened.page.keyboard.press('?');
    const help = opened.page.getByRole('dialog', { name: 'Keys of the gallery' });
    await help.getByText('Select all that are found').waitFor();
    await opened.page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await focusIs(1);
  });

  // People with a screen reader would hear a heap of buttons.
  it('is a feed that says how long it is', async () => {
    await open({ height: 700 });
    await tile(1).click({ modifiers: ['Control'] });
    await selectedText().waitFor();
    const { violations } = await new AxeBuilder({ page: opened.page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    assert.deepEqual(
      serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
      [],
    );
    const first = opened.page.getByRole('feed').first().getByRole('article').first();
    assert.equal(await first.getAttribute('aria-posinset'), '1');
    assert.equal(await first.getAttribute('aria-setsize'), '10000');
  });
});
