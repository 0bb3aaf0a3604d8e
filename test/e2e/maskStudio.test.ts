// Somebody without a mouse could not vary a region; a mask that the gateway reads otherwise redraws what should stay.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import {
  cardOf,
  eventually,
  filesBelow,
  openEaselSession,
  requestsTo,
  storageFolder,
  waitForGrid,
  type EaselSession,
} from '../support/easelSession';
import { pressAndRead } from '../support/pressAndRead';
import { showFailures } from '../support/showFailures';
import { tabTo } from '../support/tabTo';
import { readToast } from '../support/workbench';

describe('mask studio, by keyboard', () => {
  let session: EaselSession;
  const prompt = 'a stone hut in the hills';

  before(async () => {
    session = await openEaselSession();
    // While the key is checked VS Code moves the focus about.
    await readToast(session.window, 'accepts the key');
  });
  after(() => session.close());
  showFailures(() => session.window);

  it('varies a rectangle of U3, leaves all else as it was, and saves the picture', async function () {
    // Every picture that is kept is read, to the pixel.
    this.timeout(240_000);
    const { window, sandbox } = session;
    const { keyboard } = window.page;
    const frame = await window.easelFrame();
    // From here on there is nothing but the keyboard.
    const box = frame.getByRole('textbox', { name: 'Prompt' });
    await box.focus();
    await keyboard.type(prompt);
    await eventually('all is written', async () => (await box.inputValue()) === prompt);
    await keyboard.press('Enter');
    await waitForGrid(cardOf(frame, prompt));
    await tabTo(keyboard, frame, 'U3');
    await keyboard.press('Enter');
    // What comes of it hangs above.
    await frame.getByRole('button', { name: 'Vary (Region)' }).first().waitFor();
    await tabTo(keyboard, frame, 'Vary (Region)', 'Shift+Tab');
    await keyboard.press('Enter');

    // Nobody has to look for what waits: it opens.
    const studio = frame.getByRole('dialog', { name: 'Vary (Region)', exact: true });
    await studio.waitFor();
    const keys = ['m', 'ArrowRight', 'ArrowRight', 'Shift+ArrowLeft', 'Alt+ArrowDown'];
    const status = studio.getByRole('status', { includeHidden: true });
    await pressAndRead(keyboard, keys, status);
    const [w, h, x, y] = (await status.innerText()).match(/\d+/g)!.map(Number);
    await keyboard.press('Enter');
    await studio.getByText(/^Marked: \d+ %/).waitFor();
    await window.screenshot('mask-studio');
    await keyboard.press('Tab');
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('a red tent');
    await keyboard.press('Enter');
    await studio.waitFor({ state: 'detached' });

    await eventually(
      'one answer was sent',
      () => requestsTo(sandbox, '/submit/modal').length === 1,
    );
    const { body } = requestsTo(sandbox, '/submit/modal')[0]!;
    assert.match(String((body as { maskBase64: unknown }).maskBase64), /^data:image\/png;base64,/);
    assert.equal((body as { prompt: unknown }).prompt, 'a red tent');

    const result = frame.getByRole('article').first();
    await waitForGrid(result);
    const inside = { x: x!, y: y!, w: w!, h: h! };
    await eventually(
      'four pictures differ in the rectangle and nowhere else',
      () => {
        const all = results();
        const width = Math.max(...all.map((one) => one.width));
        // A cell that somebody rested on has the parent's size, too, and the first imagine is a grid as well.
        const parents = all.filter((one) => one.width * 2 === width);
        const grids = all.filter((one) => one.width === width);
        return parents.some((parent) =>
          grids
            .map((grid) => [0, 1, 2, 3].map((cell) => differences(grid, cell, parent, inside)))
            .some((cells) => cells.every(({ within, beyond }) => within > 100 && beyond === 0)),
        );
      },
      90_000,
    );

    await tabTo(keyboard, frame, 'Save to Project');
    assert.ok(await result.evaluate((card) => card.contains(document.activeElement)));
    await save();
  });

  async function save(): Promise<void> {
    const { window } = session;
    const { keyboard } = window.page;
    const before = pngsOfProject().length;
    await keyboard.press('Enter');
    const input = window.quickInput().locator('input:visible').first();
    await eventually('the dialog offers a name', async () =>
      (await input.inputValue({ timeout: 500 }).catch(() => '')).endsWith('.png'),
    );
    await keyboard.press('Enter');
    await eventually('it is saved', () => pngsOfProject().length === before + 1);
  }

  function pngsOfProject(): readonly string[] {
    return filesBelow(session.window.folder).filter((file) => file.endsWith('.png'));
  }

  /** What is kept; without masks, which are black and white. */
  function results(): readonly PNG[] {
    return filesBelow(path.join(storageFolder(session.window), 'pictures'))
      .filter((file) => file.endsWith('.png'))
      .map(readPng)
      .filter((png) => png?.data.some((value) => value !== 0 && value !== 255))
      .filter((png) => png !== undefined);
  }
});

/** Undefined for a preview that went while it was looked for. */
function readPng(file: string): PNG | undefined {
  try {
    return PNG.sync.read(fs.readFileSync(file));
  } catch {
    return undefined;
  }
}

/** How many pixels of one cell of a grid differ from a picture, within a rectangle and beyond it. */
function differences(
  grid: PNG,
  cell: number,
  picture: PNG,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
): { within: number; beyond: number } {
  const count = { within: 0, beyond: 0 };
  const [left, top] = [(cell % 2) * picture.width, Math.floor(cell / 2) * picture.height];
  for (let row = 0; row < picture.height; row++) {
    for (let column = 0; column < picture.width; column++) {
      const a = ((top + row) * grid.width + left + column) * 4;
      const b = (row * picture.width + column) * 4;
      if (grid.data.readUInt32BE(a) === picture.data.readUInt32BE(b)) continue;
      const isWithin = column >= x && column < x + w && row >= y && row < y + h;
      count[isWithin ? 'within' : 'beyond'] += 1;
    }
  }
  return count;
}
