// A window that opens where nobody looks is a button that did nothing: it is pressed again, and paid twice.
import assert from 'node:assert/strict';
import type { Snapshot, TaskView } from '../../src/protocol/views';
import { parentId, regionSnapshot } from '../support/page/maskPage';
import { PageBench, type OpenedPage, type OpenOptions } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import {
  gridTask,
  imageTask,
  runningTask,
  sampleAction,
  waitingTask,
} from '../support/page/sampleTasks';

describe('a window that a press opens', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const actions = [
    sampleAction('Custom Zoom', { group: 'zoom', input: 'zoom' }),
    sampleAction('Vary (Region)', { group: 'vary', input: 'mask' }),
  ];
  const parent = imageTask(parentId, 6, [240, 160], { actions });
  /** Far enough down that its card is beyond the first screen. */
  const there = [...Array.from({ length: 12 }, (_, i) => gridTask(`later-${i}`, i + 1)), parent];
  const sending = runningTask('new', { origin: 'Custom Zoom', parentId });
  const withTask = (task: TaskView, revision = 2): Snapshot =>
    sampleSnapshot([task, ...there], { revision });
  const region = (): TaskView => ({ ...regionSnapshot([240, 160]).tasks[0]!, id: 'new' });

  const start = async (look: Partial<OpenOptions> = {}) => {
    opened = await bench.open({
      snapshot: sampleSnapshot(there),
      answers: { 'action/run': { ok: true, value: { taskId: 'new' } } },
      ...look,
    });
  };
  const wall = { surface: 'gallery', width: 1200, state: { selectedTaskId: parentId } } as const;
  const press = (name: string) => opened.page.getByRole('button', { name }).last().click();
  const words = () => opened.page.getByRole('textbox', { name: 'How far should it zoom out?' });
  const isFocused = () =>
    opened.page.waitForFunction(() => {
      const field = document.activeElement;
      const box = field?.getBoundingClientRect();
      const isIn = box && box.top >= 0 && box.bottom <= innerHeight && box.height > 0;
      return field?.matches('.input-card textarea') && isIn;
    });
  const focusedTag = () => opened.page.evaluate(() => document.activeElement?.tagName);
  const said = () =>
    opened.page.getByRole('status').getByText('Custom Zoom waits for you: lighthouse');
  const studio = () => opened.page.getByRole('dialog', { name: 'Vary (Region)', exact: true });

  for (const [place, look] of [
    ['its card, below the first screen', {}],
    ['the details beside the wall', wall],
  ] as const) {
    it(`comes from ${place}, with the focus in its words`, async () => {
      await start(look);
      await press('Custom Zoom');
      await opened.push(withTask(waitingTask('new')));
      await isFocused();
      await opened.page.screenshot({
        path: `test-results/waiting-${look === wall ? 'wall' : 'feed'}.png`,
      });
    });

    it(`comes also when it is only seen while asking, from ${place}`, async () => {
      await start(look);
      await press('Custom Zoom');
      await opened.push(withTask(sending));
      await opened.push(withTask({ ...sending, statusText: 'Queued' }, 3));
      assert.notEqual(await focusedTag(), 'TEXTAREA');
      await opened.push(withTask(waitingTask('new'), 4));
      await isFocused();
    });

    it(`is the mask studio where a region is wanted, from ${place}`, async () => {
      await start(look);
      await press('Vary (Region)');
      await opened.push(withTask(region()));
      await studio().waitFor();
    });
  }

  it('does not open behind the lightbox it was asked for in', async () => {
    await start(wall);
    await opened.notify('picture/view', { taskId: parentId });
    await press('Custom Zoom');
    await opened.push(withTask(sending));
    await opened.push(withTask(waitingTask('new'), 3));
    await isFocused();
    assert.equal(await opened.page.getByRole('dialog').count(), 0);
  });

  it('leaves a search where it was: the details show what it does not find', async () => {
    const search = 'is:starred';
    const found = { ...sampleSnapshot(there).found, search };
    await start({
      ...wall,
      state: { ...wall.state, search },
      snapshot: sampleSnapshot(there, { found }),
    });
    await press('Custom Zoom');
    await opened.push({ ...withTask(waitingTask('new')), found });
    await isFocused();
    assert.equal(await opened.page.getByRole('searchbox').inputValue(), search);
  });

  it('comes once: whoever went on is not called back', async () => {
    await start();
    await press('Custom Zoom');
    await opened.push(withTask(waitingTask('new')));
    await isFocused();
    await opened.page.getByRole('textbox', { name: 'Prompt', exact: true }).focus();
    await opened.page.getByRole('button', { name: 'Imagine' }).focus();
    await opened.push(withTask(runningTask('new'), 3));
    await opened.push(withTask(waitingTask('new'), 4));
    await words().waitFor();
    assert.notEqual(await focusedTag(), 'TEXTAREA');
  });

  it('does not take the words from somebody who writes the next prompt', async () => {
    await start();
    await press('Custom Zoom');
    const prompt = opened.page.getByRole('textbox', { name: 'Prompt', exact: true });
    await prompt.pressSequentially('a red');
    await opened.push(withTask(waitingTask('new')));
    await words().waitFor();
    await opened.page.keyboard.type(' fox');
    assert.equal(await prompt.inputValue(), 'a red fox');
    await said().waitFor({ state: 'attached' });
  });

  it('does not come over a dialog that was opened meanwhile', async () => {
    await start(wall);
    await press('Custom Zoom');
    await opened.notify('picture/view', { taskId: 'later-0' });
    await opened.page.getByRole('dialog').waitFor();
    await opened.push(withTask(waitingTask('new')));
    await said().waitFor({ state: 'attached' });
    assert.equal(await opened.page.getByRole('dialog').count(), 1);
    assert.notEqual(await focusedTag(), 'TEXTAREA');
  });

  // In VS Code the words would land in the page instead of the editor.
  it('is only shown to somebody who is in an editor meanwhile', async () => {
    await start();
    await press('Custom Zoom');
    await opened.page.evaluate(() => (document.hasFocus = () => false));
    await opened.push(withTask(waitingTask('new')));
    await opened.page.waitForFunction(() => {
      const box = document.querySelector('.input-card')?.getBoundingClientRect();
      return box && box.top >= 0 && box.top < innerHeight;
    });
    assert.notEqual(await focusedTag(), 'TEXTAREA');
  });

  // Another page of the same window, or another window, has asked for it.
  it('does not come where nobody pressed', async () => {
    await start();
    await opened.push(withTask(sending));
    await opened.push(withTask(waitingTask('new'), 3));
    await words().waitFor();
    assert.equal(await focusedTag(), 'BODY');
    // But it is said, for those who do not see it.
    await said().waitFor({ state: 'attached' });
  });
});
