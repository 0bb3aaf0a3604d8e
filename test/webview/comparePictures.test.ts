import assert from 'node:assert/strict';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { gridTask, imageTask } from '../support/page/sampleTasks';
import { standsStill } from '../support/page/standsStill';

describe('comparing two pictures', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  afterEach(() => opened.close());
  after(() => bench.stop());

  const portrait = imageTask('p', 12, [640, 960], { title: 'kiln at midnight' });
  const open = async (width = 900) => {
    opened = await bench.open({
      snapshot: sampleSnapshot([gridTask('a'), portrait]),
      width,
      height: 760,
      surface: 'gallery',
    });
  };
  const dialog = () => opened.page.getByRole('dialog', { name: 'Comparing two pictures' });
  const cell = (number: number) =>
    opened.page.getByRole('button', { name: `Open picture ${number}`, exact: true });
  const hint = () => opened.page.getByText('Marked to compare. Press C on another picture.');
  const press = (key: string) => opened.page.keyboard.press(key);
  const compare = async (one: number, other: number) => {
    await cell(one).focus();
    await press('c');
    await hint().waitFor();
    await cell(other).focus();
    await press('c');
    await dialog().waitFor();
  };
  const captions = () => dialog().locator('figcaption').allInnerTexts();
  const widths = () =>
    dialog()
      .locator('.stage-part')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().width)));

  // Of four that nearly agree one would have to be remembered while the other is looked at.
  it('lays the second beside the first, which is said to be marked', async () => {
    await open();
    await compare(1, 4);
    assert.deepEqual(
      (await captions()).map((text) => text.slice(0, 9)),
      ['Picture 1', 'Picture 4'],
    );
    assert.equal(await hint().count(), 0);
    const boxes = await Promise.all(
      [0, 1].map((index) => dialog().locator('.stage').nth(index).boundingBox()),
    );
    assert.ok(boxes[0] && boxes[1] && boxes[0].x + boxes[0].width <= boxes[1].x);
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  // One closer than the other, or in another corner, shows no difference but that.
  it('zooms and moves both as one', async () => {
    await open();
    await compare(1, 2);
    await standsStill(dialog().locator('.stage-part').last());
    const [before = 0] = await widths();
    for (const key of ['+', '+', '+', '+']) await press(key);
    const [one, other] = await widths();
    assert.equal(one, other);
    assert.ok((one ?? 0) > before * 2);
    await press('ArrowRight');
    const lefts = await dialog()
      .locator('.compare-side')
      .evaluateAll((sides) =>
        sides.map((side) => {
          const part = side.querySelector('.stage-part')?.getBoundingClientRect();
          return Math.round((part?.x ?? 0) - side.getBoundingClientRect().x);
        }),
      );
    assert.equal(lefts[0], lefts[1]);
  });

  // A slider over two shapes would hide the edges of one.
  it('lays them over each other where both have one shape, with a divider', async () => {
    await open();
    await compare(1, 2);
    await dialog().getByRole('button', { name: 'Lay over each other' }).click();
    const divider = dialog().getByRole('slider', { name: 'Divider' });
    await divider.fill('25');
    const clip = () =>
      dialog()
        .locator('.compare-side')
        .nth(1)
        .evaluate((side) => getComputedStyle(side).clipPath);
    assert.equal(await clip(), 'inset(0px 0px 0px 25%)');
    await divider.focus();
    await press('ArrowRight');
    assert.equal(await clip(), 'inset(0px 0px 0px 26%)');
    await press('Escape');
    await cell(1).focus();
    await press('c');
    await opened.notify('picture/compare', { taskId: 'p' });
    await dialog().waitFor();
    assert.equal(await dialog().getByRole('button', { name: 'Lay over each other' }).count(), 0);
  });

  // Which one was left?
  it('swaps the two', async () => {
    await open();
    await compare(3, 4);
    await dialog().getByRole('button', { name: 'Swap' }).click();
    assert.deepEqual(
      (await captions()).map((text) => text.slice(0, 9)),
      ['Picture 4', 'Picture 3'],
    );
  });

  // A mark one cannot take back stays in the way.
  it('forgets the mark by the same key or its own button', async () => {
    await open();
    await cell(1).focus();
    await press('c');
    await hint().waitFor();
    await press('c');
    await hint().waitFor({ state: 'detached' });
    await press('c');
    await opened.page.getByRole('button', { name: 'Do not compare' }).click();
    await hint().waitFor({ state: 'detached' });
  });

  // From one picture to the next and back is how people look for the second one.
  it('marks and compares inside the lightbox', async () => {
    await open();
    await cell(1).click();
    await press('c');
    await hint().waitFor();
    await press('ArrowRight');
    await press('c');
    await dialog().waitFor();
    assert.equal((await captions()).length, 2);
  });

  // In a sidebar two pictures side by side are strips.
  it('puts one under the other where it is narrow', async () => {
    await open(300);
    await compare(1, 2);
    const boxes = await Promise.all(
      [0, 1].map((index) => dialog().locator('.stage').nth(index).boundingBox()),
    );
    assert.ok(boxes[0] && boxes[1] && boxes[0].y + boxes[0].height <= boxes[1].y);
    assert.ok(boxes[0].width > 250 && boxes[0].height > 150);
  });
});
