// A newcomer without a key would see an empty page, or would pay for U2 and get another picture.
import assert from 'node:assert/strict';
import path from 'node:path';
import { PNG } from 'pngjs';
import {
  bytesOf,
  cardOf,
  eventually,
  filesBelow,
  imagine,
  storageFolder,
  waitForGrid,
} from '../support/easelSession';
import { openWindow, type VscodeWindow } from '../support/vscodeWindow';

describe('the first minute', () => {
  let window: VscodeWindow;
  const prompt = 'a lighthouse on basalt cliffs, fog --ar 3:2';

  before(async () => {
    window = await openWindow();
  });
  after(() => window.close());

  it('offers two ways in when there is no key', async () => {
    const frame = await window.easelFrame();
    await frame.getByRole('button', { name: 'Set API Key' }).waitFor();
    await frame.getByRole('button', { name: 'Try without a key' }).waitFor();
  });

  it('draws four pictures without a key', async () => {
    const frame = await window.easelFrame();
    await frame.getByRole('button', { name: 'Try without a key' }).click();
    await frame.getByText('Sandbox', { exact: true }).waitFor();
    const card = await imagine(frame, prompt);
    await waitForGrid(card);
    for (const name of ['Picture 1', 'Picture 2', 'Picture 3', 'Picture 4']) {
      await card.getByRole('listitem', { name, exact: true }).waitFor();
    }
  });

  it('gives the second cell, and one new task, for U2', async () => {
    const frame = await window.easelFrame();
    const before = await frame.getByRole('article').count();
    await cardOf(frame, prompt).getByRole('button', { name: 'U2', exact: true }).last().click();
    await eventually(
      'U2 makes one new card',
      async () => (await frame.getByRole('article').count()) === before + 1,
    );
    const upscaled = frame.getByRole('article').first();
    await upscaled.getByRole('button', { name: 'Upscale (Subtle)' }).waitFor({ timeout: 30_000 });

    // The card is done a moment before its bytes are on disk.
    let hash: string | undefined;
    await eventually('the bytes of U2 are kept', async () => {
      const src = await upscaled.locator('.picture-frame img').first().getAttribute('src');
      hash = /[0-9a-f]{64}/.exec(src ?? '')?.[0];
      return hash !== undefined && keptPictures(hash).length === 1;
    });
    const [cell] = keptPictures(hash!);
    const kept = keptPictures('');
    const grid = kept.find(({ width }) => width === Math.max(...kept.map((each) => each.width)))!;
    assert.ok(cell);
    assert.equal(cell.width * 2, grid.width);
    assert.ok(isCell(grid, cell, 1, 0), 'the picture of U2 is the cell at the top right');
  });

  /** Kept pictures whose name begins so. */
  function keptPictures(hash: string): readonly PNG[] {
    const folder = path.join(storageFolder(window), 'pictures');
    return filesBelow(folder)
      .filter((file) => !file.includes(`${path.sep}named${path.sep}`))
      .filter((file) => file.endsWith('.png') && path.basename(file).startsWith(hash))
      .map(bytesOf)
      .filter((bytes) => bytes.length > 0)
      .map((bytes) => PNG.sync.read(bytes));
  }
});

/** Whether `cell` is, pixel for pixel, the part of a two by two grid in that column and row. */
function isCell(grid: PNG, cell: PNG, column: number, row: number): boolean {
  const part = new PNG({ width: cell.width, height: cell.height });
  PNG.bitblt(grid, part, column * cell.width, row * cell.height, cell.width, cell.height, 0, 0);
  return part.data.equals(cell.data);
}
