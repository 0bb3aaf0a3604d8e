import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { fullSnapshot, sampleSnapshot } from '../support/page/sampleSnapshot';
import { filmTask, gridTask, imageTask } from '../support/page/sampleTasks';
import { standsStill } from '../support/page/standsStill';
import { themeNames } from '../support/page/themes';

describe('lightbox', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  afterEach(() => opened.close());
  after(() => bench.stop());

  const tasks = [gridTask('a'), imageTask('b', 5, [1200, 800], { title: 'kiln at midnight' })];
  const openFeed = async (width = 420) => {
    opened = await bench.open({ snapshot: sampleSnapshot(tasks), width, height: 800 });
  };
  const dialog = () => opened.page.getByRole('dialog');
  const cell = (number: number) =>
    opened.page.getByRole('button', { name: `Open picture ${number}`, exact: true });
  /** Opens it and waits until it fits into its window. */
  const look = async (number: number) => {
    await cell(number).click();
    await standsStill(dialog().locator('.stage-part'));
  };
  const press = (key: string) => opened.page.keyboard.press(key);
  /** One right after the other, as they must come within a second. */
  const type = (...keys: readonly string[]) => Promise.all(keys.map(press));
  const title = () => dialog().getByRole('heading', { level: 2 }).innerText();
  /** Where the sheet lies behind its window, in widths and heights of the window. */
  const view = () =>
    dialog()
      .locator('.stage-part')
      .evaluate((part) => {
        const frame = part.getBoundingClientRect();
        const sheet = part.querySelector('img')?.getBoundingClientRect() ?? frame;
        return {
          columns: Math.round(sheet.width / frame.width),
          column: Math.round((frame.x - sheet.x) / frame.width),
          row: Math.round((frame.y - sheet.y) / frame.height),
          left: frame.x,
          width: frame.width,
        };
      });
  const seen = (name: string) =>
    dialog()
      .getByRole('heading', { name: new RegExp(name) })
      .waitFor();

  // Whoever looks at one of four would see all four, or another one.
  it('shows one picture of a grid alone, from its sheet', async () => {
    await openFeed();
    await cell(4).focus();
    await press('Enter');
    assert.equal(await title(), 'Picture 4 · lighthouse on basalt cliffs, fog, warm lamp');
    const { columns, column, row } = await view();
    assert.deepEqual({ columns, column, row }, { columns: 2, column: 1, row: 1 });
    assert.deepEqual(await opened.sent('action/run'), []);
  });

  // With the keyboard one would be lost in the page behind, and after closing it at its top.
  it('keeps the focus, and gives it back where it came from', async () => {
    await openFeed();
    await cell(2).focus();
    await press('Enter');
    await dialog().waitFor();
    const buttons = await dialog().getByRole('button').count();
    for (let step = 0; step < buttons + 4; step++) {
      await press('Tab');
      // Between the last and the first the browser's own frame may have it, never the page behind.
      const isInside = await opened.page.evaluate(
        () =>
          document.activeElement === document.body || !!document.activeElement?.closest('dialog'),
      );
      assert.ok(isInside, `after ${step + 1} tabs`);
    }
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    assert.equal(
      await opened.page.evaluate(() => document.activeElement?.ariaLabel),
      'Open picture 2',
    );
  });

  // A picture one cannot come closer to is a thumbnail.
  it('zooms by keys, buttons and the wheel, and comes back', async () => {
    await openFeed();
    await look(1);
    const whole = (await view()).width;
    await press('+');
    const closer = (await view()).width;
    assert.ok(Math.abs(closer / whole - 1.25) < 0.01, `${closer} of ${whole}`);
    await press('-');
    await press('1');
    assert.equal(Math.round((await view()).width), 600);
    await press('0');
    assert.equal((await view()).width, whole);
    await dialog().getByRole('button', { name: 'Zoom in' }).click();
    assert.equal(Math.round((await view()).width), Math.round(closer));
    await dialog().getByRole('button', { name: 'Fit' }).click();
    await dialog().locator('.stage').hover();
    await opened.page.mouse.wheel(0, -200);
    await opened.page.waitForFunction(
      (before) =>
        (document.querySelector('.stage-part')?.getBoundingClientRect().width ?? 0) > before * 1.3,
      whole,
    );
  });

  // Zoomed in, the arrows would throw one out to another picture.
  it('goes on with the arrows, and moves with them while it is zoomed', async () => {
    await openFeed();
    await opened.page.getByRole('button', { name: 'Open picture 4', exact: true }).click();
    await press('ArrowLeft');
    await seen('^Picture 3');
    await press('ArrowRight');
    await press('ArrowRight');
    await seen('^kiln at midnight');
    assert.equal(await dialog().getByText('2 of 2').count(), 1);
    await press('ArrowRight');
    await press('ArrowLeft');
    await seen('^Picture 4');
    for (const key of ['+', '+', '+', '+', '+']) await press(key);
    const { left } = await view();
    await press('ArrowRight');
    await seen('^Picture 4');
    assert.ok((await view()).left < left);
  });

  // Dragging is how everybody looks around in a large picture.
  it('is moved by dragging while it is zoomed', async () => {
    await openFeed();
    await look(1);
    for (const key of ['+', '+', '+', '+', '+']) await press(key);
    const { left } = await view();
    const { mouse } = opened.page;
    await mouse.move(200, 350);
    await mouse.down();
    await mouse.move(160, 350, { steps: 4 });
    await mouse.up();
    assert.equal(Math.round((await view()).left), Math.round(left - 40));
  });

  // U3 under picture 2 would be paid for by mistake.
  it('has the buttons of its picture and no others', async () => {
    await openFeed();
    await cell(2).click();
    const actions = dialog().getByRole('group', { name: 'Actions' }).getByRole('button');
    assert.deepEqual(await actions.evaluateAll((all) => all.map((one) => one.ariaLabel)), [
      'U2',
      'V2',
    ]);
    await press('v');
    assert.deepEqual(
      (await opened.sent('action/run')).map(({ params }) => params),
      [{ taskId: 'a', actionId: 'id-V2' }],
    );
  });

  // What can be done with a card must not end where one looks closely.
  it('saves, inserts, stars, opens, links and refers to what it shows', async () => {
    await openFeed();
    await cell(3).click();
    for (const name of ['Star', 'Copy Link', 'Open in Editor', 'Save to Project']) {
      await dialog().getByRole('button', { name, exact: true }).click();
    }
    await press('n');
    await opened.page.waitForFunction(() =>
      ['picture/insert', 'picture/open', 'picture/save'].every((wanted) =>
        window.fakeHost.sent.some(({ method }) => method === wanted),
      ),
    );
    await dialog().getByRole('button', { name: 'Use as Reference' }).click();
    await dialog().waitFor({ state: 'detached' });
    const place = { taskId: 'a', cell: 3 };
    assert.deepEqual((await opened.sent('picture/copyLink'))[0]?.params, place);
    assert.deepEqual((await opened.sent('picture/reference'))[0]?.params, place);
    assert.deepEqual((await opened.sent('tasks/star'))[0]?.params, {
      taskIds: ['a'],
      isStarred: true,
    });
    for (const method of ['picture/save', 'picture/insert', 'picture/open']) {
      const params = (await opened.sent(method))[0]?.params as { cell: number } | undefined;
      assert.equal(params?.cell, 3, method);
    }
  });

  // On the whole sheet `u` means nothing before its digit comes, and `1` alone means 100 %.
  it('takes u1 to v4 as typed where no cell is meant', async () => {
    opened = await bench.open({
      snapshot: sampleSnapshot(tasks),
      surface: 'gallery',
      width: 1200,
      height: 800,
    });
    const tile = opened.page.locator('.tile-button').first();
    await tile.focus();
    await press('Enter');
    assert.equal(await title(), 'lighthouse on basalt cliffs, fog, warm lamp');
    await press('1');
    await type('u', '3');
    await type('v', 's', '1');
    assert.deepEqual(
      (await opened.sent('action/run')).map(({ params }) => params),
      [{ taskId: 'a', actionId: 'id-U3' }],
    );
    await press('Escape');
    await tile.focus();
    await type('v', '4');
    await opened.page.waitForFunction(
      () => window.fakeHost.sent.filter(({ method }) => method === 'action/run').length === 2,
    );
    assert.deepEqual((await opened.sent('action/run'))[1]?.params, {
      taskId: 'a',
      actionId: 'id-V4',
    });
  });

  // Zoom and Pan are a Tab of ten away, and the details on the other side of the wall.
  it('goes to the zoom buttons, pans and shows the details by keys', async () => {
    opened = await bench.open({
      snapshot: sampleSnapshot(tasks),
      surface: 'gallery',
      width: 1200,
      height: 800,
    });
    const focused = () => opened.page.evaluate(() => document.activeElement?.ariaLabel);
    await opened.page.getByRole('button', { name: 'kiln at midnight' }).dblclick();
    await dialog().waitFor();
    await press('Alt+ArrowUp');
    assert.deepEqual((await opened.sent('action/run'))[0]?.params, {
      taskId: 'b',
      actionId: 'id-Pan Up',
    });
    await press('z');
    assert.equal(await focused(), 'Zoom Out 2x');
    await press('i');
    await dialog().waitFor({ state: 'detached' });
    await opened.page.waitForFunction(() => document.activeElement?.ariaLabel === 'Details');
  });

  // The palette's View Picture would do nothing.
  it('opens when the host asks', async () => {
    await openFeed();
    await opened.notify('picture/view', { taskId: 'a', cell: 2 });
    assert.match(await title(), /^Picture 2/);
  });

  // A picture that is removed while it is looked at must not leave an empty page.
  it('closes when its picture goes', async () => {
    await openFeed();
    await cell(2).click();
    await dialog().waitFor();
    await opened.push(sampleSnapshot(tasks.slice(1), { revision: 2 }));
    await dialog().waitFor({ state: 'detached' });
    await opened.push(sampleSnapshot(tasks, { revision: 3 }));
    assert.equal(await dialog().count(), 0);
  });

  // A sidebar is 300 pixels wide, a gallery on a large screen 2,000.
  for (const width of [170, 300, 2000]) {
    it(`fits at ${width} pixels`, async () => {
      await openFeed(width);
      await opened.notify('picture/view', { taskId: 'b' });
      const outside = await dialog().evaluate((box) =>
        [...box.querySelectorAll('button, h2, .stage')]
          .filter((one) => {
            const { left, right, width: its } = one.getBoundingClientRect();
            return its > 0 && (left < -1 || right > innerWidth + 1);
          })
          .map((one) => one.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(outside, []);
      const stage = await dialog().locator('.stage').boundingBox();
      assert.ok(stage && stage.height >= 200, `the stage is ${stage?.height} high`);
    });
  }

  for (const theme of themeNames) {
    // Somebody cannot read or reach it.
    it(`is accessible in ${theme}`, async () => {
      const snapshot = sampleSnapshot([...fullSnapshot().tasks, filmTask('film', 1)]);
      opened = await bench.open({ snapshot, theme, surface: 'gallery', width: 1000 });
      for (const taskId of ['grid', 'film']) {
        await opened.notify('picture/view', { taskId });
        await dialog().waitFor();
        const { violations } = await new AxeBuilder({ page: opened.page })
          .include('.lightbox')
          .analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          [],
        );
      }
    });
  }
});
