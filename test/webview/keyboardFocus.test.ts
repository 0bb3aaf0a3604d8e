// Without a mouse one would be thrown to the top of the page each time something is answered, or lost altogether.
import assert from 'node:assert/strict';
import type { TaskView } from '../../src/protocol/views';
import { regionSnapshot } from '../support/page/maskPage';
import { PageBench, type OpenedPage } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { runningTask, waitingTask } from '../support/page/sampleTasks';

describe('the focus', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const press = (key: string) => opened.page.keyboard.press(key);
  const focusedTask = () =>
    opened.page.evaluate(() =>
      document.activeElement?.closest('[data-task-id]')?.getAttribute('data-task-id'),
    );
  const isOn = (wanted: string) =>
    opened.page.waitForFunction(
      (id) => document.activeElement?.matches(`[data-task-id="${id}"]`),
      wanted,
    );
  /** The gateway goes on with what was answered. */
  const answered = (snapshot: { readonly tasks: readonly TaskView[] }, id: string) =>
    sampleSnapshot(
      snapshot.tasks.map((task) => (task.id === id ? runningTask(id) : task)),
      { revision: 2 },
    );

  it('stays with a card that was answered, though it stands elsewhere now', async () => {
    const snapshot = sampleSnapshot([waitingTask('waiting'), runningTask('running')]);
    opened = await bench.open({ snapshot });
    await opened.page.getByRole('textbox', { name: 'How far should it zoom out?' }).focus();
    await press('Enter');
    await opened.push(answered(snapshot, 'waiting'));
    await isOn('waiting');
  });

  it('comes back from the mask studio to what was marked, and stays there', async () => {
    const snapshot = regionSnapshot([640, 640]);
    opened = await bench.open({ snapshot });
    await opened.notify('input/open', { taskId: 'region' });
    const studio = opened.page.getByRole('dialog', { name: 'Vary (Region)' });
    await studio.waitFor();
    for (const key of ['m', 'ArrowRight', 'Enter', 'Tab']) await press(key);
    await opened.page.keyboard.type('a red tent');
    await press('Enter');
    await studio.waitFor({ state: 'detached' });
    assert.equal((await opened.sent('task/answer')).length, 1);
    assert.equal(await focusedTask(), 'region');
    await opened.push(answered(snapshot, 'region'));
    await isOn('region');
  });

  it('is in the details again after an answer there', async () => {
    const snapshot = sampleSnapshot([waitingTask('waiting')]);
    opened = await bench.open({
      snapshot,
      surface: 'gallery',
      width: 1200,
      state: { selectedTaskId: 'waiting' },
    });
    await opened.page.getByRole('textbox', { name: 'How far should it zoom out?' }).focus();
    await press('Enter');
    await opened.push(answered(snapshot, 'waiting'));
    await opened.page.waitForFunction(() => document.activeElement?.matches('.details'));
  });
});
