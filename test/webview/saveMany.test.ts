// A hundred pictures for a page would be a hundred dialogs.
import assert from 'node:assert/strict';
import { PageBench, type OpenedPage } from '../support/page/openPage';
import { SampleHistory } from '../support/page/sampleHistory';

describe('saving many pictures', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const tile = (index: number) => opened.page.locator(`[data-index="${index}"] .tile-button`);
  const history = new SampleHistory(60);
  const ids = history.tasks.slice(1, 4).map(({ id }) => id);
  const pick = async () => {
    const snapshot = history.snapshot({ search: '', offset: 0, count: 60, isWall: true });
    opened = await bench.open({ snapshot, surface: 'gallery', width: 1440, history });
    await tile(1).click();
    await tile(3).click({ modifiers: ['Shift'] });
  };

  it('asks the host once, for all that are selected', async () => {
    await pick();
    const bar = opened.page.getByRole('toolbar', { name: 'Selected pictures' });
    await bar.getByRole('button', { name: 'Save…' }).click();
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'pictures/save'),
    );
    assert.deepEqual(
      (await opened.sent('pictures/save')).map(({ params }) => params),
      [{ taskIds: ids }],
    );
  });

  // The menu on one of them would save that one alone, as if the others were not selected.
  it('tells VS Code’s own menu what is selected, and only while it is', async () => {
    await pick();
    // As VS Code gathers it: from what was clicked outwards, the nearest word counts.
    const menuContext = () =>
      tile(2).evaluate((element) => {
        let context: Record<string, unknown> = {};
        for (let at: Element | null = element; at; at = at.parentElement) {
          const own = at.getAttribute('data-vscode-context');
          if (own) context = { ...(JSON.parse(own) as object), ...context };
        }
        return context;
      });
    const { taskId, pickedIds } = await menuContext();
    assert.deepEqual({ taskId, pickedIds }, { taskId: ids[1], pickedIds: ids });
    await opened.page.keyboard.press('Escape');
    assert.equal((await menuContext())['pickedIds'], undefined);
  });
});
