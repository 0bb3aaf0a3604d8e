import assert from 'node:assert/strict';
import { clipboardContent } from '../support/clipboardContent';
import { eventually } from '../support/eventually';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { filmTask, gridTask, imageTask } from '../support/page/sampleTasks';

describe('taking a picture out of the page', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  const uri = 'file:///pictures/named/ab12/lighthouse-2.png';
  const answers = { 'picture/export': { ok: true, value: { uri } } };
  const tasks = [gridTask('a'), imageTask('b', 5, [1200, 800], { title: 'kiln at midnight' })];
  before(async () => (bench = await PageBench.start()));
  beforeEach(async () => {
    opened = await bench.open({ snapshot: sampleSnapshot(tasks), width: 420, answers });
  });
  afterEach(() => opened.close());
  after(() => bench.stop());

  const cell = (number: number) =>
    opened.page.getByRole('button', { name: `Open picture ${number}`, exact: true });
  const isCopied = async (size: string) => {
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'picture/copied'),
    );
    const wanted = `${size} image/png`;
    await eventually(async () => (await clipboardContent(opened.page)) === wanted, wanted);
  };

  describe('by the clipboard', () => {
    beforeEach(() => opened.page.context().grantPermissions(['clipboard-read', 'clipboard-write']));

    // Four pictures in a chat where one was meant.
    it('copies one cell as a PNG of its own size', async () => {
      await cell(3).click();
      await opened.page.getByRole('dialog').getByRole('button', { name: 'Copy Picture' }).click();
      await isCopied('600×400');
      assert.deepEqual(await opened.sent('action/run'), []);
    });

    // The command of the palette would copy nothing.
    it('copies the whole file when the host asks', async () => {
      await opened.notify('picture/copy', { taskId: 'b' });
      await isCopied('1200×800');
    });
  });

  // Somebody pastes what they had copied before, into a letter.
  it('says so, with a way out, where the clipboard is refused', async () => {
    await opened.page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException('Not allowed', 'NotAllowedError'));
      Object.defineProperty(navigator.clipboard, 'write', { value: refuse });
    });
    await opened.notify('picture/copy', { taskId: 'b' });
    const said = opened.page.getByRole('alert').getByText(/did not get into the clipboard/);
    await said.waitFor();
    assert.equal((await opened.sent('picture/copied')).length, 0);
  });

  // The native menu's Save on one picture would save four.
  it('cuts out a cell for the host', async () => {
    await opened.page.evaluate(() => {
      const receiver = { type: 'broadcast' };
      const params = { taskId: 'a', cell: 2 };
      window.postMessage({ id: 'h1', method: 'cell/cut', receiver, params }, '*');
    });
    await opened.page.waitForFunction(() => window.fakeHost.replies.length > 0);
    const size = await opened.page.evaluate(async () => {
      const [bytes] = window.fakeHost.replies as [ArrayBuffer];
      const { width, height } = await createImageBitmap(new Blob([bytes]));
      return [width, height];
    });
    assert.deepEqual(size, [600, 400]);
  });

  describe('by dragging', () => {
    /** What a drop would get, read where a drag begins: nobody may look into it later. */
    const drag = async (number: number) => {
      await opened.page.evaluate(() => {
        addEventListener('dragstart', ({ dataTransfer, defaultPrevented }) => {
          const data = (dataTransfer?.types ?? []).map((type) => [
            type,
            dataTransfer?.getData(type),
          ]);
          Object.assign(window, { dragged: { data, defaultPrevented } });
        });
      });
      const box = await cell(number).boundingBox();
      assert.ok(box);
      const { mouse } = opened.page;
      await mouse.move(box.x + 40, box.y + 70);
      return async () => {
        await mouse.down();
        await mouse.move(box.x + 60, box.y + 90, { steps: 4 });
        const dragged = await opened.page
          .waitForFunction(() => (window as { dragged?: unknown }).dragged)
          .then((handle) => handle.jsonValue());
        await mouse.up();
        return dragged as { data: readonly (readonly string[])[]; defaultPrevented: boolean };
      };
    };

    // A drop that brings nothing, or the page's own address.
    it('carries the file of the one cell under the pointer', async () => {
      const start = await drag(2);
      await opened.page.waitForFunction(() =>
        window.fakeHost.sent.some(({ method }) => method === 'picture/export'),
      );
      const [asked, ...others] = await opened.page.evaluate(async () => {
        const sent = window.fakeHost.sent.filter(({ method }) => method === 'picture/export');
        return Promise.all(
          sent.map(async ({ params }) => {
            const { bytes, ...rest } = params as { bytes: ArrayBuffer };
            const { width, height } = await createImageBitmap(new Blob([bytes]));
            return { ...rest, size: [width, height] };
          }),
        );
      });
      assert.deepEqual(asked, { taskId: 'a', cell: 2, size: [600, 400] });
      assert.deepEqual(others, []);
      // Its answer comes in a task of its own.
      await opened.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 30)));
      const { data, defaultPrevented } = await start();
      assert.equal(defaultPrevented, false);
      assert.deepEqual(Object.fromEntries(data), {
        'text/uri-list': uri,
        'application/vnd.code.uri-list': uri,
        resourceurls: JSON.stringify([uri]),
        // For a page of ours, which needs no file to know the picture.
        'application/vnd.easel.picture+json': JSON.stringify({ taskId: 'a', cell: 2 }),
      });
    });

    // A file for every picture somebody scrolls past.
    it('asks for no file while the pointer only passes by', async () => {
      // In one go: between two moves of the mouse a busy machine rests longer than a person.
      await opened.page.evaluate(async () => {
        const over = new PointerEvent('pointerover', { bubbles: true });
        for (const cell of document.querySelectorAll('.picture-open')) cell.dispatchEvent(over);
        document.querySelector('h3')?.dispatchEvent(over);
        await new Promise((resolve) => setTimeout(resolve, 300));
      });
      assert.deepEqual(await opened.sent('picture/export'), []);
    });

    // Each film somebody's pointer comes to rest on would be copied whole, a hundred megabytes for nothing.
    it('asks for the file of a film only when somebody presses on it', async () => {
      await opened.close();
      const snapshot = sampleSnapshot([filmTask('film', 1), ...tasks]);
      opened = await bench.open({ snapshot, width: 420, answers });
      const film = opened.page.locator('easel-film [draggable="true"]');
      const exported = async () =>
        (await opened.sent('picture/export')).map(
          ({ params }) => (params as { taskId: string }).taskId,
        );
      await film.evaluate(async (element) => {
        element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        // A timer that was set later and runs longer: what the pointer's rest brings has begun.
        await new Promise((resolve) => setTimeout(resolve, 200));
      });
      await film.focus();
      await opened.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
      assert.deepEqual(await exported(), []);
      await film.dispatchEvent('pointerdown');
      await opened.page.waitForFunction(() =>
        window.fakeHost.sent.some(({ method }) => method === 'picture/export'),
      );
      assert.deepEqual(await exported(), ['film']);
    });

    it('does not begin where there is no file', async () => {
      await opened.close();
      const none = { 'picture/export': { ok: false, problem: { sentence: 'No.', remedies: [] } } };
      opened = await bench.open({
        snapshot: sampleSnapshot([...tasks, filmTask('f', 1)]),
        width: 420,
        answers: none,
      });
      const start = await drag(1);
      const { data, defaultPrevented } = await start();
      assert.equal(defaultPrevented, true);
      assert.deepEqual(data, []);
    });
  });
});
