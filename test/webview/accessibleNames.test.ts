import assert from 'node:assert/strict';
import { PageBench } from '../support/page/openPage';
import { fullSnapshot, sampleSnapshot } from '../support/page/sampleSnapshot';
import { gridTask, imageTask, runningTask, upscaledActions } from '../support/page/sampleTasks';

describe('accessible names', () => {
  let bench: PageBench;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());

  // Without these a screen reader cannot find the prompt or the button that sends it.
  it('names the prompt box and the send button by the kind', async () => {
    const { page, close } = await opened(bench, sampleSnapshot([]));
    await page.getByRole('textbox', { name: 'Prompt', exact: true }).waitFor();
    const verbs = ['Blend', 'Describe', 'Swap Face', 'Edit', 'Shorten', 'Animate', 'Imagine'];
    for (const verb of verbs) {
      await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: verb });
      await page.getByRole('button', { name: verb, exact: true }).waitFor();
    }
    await close();
  });

  // A task that is not an article with its prompt as a name is a nameless box.
  it('labels a task by its prompt and says that it is busy', async () => {
    const { page, close } = await opened(bench, sampleSnapshot([runningTask('a'), gridTask('b')]));
    const busy = page.getByRole('article', { name: 'old harbour in rain, ink and wash' });
    assert.equal(await busy.getAttribute('aria-busy'), 'true');
    const done = page.getByRole('article', { name: 'lighthouse on basalt cliffs, fog, warm lamp' });
    assert.equal(await done.getAttribute('aria-busy'), 'false');
    await close();
  });

  // A prompt that is drawn in parts must still be heard, and found, as one.
  it('keeps the prompt whole in the name, parameters and all', async () => {
    const title = 'a fox, in  snow --ar 3:2 --v 7 --no text';
    const { page, close } = await opened(bench, sampleSnapshot([gridTask('a', 1, { title })]));
    const name = title.replace('  ', ' ');
    assert.equal(await page.getByRole('article', { name, exact: true }).count(), 1);
    await close();
  });

  // Progress that is only a coloured line tells nothing to those who do not see it.
  it('gives progress a value and a text', async () => {
    const { page, close } = await opened(bench, sampleSnapshot([runningTask('a')]));
    const bar = page.getByRole('progressbar');
    assert.equal(await bar.getAttribute('aria-valuenow'), '46');
    assert.equal(await bar.getAttribute('aria-valuetext'), '46 %, about 20 s left');
    await page.getByText('46 %, about 20 s left').waitFor();
    await close();
  });

  // Four pictures in one file would be one picture, with nothing to choose from.
  it('shows a grid as a list of four pictures', async () => {
    const { page, close } = await opened(bench, sampleSnapshot([gridTask('a')]));
    const list = page.getByRole('list', { name: 'Pictures', exact: true });
    for (const cell of [1, 2, 3, 4]) {
      await list.getByRole('listitem', { name: `Picture ${cell}`, exact: true }).waitFor();
    }
    assert.equal(await list.getByRole('listitem').count(), 4);
    await close();
  });

  // A person who knows Midjourney looks for these words, and a tick must not change them.
  it('names every action by its own word, once', async () => {
    const { page, close } = await opened(bench, sampleSnapshot([gridTask('a'), imageTask('b')]));
    const words = ['U1', 'U2', 'U3', 'U4', 'Reroll', 'V1', 'V2', 'V3', 'V4'];
    for (const word of [...words, ...upscaledActions().map(({ label }) => label)]) {
      assert.equal(await page.getByRole('button', { name: word, exact: true }).count(), 1, word);
    }
    const pressed = page.getByRole('button', { name: 'U2', exact: true, pressed: true });
    assert.equal(await pressed.count(), 1);
    assert.match((await pressed.getAttribute('title')) ?? '', /pressed before/);
    await close();
  });

  // Headings are how a long page is walked through by ear.
  it('puts what waits and what runs first, then the days', async () => {
    const { page, close } = await opened(bench, fullSnapshot());
    assert.deepEqual(await page.getByRole('heading', { level: 2 }).allTextContents(), [
      'Waiting for you · 1',
      'Running · 2',
      'Today',
      'Yesterday',
    ]);
    await close();
  });
});

async function opened(bench: PageBench, snapshot: ReturnType<typeof sampleSnapshot>) {
  const opened = await bench.open({ snapshot });
  return { page: opened.page, close: () => opened.close() };
}
