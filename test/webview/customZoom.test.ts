// A zoom that Midjourney does not take would be refused after the wait, and a slider that is not the text would lie.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { waitingTask } from '../support/page/sampleTasks';

describe('the sheet of Custom Zoom', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const start = async (more: object = {}) => {
    opened = await bench.open({ snapshot: sampleSnapshot([waitingTask('a')]), ...more });
  };
  const box = () => opened.page.getByRole('textbox', { name: 'How far should it zoom out?' });
  const factor = () => opened.page.getByRole('textbox', { name: 'Zoom factor' });
  const slider = () => opened.page.getByRole('slider', { name: 'Zoom' });
  const ratio = () => opened.page.getByRole('combobox', { name: 'Ratio' });
  const send = () => opened.page.getByRole('group').getByRole('button', { name: 'Send' }).click();
  const words = 'lighthouse on basalt cliffs, fog, warm lamp';

  it('reads zoom and ratio from the words, and writes them there', async () => {
    await start();
    assert.equal(await factor().inputValue(), '1.5');
    assert.equal(await slider().inputValue(), '1.5');
    await slider().press('ArrowRight');
    assert.equal(await box().inputValue(), `${words} --zoom 1.55`);
    assert.equal(await factor().inputValue(), '1.55');
    await ratio().selectOption('16:9');
    assert.equal(await box().inputValue(), `${words} --zoom 1.55 --ar 16:9`);
    await box().fill('a harbour --ar 7:5 --zoom 1.2');
    assert.equal(await factor().inputValue(), '1.2');
    assert.equal(await slider().inputValue(), '1.2');
    assert.equal(await ratio().inputValue(), '7:5');
    await ratio().selectOption('Ratio as it is');
    assert.equal(await box().inputValue(), 'a harbour --zoom 1.2');
    await send();
    const [sent] = await opened.sent('task/answer');
    assert.deepEqual(sent?.params, { taskId: 'a', prompt: 'a harbour --zoom 1.2' });
  });

  for (const zoom of ['3', '0.5', 'abc', '']) {
    it(`refuses “${zoom}” in one sentence, and sends nothing`, async () => {
      await start();
      await factor().fill(zoom);
      await send();
      const alert = opened.page.getByRole('alert').getByText('Zoom must be between 1 and 2.');
      await alert.waitFor();
      assert.equal(await box().inputValue(), `${words} --zoom ${zoom}`.trim());
      assert.equal((await opened.sent('task/answer')).length, 0);
      await factor().fill('2');
      await alert.waitFor({ state: 'detached' });
      await send();
      assert.equal((await opened.sent('task/answer')).length, 1);
    });
  }

  // What a person has written would be undone by the next snapshot.
  it('keeps what is written when the page is drawn anew', async () => {
    await start();
    await factor().fill('1.75');
    await opened.push({ ...sampleSnapshot([waitingTask('a')]), revision: 2 });
    assert.equal(await box().inputValue(), `${words} --zoom 1.75`);
  });

  // A remix is charged at the button and again at the answer, by some.
  it('says of a remix that it may be charged once more, and has no zoom', async () => {
    const inputWanted = { input: 'text' as const, title: 'V1 waits.', suggestion: 'a fox' };
    opened = await bench.open({ snapshot: sampleSnapshot([{ ...waitingTask('a'), inputWanted }]) });
    await opened.page.getByText('Some gateways charge for this once more.').waitFor();
    assert.equal(await slider().count(), 0);
  });

  // Only the palette's list would lead to it, and its box cannot show a picture.
  it('opens the mask studio of a waiting region when it is told to', async () => {
    const { regionSnapshot } = await import('../support/page/maskPage');
    for (const look of [
      { width: 300, surface: 'sidebar' },
      { width: 1000, surface: 'gallery' },
    ] as const) {
      opened = await bench.open({ snapshot: regionSnapshot([240, 160]), ...look });
      await opened.notify('input/open', { taskId: 'region' });
      await opened.page.getByRole('dialog', { name: 'Vary (Region)' }).waitFor();
      if (look.width === 300) await opened.close();
    }
  });

  // Each look once: it is drawn by the same few rules.
  for (const [theme, width] of [
    ['dark', 170],
    ['light', 300],
    ['hcDark', 1000],
    ['hcLight', 300],
  ] as const) {
    it(`has no fault and fits, ${width} px, ${theme}`, async () => {
      const surface = width < 720 ? 'sidebar' : 'gallery';
      await start({ theme, width, height: 560, surface });
      await opened.page.locator('.zoom-fields').scrollIntoViewIfNeeded();
      await opened.page.screenshot({ path: `test-results/custom-zoom-${width}-${theme}.png` });
      const axe = new AxeBuilder({ page: opened.page }).include('.input-card');
      assert.deepEqual(
        (await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
      );
      const beyond = await opened.page.evaluate(() => {
        const { right } = document.querySelector('.input-card')!.getBoundingClientRect();
        return [...document.querySelectorAll('.input-card *')]
          .filter((each) => each.getBoundingClientRect().right > right)
          .map(({ className, tagName }) => `${tagName} ${className}`);
      });
      assert.deepEqual(beyond, []);
    });
  }
});
