// Whoever looks through old pictures would come to an end after a hundred of ten thousand, without a reason to be seen.
import assert from 'node:assert/strict';
import { PageBench, type OpenedPage } from '../support/page/openPage';
import { SampleHistory } from '../support/page/sampleHistory';
import { missingTask } from '../support/page/sampleTasks';

describe('the lightbox over ten thousand', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  let history: SampleHistory;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  beforeEach(() => (history = new SampleHistory(10_000)));
  afterEach(() => opened.close());

  const open = async (isWall = true) => {
    const snapshot = history.snapshot({ search: '', offset: 0, count: 40, isWall });
    const width = isWall ? 1440 : 300;
    opened = await bench.open({ snapshot, surface: 'gallery', width, history });
    // A wall looks at what lies around its screen, too, as soon as its first pictures are there.
    if (isWall) await opened.answered('feed/show');
  };
  const dialog = () => opened.page.getByRole('dialog');
  const press = (key: string) => opened.page.keyboard.press(key);
  const count = (text: string) => dialog().getByText(text, { exact: true }).waitFor();
  const view = async (index: number) => {
    await opened.notify('picture/view', { taskId: history.tasks[index]!.id });
    await count(placeText(index));
  };
  const placeText = (index: number) => `${index + 1} of ${history.tasks.length}`;
  /** Goes on until the result at `end` is shown; every one between has to be seen, and none twice. */
  const walkTo = async (start: number, end: number) => {
    const key = end > start ? 'ArrowRight' : 'ArrowLeft';
    const seen = new Set<string>();
    for (let at = start; at !== end;) {
      const before = await dialog().getAttribute('data-vscode-context');
      await press(key);
      await opened.page.waitForFunction(
        (old) => document.querySelector('dialog')?.getAttribute('data-vscode-context') !== old,
        before,
      );
      const text = await dialog().getByRole('status').innerText();
      const now = Number(/(\d+) of/.exec(text)![1]) - 1;
      assert.ok(now === at || now === at + Math.sign(end - start), `from ${at} to ${now}`);
      const place = (await dialog().getAttribute('data-vscode-context'))!;
      assert.ok(!seen.has(place), place);
      seen.add(place);
      at = now;
    }
  };

  /** The first result that the page does not hold. */
  const heldEnd = () => {
    const { offset, count: held } = history.looks.at(-1)!;
    return offset + held;
  };

  it('goes on beyond what the page held, and back', async () => {
    await open();
    const end = heldEnd();
    await view(end - 3);
    await walkTo(end - 3, end + 3);
    await walkTo(end + 3, end);
    assert.ok(history.looks.every(({ count: held }) => held <= 400));
  });

  it('goes on in the sidebar, where no outline is known', async () => {
    await open(false);
    await view(38);
    await walkTo(38, 43);
  });

  it('starts anywhere, as with the palette’s View Picture', async () => {
    await open();
    await view(7_000);
    await walkTo(7_000, 7_002);
    await walkTo(7_002, 6_998);
  });

  it('has an arrow wherever there is something to go on to', async () => {
    // The oldest is a single picture: of a grid the cells would follow.
    history.tasks = history.tasks.slice(0, 9_999);
    await open();
    const arrow = (name: string) => dialog().getByRole('button', { name }).count();
    await view(0);
    assert.deepEqual([await arrow('Previous picture'), await arrow('Next picture')], [0, 1]);
    await view(9_998);
    assert.deepEqual([await arrow('Previous picture'), await arrow('Next picture')], [1, 0]);
  });

  // It would look as if everything was gone.
  it('keeps its picture until the next one is there', async () => {
    await open();
    await view(500);
    const title = await dialog().getByRole('heading', { level: 2 }).innerText();
    // None around it can be seen any more, so that the neighbour lies beyond what is held.
    history.tasks = history.tasks.map((task, index) =>
      Math.abs(index - 500) > 120 || index === 500 ? task : missingTask(task.id),
    );
    history.revision += 1;
    await opened.push(history.snapshot(history.looks.at(-1)!));
    await opened.page.evaluate(() => {
      const { answerers } = window.fakeHost;
      const show = answerers['feed/show']!;
      answerers['feed/show'] = async (look) => {
        await new Promise<void>((resolve) => Object.assign(window, { letThrough: resolve }));
        return show(look);
      };
    });
    await press('ArrowRight');
    await opened.page.waitForFunction(() => 'letThrough' in window);
    assert.equal(await dialog().getByRole('heading', { level: 2 }).innerText(), title);
    await dialog().locator('img').waitFor();
    const pump = setInterval(() => {
      // The last one may find the page closed.
      opened.page
        .evaluate(() => (window as unknown as { letThrough(): void }).letThrough())
        .catch(() => undefined);
    }, 20);
    await count(placeText(621)).finally(() => clearInterval(pump));
  });

  it('passes over a neighbour that was removed on the way there', async () => {
    await open();
    await view(40);
    const { id } = history.tasks[41]!;
    history.tasks = history.tasks.filter((task) => task.id !== id);
    history.revision += 1;
    const next = history.tasks[41]!;
    await opened.push(history.snapshot(history.looks.at(-1)!));
    await walkTo(40, 41);
    await dialog().getByRole('heading', { name: next.title }).waitFor();
  });

  // One would be back at the newest after a walk of an hour.
  it('comes back to the wall at the picture seen last', async () => {
    await open();
    await opened.page.locator('[data-index="2"] .tile-button').focus();
    await press('Enter');
    await view(90);
    await walkTo(90, 92);
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await opened.page.waitForFunction(
      (id) =>
        document.activeElement?.closest('.tile')?.getAttribute('data-task-id') === id &&
        document.activeElement.getBoundingClientRect().top < innerHeight,
      history.tasks[92]!.id,
    );
    const details = opened.page.getByRole('complementary', { name: 'Details' });
    await details.getByText(history.tasks[92]!.title, { exact: true }).first().waitFor();
  });

  it('comes back to the feed at the picture seen last', async () => {
    await open(false);
    await opened.page.getByRole('button', { name: 'Open picture 2', exact: true }).first().click();
    await walkTo(0, 2);
    await press('Escape');
    await opened.page.waitForFunction(
      (id) =>
        document.activeElement?.closest('[data-task-id]')?.getAttribute('data-task-id') === id,
      history.tasks[2]!.id,
    );
  });
});
