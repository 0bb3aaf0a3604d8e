import assert from 'node:assert/strict';
import { PageBench } from '../support/page/openPage';
import { fullSnapshot, sampleSnapshot } from '../support/page/sampleSnapshot';
import {
  failedTask,
  gridTask,
  imageTask,
  sampleAction,
  waitingTask,
} from '../support/page/sampleTasks';

describe('safety', () => {
  let bench: PageBench;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());

  // Under VS Code's content policy half of the page would be missing.
  it('works without a single violation of the content policy', async () => {
    for (const width of [300, 1440]) {
      const surface = width === 300 ? 'sidebar' : 'gallery';
      const opened = await bench.open({ snapshot: fullSnapshot(), width, surface });
      await opened.fill({ prompt: 'a fox --ar 3:2', kind: 'imagine' });
      await opened.push({ ...fullSnapshot(), revision: 2 });
      await opened.page.waitForTimeout(300);
      assert.deepEqual(await opened.violations(), []);
      const isIconFontLoaded = await opened.page.evaluate(async () => {
        await document.fonts.load('16px codicon');
        return document.fonts.check('16px codicon');
      });
      assert.equal(isIconFontLoaded, true);
      await opened.close();
    }
  });

  // A gateway, or whoever wrote the prompt, could run code in the page.
  it('shows markup in any text as text', async () => {
    const evil = '<img src=x onerror="window.broken=1">';
    const snapshot = sampleSnapshot([
      gridTask('a', 1, { title: evil, prompt: evil, origin: evil, statusText: evil, seed: evil }),
      imageTask('b', 2, [100, 100], {
        actions: [
          sampleAction(evil, { tooltip: evil, emoji: evil }),
          sampleAction('x', { group: 'pan', emoji: evil }),
        ],
        texts: [evil],
        analysis: evil,
      }),
      failedTask('c', {
        problem: { sentence: evil, detail: evil, remedies: [{ id: 'retry', label: evil }] },
      }),
      { ...waitingTask('d'), inputWanted: { input: 'text', suggestion: evil, title: evil } },
    ]);
    for (const width of [300, 1200]) {
      const opened = await bench.open({ snapshot, width, state: { prompt: evil } });
      await opened.page.waitForTimeout(200);
      assert.equal(await opened.page.locator('img[src="x"]').count(), 0);
      assert.equal(await opened.page.evaluate(() => 'broken' in window), false);
      assert.ok((await opened.page.getByText(evil).count()) > 0);
      await opened.close();
    }
  });

  // A dead host would leave people pressing a button that does nothing.
  it('says so when the host cannot answer', async () => {
    const opened = await bench.open({ snapshot: sampleSnapshot([]) });
    await opened.page.evaluate(() => window.fakeHost.unknown.push('task/submit'));
    await opened.page.getByRole('textbox', { name: 'Prompt' }).fill('a fox');
    await opened.page.keyboard.press('Enter');
    await opened.page.getByText('Easel did not answer.').waitFor();
    await opened.close();
  });
});
