import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { pixelsPng } from '../support/page/pixelsPng';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { gridTask, runningTask } from '../support/page/sampleTasks';

describe('picture grid', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  beforeEach(async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([gridTask('a')]) });
  });
  afterEach(() => opened.close());
  after(() => bench.stop());

  const cell = (number: number) =>
    opened.page.getByRole('listitem', { name: `Picture ${number}`, exact: true });
  /** What was sent once its cell is cut out, with the picture's size for its bytes. */
  const sentWhenReady = async (wanted: string) => {
    await opened.page.waitForFunction(
      (name) => window.fakeHost.sent.some(({ method }) => method === name),
      wanted,
    );
    return opened.page.evaluate(async (name) => {
      const sent = window.fakeHost.sent.filter(({ method }) => method === name);
      return Promise.all(
        sent.map(async ({ params }) => {
          const { bytes, ...rest } = params as { bytes: ArrayBuffer };
          const { width, height } = await createImageBitmap(new Blob([bytes]));
          return { ...rest, size: [width, height] };
        }),
      );
    }, wanted);
  };
  const open = (number: number) => cell(number).getByRole('button', { name: /^Open/ });

  // The shortest way from a picture to its upscale is a button on the picture itself.
  it('shows U, V and Save of one picture on hover', async () => {
    const u3 = cell(3).getByRole('button', { name: 'U3', exact: true });
    assert.equal(await u3.isVisible(), false);
    await cell(3).hover();
    await u3.click();
    await cell(3).getByRole('button', { name: 'Save', exact: true }).click();
    assert.deepEqual((await opened.sent('action/run'))[0]?.params, {
      taskId: 'a',
      actionId: 'id-U3',
    });
    const [saved] = await sentWhenReady('picture/save');
    assert.deepEqual(saved, { taskId: 'a', cell: 3, size: [600, 400] });
  });

  // A saved quarter that is one pixel off, or resampled, is not the picture that was paid for.
  it('cuts the cell out of its file, pixel for pixel', async () => {
    await opened.close();
    const task = gridTask('a');
    const file = { src: '/grid/1-40-40.svg', fullSrc: '/pixels/13-9.png', width: 13, height: 9 };
    const picture = { ...task.picture, ...file } as typeof task.picture & object;
    opened = await bench.open({ snapshot: sampleSnapshot([{ ...task, picture }]) });
    const places = [
      [1, 0, 0, 7, 5],
      [2, 7, 0, 6, 5],
      [3, 0, 5, 7, 4],
      [4, 7, 5, 6, 4],
    ] as const;
    const { keyboard } = opened.page;
    for (const [number] of places) {
      await open(number).focus();
      await keyboard.press(number % 2 ? 's' : 'n');
      await opened.page.waitForFunction(
        (count) =>
          window.fakeHost.sent.filter(({ method }) => /^picture\/(save|insert)/.test(method))
            .length === count,
        number,
      );
    }
    const cuts = await opened.page.evaluate(() =>
      window.fakeHost.sent
        .filter(({ method }) => /^picture\/(save|insert)/.test(method))
        .map(({ method, params }) => {
          const { cell, bytes } = params as { cell: number; bytes: ArrayBuffer };
          return { method, cell, bytes: [...new Uint8Array(bytes)] };
        }),
    );
    const whole = PNG.sync.read(Buffer.from(pixelsPng(13, 9)));
    for (const [index, [cell, left, top, width, height]] of places.entries()) {
      const cut = cuts[index];
      assert.ok(cut);
      assert.equal(cut.cell, cell);
      assert.equal(cut.method, cell % 2 ? 'picture/save' : 'picture/insert');
      const expected = new PNG({ width, height });
      PNG.bitblt(whole, expected, left, top, width, height, 0, 0);
      const seen = PNG.sync.read(Buffer.from(cut.bytes));
      assert.deepEqual([seen.width, seen.height], [width, height]);
      assert.equal(Buffer.compare(seen.data, expected.data), 0, `cell ${cell}`);
    }
  });

  // The whole grid would be saved under the name of one picture.
  it('says so when the cell cannot be cut out', async () => {
    await opened.close();
    const task = gridTask('a');
    const picture = { ...task.picture, fullSrc: '/missing/gone.png' } as typeof task.picture &
      object;
    opened = await bench.open({ snapshot: sampleSnapshot([{ ...task, picture }]) });
    await open(1).focus();
    await opened.page.keyboard.press('s');
    await opened.page
      .getByRole('alert')
      .getByText(/could not be cut out/)
      .waitFor();
    assert.equal((await opened.sent('picture/save')).length, 0);
  });

  // Whoever watches a grid being drawn would hear of one picture, then of four.
  it('is a list of four while it is a preview, with nothing to press', async () => {
    await opened.close();
    opened = await bench.open({ snapshot: sampleSnapshot([runningTask('a')]) });
    const list = opened.page.getByRole('list', { name: 'Pictures' });
    assert.equal(await list.getByRole('listitem').count(), 4);
    assert.equal(await list.getByRole('button').count(), 0);
  });

  // What only a mouse can reach does not exist for keyboard users.
  it('shows the same buttons on focus', async () => {
    await open(1).focus();
    await opened.page.keyboard.press('Tab');
    await opened.page.keyboard.press('Enter');
    assert.deepEqual((await opened.sent('action/run'))[0]?.params, {
      taskId: 'a',
      actionId: 'id-U1',
    });
  });

  // Four pictures walked with Tab alone are sixteen stops.
  it('moves with arrows and digits, and acts with single letters', async () => {
    const { keyboard } = opened.page;
    await open(1).focus();
    const focused = () => opened.page.evaluate(() => document.activeElement?.ariaLabel);
    await keyboard.press('ArrowRight');
    assert.equal(await focused(), 'Open picture 2');
    await keyboard.press('ArrowDown');
    assert.equal(await focused(), 'Open picture 4');
    await keyboard.press('3');
    assert.equal(await focused(), 'Open picture 3');
    await keyboard.press('v');
    await keyboard.press('r');
    await keyboard.press('Enter');
    await opened.page.getByRole('dialog', { name: /^Picture 3/ }).waitFor();
    await keyboard.press('Escape');
    const sent = (await opened.sent('action/run')).slice();
    assert.deepEqual(sent, [
      { method: 'action/run', params: { taskId: 'a', actionId: 'id-V3' } },
      { method: 'action/run', params: { taskId: 'a', actionId: 'id-Reroll' } },
    ]);
    await keyboard.press('n');
    const [inserted] = await sentWhenReady('picture/insert');
    assert.deepEqual(inserted, { taskId: 'a', cell: 3, size: [600, 400] });
  });

  // A command from the palette would not know which picture was meant.
  it('tells the host which picture has the focus', async () => {
    await open(2).focus();
    await opened.page.getByRole('button', { name: 'V4', exact: true }).focus();
    assert.deepEqual(
      (await opened.sent('focus/changed')).map(({ params }) => params),
      [{ taskId: 'a', cell: 2 }, { taskId: 'a' }],
    );
  });

  // VS Code's own menu would not know which picture was meant.
  it('tells the native menu which picture was right-clicked', async () => {
    assert.deepEqual(JSON.parse((await cell(2).getAttribute('data-vscode-context')) ?? ''), {
      webviewSection: 'picture',
      taskId: 'a',
      cell: 2,
      preventDefaultContextMenuItems: true,
    });
  });

  // A cell that shows the wrong part of the file makes people upscale what they did not see.
  it('shows in each cell its own quarter of the file', async () => {
    for (const [number, x, y] of [
      [1, 0, 0],
      [2, 1, 0],
      [3, 0, 1],
      [4, 1, 1],
    ] as const) {
      const place = await cell(number).evaluate((element) => {
        const frame = element.getBoundingClientRect();
        const image = element.querySelector('img')?.getBoundingClientRect();
        if (!image) return undefined;
        return [
          Math.round((frame.x - image.x) / frame.width),
          Math.round((frame.y - image.y) / frame.height),
          Math.round(image.width / frame.width),
        ];
      });
      assert.deepEqual(place, [x, y, 2]);
    }
  });
});
