import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import {
  readMask,
  regionSnapshot,
  onScreen,
  openStudio,
  parentId,
  sendMask,
} from '../../support/page/maskPage';
import { PageBench, type OpenedPage } from '../../support/page/openPage';
import { sampleSnapshot } from '../../support/page/sampleSnapshot';
import { themeNames } from '../../support/page/themes';
import { referencePolygon } from '../../support/referenceMask';

describe('mask studio', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const button = (name: string) => opened.page.getByRole('button', { name, exact: true });
  const stage = () => opened.page.getByRole('application', { name: 'Picture to mark' });
  const open = async (
    size: readonly [number, number],
    strokes?: unknown,
    surface: 'gallery' | 'sidebar' = 'gallery',
  ) => {
    opened = await bench.open({
      snapshot: regionSnapshot(size, strokes),
      state: { selectedTaskId: 'region' },
      surface,
      ...(surface === 'gallery' ? { width: 1200, height: 800 } : { width: 300, height: 800 }),
    });
    return openStudio(opened);
  };
  /** The strokes that were kept last. */
  const kept = async () => {
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'mask/keep'),
    );
    return (await opened.sent('mask/keep')).at(-1)!.params as { taskId: string; strokes: unknown };
  };

  // The wrong pixels would be paid for, and only seen a minute later.
  for (const size of [
    [640, 640],
    [1456, 816],
    [1001, 667],
  ] as const) {
    it(`sends what a lasso went around, to the pixel, ${size[0]} × ${size[1]}`, async () => {
      await open(size);
      await stage().press('l');
      const [width, height] = size;
      const at = await onScreen(opened, width);
      const star = [0, 2, 4, 1, 3].map((i) => [
        width * (0.5 + 0.4 * Math.cos(i * 1.2566)),
        height * (0.5 + 0.4 * Math.sin(i * 1.2566)),
      ]);
      const { mouse } = opened.page;
      const [first, ...rest] = star.map(([x, y]) => at(x!, y!));
      await mouse.move(first!.x, first!.y);
      await mouse.down();
      for (const { x, y } of rest) await mouse.move(x, y);
      await mouse.up();
      const mask = readMask(await sendMask(opened));
      const { taskId, strokes } = await kept();
      assert.equal(taskId, parentId);
      const [lasso] = strokes as { tool: string; points: [number, number][] }[];
      assert.equal(lasso!.tool, 'lasso');
      assert.equal(lasso!.points.length, 5);
      assert.deepEqual([mask.width, mask.height], [width, height]);
      const expected = referencePolygon(lasso!.points, width, height);
      assert.ok(Buffer.from(mask.data).equals(Buffer.from(expected)));
      assert.ok(expected.includes(255));
      // A star filled even-odd has a hole.
      assert.equal(mask.data[Math.floor(height / 2) * width + Math.floor(width / 2)], 0);
    });
  }

  // Another try would not begin where the last one ended.
  it('makes the same bytes of the same strokes after a reload', async () => {
    await open([1001, 667]);
    const at = await onScreen(opened, 1001);
    const { mouse } = opened.page;
    await mouse.move(at(200, 200).x, at(200, 200).y);
    await mouse.down();
    for (let i = 0; i < 40; i++) {
      const { x, y } = at(200 + i * 15, 300 + 150 * Math.sin(i / 4));
      await mouse.move(x, y);
    }
    await mouse.up();
    await button('Invert').click();
    const before = await sendMask(opened);
    const { strokes } = await kept();
    await opened.close();
    await open([1001, 667], strokes);
    await opened.page.getByText('Marked as you left it.').waitFor();
    assert.ok((await sendMask(opened)).equals(before));
  });

  // Without a mouse nobody could vary a region.
  it('marks a rectangle by keyboard alone, and says so', async () => {
    const studio = await open([800, 600]);
    await opened.page.keyboard.press('m');
    await opened.page.keyboard.press('ArrowRight');
    await studio.getByText('400 by 300 pixels, at 200, 150').waitFor();
    await opened.page.keyboard.press('ArrowRight');
    await opened.page.keyboard.press('Alt+ArrowLeft');
    await opened.page.keyboard.press('Shift+ArrowDown');
    await opened.page.keyboard.press('Shift+Alt+ArrowUp');
    await studio.getByText('400 by 319 pixels, at 219, 150').waitFor();
    await opened.page.keyboard.press('Enter');
    await studio.getByText('Marked: 27 % of the picture').waitFor();
    const { data } = readMask(await sendMask(opened));
    data.forEach((value, i) => {
      const [x, y] = [i % 800, Math.floor(i / 800)];
      const isInside = x >= 219 && x < 619 && y >= 150 && y < 469;
      if ((value === 255) !== isInside) assert.fail(`${x}, ${y} is ${value}`);
    });
    const [sent] = await opened.sent('task/answer');
    assert.partialDeepStrictEqual(sent!.params, {
      taskId: 'region',
      prompt: 'lighthouse on basalt cliffs',
    });
  });

  // A gateway refuses an empty mask, some after charging for it.
  it('sends nothing when nothing is marked, and says so in one sentence', async () => {
    const studio = await open([800, 600]);
    await button('Send').last().click();
    await studio.getByRole('alert').getByText('Nothing is marked.').waitFor();
    await button('Invert').click();
    await button('Clear').click();
    await studio.getByRole('textbox', { name: 'Prompt' }).press('Enter');
    await studio.getByRole('alert').getByText('Nothing is marked.').waitFor();
    assert.equal((await opened.sent('task/answer')).length, 0);
    assert.ok(await studio.isVisible());
  });

  // An Escape pressed by habit would throw an evening's painting away.
  it('keeps strokes and words when Escape closes it', async () => {
    const studio = await open([800, 600]);
    await opened.page.keyboard.press('Shift+V');
    await studio.getByRole('textbox', { name: 'Prompt' }).fill('a storm');
    await opened.page.keyboard.press('Escape');
    await studio.waitFor({ state: 'detached' });
    assert.deepEqual(await kept(), { taskId: parentId, strokes: [{ tool: 'invert' }] });
    await openStudio(opened);
    assert.equal(await studio.getByRole('textbox', { name: 'Prompt' }).inputValue(), 'a storm');
  });

  // A snapshot arrives every second: it must not wipe what is being drawn.
  it('goes on undisturbed when the page is drawn anew', async () => {
    const studio = await open([800, 600]);
    await opened.page.keyboard.press('Shift+V');
    await opened.push({ ...regionSnapshot([800, 600], []), revision: 2 });
    await opened.push({ ...regionSnapshot([800, 600], [{ tool: 'clear' }]), revision: 3 });
    assert.ok(await studio.isVisible());
    assert.ok(readMask(await sendMask(opened)).data.every((value) => value === 255));
  });

  it('undoes and redoes by key and by button, and greys what cannot be', async () => {
    const studio = await open([800, 600]);
    assert.equal(await button('Undo').getAttribute('aria-disabled'), 'true');
    await opened.page.keyboard.press('Shift+V');
    await opened.page.keyboard.press('Control+z');
    await studio.getByText('Nothing is marked.').waitFor();
    await button('Redo').click();
    await studio.getByText('Marked: 100 % of the picture').waitFor();
    await opened.page.keyboard.press('Control+z');
    await opened.page.keyboard.press('Control+Shift+Z');
    await studio.getByText('Marked: 100 % of the picture').waitFor();
  });

  it('sizes the brush by key and slider, erases, and drags the picture with Space', async () => {
    const studio = await open([800, 600]);
    const slider = studio.getByRole('slider', { name: 'Brush size' });
    const size = () => slider.getAttribute('aria-valuetext');
    assert.equal(await size(), '50 pixels');
    await stage().press(']');
    assert.equal(await size(), '60 pixels');
    await stage().press('[');
    assert.equal(await size(), '50 pixels');
    await stage().press('Shift+V');
    await stage().press('e');
    assert.equal(await button('Eraser').getAttribute('aria-pressed'), 'true');
    const at = await onScreen(opened, 800);
    await opened.page.mouse.click(at(400, 300).x, at(400, 300).y);
    await studio.getByText('Marked: 100 % of the picture').waitFor();
    await opened.page.keyboard.down('Space');
    await opened.page.mouse.down();
    await opened.page.mouse.move(at(450, 300).x, at(450, 300).y);
    await opened.page.mouse.up();
    await opened.page.keyboard.up('Space');
    const moved = await onScreen(opened, 800);
    assert.ok(Math.abs(moved(400, 300).x - at(450, 300).x) < 1);
    const { data } = readMask(await sendMask(opened));
    const hole = data.filter((value) => value === 0).length;
    assert.ok(Math.abs(hole - Math.PI * 25 * 25) < 40, `${hole} pixels`);
  });

  it('zooms at the pointer with the wheel, and fits again', async () => {
    await open([800, 600]);
    const before = await onScreen(opened, 800);
    const place = before(200, 150);
    // A wheel tells whole pixels only.
    const [x, y] = [Math.round(place.x), Math.round(place.y)];
    await opened.page.mouse.move(x, y);
    await opened.page.mouse.wheel(0, -600);
    await opened.page.waitForFunction(
      () => document.querySelector('.mask-picture')!.clientWidth > 1200,
    );
    const zoomed = (await onScreen(opened, 800))(200, 150);
    assert.ok(Math.abs(zoomed.x - x) < 2 && Math.abs(zoomed.y - y) < 2);
    await button('Fit').click();
    const after = (await onScreen(opened, 800))(200, 150);
    assert.ok(Math.abs(after.x - x) < 1);
  });

  // A paid Vary (Region) could not be finished, and nobody would say that its picture only lies in the bin.
  it('says that its picture was removed, and brings it back', async () => {
    const snapshot = regionSnapshot([800, 600]);
    const [waiting] = snapshot.tasks;
    const { parentPicture, ...asked } = waiting!.inputWanted!;
    const without = (parentIs: 'removed' | 'gone') =>
      sampleSnapshot([{ ...waiting!, inputWanted: { ...asked, parentIs } }]);
    opened = await bench.open({ snapshot: without('removed') });
    const card = opened.page.getByRole('group', { name: asked.title });
    await card.getByText(/^The picture to mark was removed\. .*“Restore Removed…”/).waitFor();
    await opened.page.screenshot({ path: 'test-results/region-removed.png' });
    await card.getByRole('button', { name: 'Restore picture' }).click();
    assert.deepEqual((await opened.sent('tasks/restore'))[0]?.params, { taskIds: [parentId] });
    await opened.push({ ...without('gone'), revision: 2 });
    await card.getByText(/^The picture to mark is not in the history any more/).waitFor();
    assert.equal(await card.getByRole('button', { name: 'Restore picture' }).count(), 0);
    await opened.push({ ...snapshot, revision: 3 });
    await card.getByRole('button', { name: 'Mark region…' }).waitFor();
    assert.ok(parentPicture);
  });

  // A dialog that lets the focus out leaves keyboards in the cards behind it.
  for (const theme of themeNames) {
    for (const [surface, width] of [
      ['sidebar', 300],
      ['gallery', 1200],
    ] as const) {
      it(`holds the focus and has no fault, ${surface}, ${theme}`, async () => {
        const state = { selectedTaskId: 'region' };
        const snapshot = regionSnapshot([900, 600]);
        opened = await bench.open({ snapshot, state, surface, theme, width, height: 800 });
        const studio = await openStudio(opened);
        for (const key of ['m', 'ArrowRight', 'Enter', 'ArrowRight', 'ArrowDown']) {
          await opened.page.keyboard.press(key);
        }
        await opened.page.screenshot({ path: `test-results/mask-${surface}-${theme}.png` });
        for (let i = 0; i < 18; i++) {
          await opened.page.keyboard.press('Tab');
          const isInside = await studio.evaluate(
            (dialog) =>
              document.activeElement === document.body || dialog.contains(document.activeElement),
          );
          assert.ok(isInside, `${i} tabs`);
        }
        const axe = new AxeBuilder({ page: opened.page }).include('.mask-studio');
        const faults = (await axe.analyze()).violations;
        assert.deepEqual(
          faults.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          [],
        );
        assert.deepEqual(await opened.violations(), []);
      });
    }
  }
});
