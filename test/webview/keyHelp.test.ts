// Keys that are not on the list are known to nobody; one on the list that does nothing is a promise not kept.
import assert from 'node:assert/strict';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { gridTask, imageTask } from '../support/page/sampleTasks';

describe('the list of keys', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const tasks = [
    gridTask('grid', 1, { title: 'lighthouse' }),
    imageTask('image', 5, [1200, 800], { title: 'kiln at midnight' }),
  ];
  const tile = (name: string) => opened.page.getByRole('button', { name, exact: true });
  const press = (key: string) => opened.page.keyboard.press(key);

  it('names those that press a picture’s buttons, and each of them does on the wall', async () => {
    const snapshot = sampleSnapshot(tasks);
    opened = await bench.open({ snapshot, surface: 'gallery', width: 1440 });
    await tile('lighthouse').focus();
    await press('?');
    const help = opened.page.getByRole('dialog', { name: 'Keys of the gallery' });
    const rows = await help
      .locator('dl > div')
      .evaluateAll((all) =>
        all.map((row) => [
          [...row.querySelectorAll('kbd')].map(({ textContent }) => textContent).join(' '),
          row.querySelector('dd')?.textContent,
        ]),
      );
    assert.partialDeepStrictEqual(Object.fromEntries(rows), {
      'U 1 – 4': 'Upscale one of the four',
      'V 1 – 4': 'Vary one of the four',
      R: 'Reroll',
      Z: 'To the zoom buttons',
      'Alt + ← → ↑ ↓': 'Pan',
      C: 'Compare',
    });
    await press('Escape');
    await help.waitFor({ state: 'detached' });
    // One right after the other, as they must come within a second.
    await Promise.all(['u', '2', 'v', '3', 'r'].map(press));
    await press('c');
    await opened.page.getByText('Press C on another picture').waitFor();
    await press('c');
    await tile('kiln at midnight').click();
    await press('Alt+ArrowLeft');
    const pressed = (await opened.sent('action/run')).map(
      ({ params }) => (params as { actionId: string }).actionId,
    );
    assert.deepEqual(pressed, ['id-U2', 'id-V3', 'id-Reroll', 'id-Pan Left']);
    await press('z');
    const focused = () => opened.page.evaluate(() => document.activeElement?.ariaLabel);
    assert.equal(await focused(), 'Zoom Out 2x');
  });

  for (const [width, theme] of [
    [760, 'dark'],
    [1440, 'light'],
  ] as const) {
    it(`fits the page, ${width} px, ${theme}`, async () => {
      const snapshot = sampleSnapshot(tasks);
      opened = await bench.open({ snapshot, surface: 'gallery', width, height: 700, theme });
      await tile('lighthouse').focus();
      await press('?');
      const help = opened.page.getByRole('dialog', { name: 'Keys of the gallery' });
      const isWithin = await help.evaluate((dialog) => {
        const { top, bottom, left, right } = dialog.getBoundingClientRect();
        return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
      });
      assert.ok(isWithin);
      await opened.page.screenshot({ path: `test-results/key-help-${width}-${theme}.png` });
    });
  }
});
