// Somebody without a mouse could not edit a picture of the project; a region the gateway reads otherwise redraws what should stay.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import {
  bytesOf,
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
import { chooseFromMenu, readToast, selectInExplorer } from '../support/workbench';

describe('Edit Picture…', () => {
  let session: EaselSession;

  before(async () => {
    session = await openEaselSession();
    // It shows the side bar, which would hide the explorer again.
    await readToast(session.window, 'accepts the key');
  });
  after(() => session.close());
  showFailures(() => session.window);

  it('redraws a rectangle of a picture of the project, by keyboard, from the explorer', async () => {
    const { window, sandbox } = session;
    const { keyboard } = window.page;
    const row = await selectInExplorer(window, ['pictures/noon.png']);
    await chooseFromMenu(window, row, 'Easel', 'Edit Picture…');
    const gallery = await window.galleryFrame();
    const studio = gallery.getByRole('dialog', { name: 'Edit', exact: true });
    await studio.waitFor();
    await studio.getByRole('application', { name: 'Picture to mark' }).focus();
    const status = studio.getByRole('status', { includeHidden: true });
    await pressAndRead(keyboard, ['m', 'ArrowRight', 'Shift+ArrowLeft'], status);
    const [w, h, x, y] = (await status.innerText()).match(/\d+/g)!.map(Number);
    await keyboard.press('Enter');
    await studio.getByText(/^Marked: \d+ %/).waitFor();
    await window.screenshot('edit-picture');
    await studio.getByRole('textbox', { name: 'Prompt' }).fill('a red tent');
    await keyboard.press('Enter');
    await studio.waitFor({ state: 'detached' });

    await eventually('one edit was sent', () => requestsTo(sandbox, '/submit/edits').length === 1);
    const body = requestsTo(sandbox, '/submit/edits')[0]!.body as Record<string, string>;
    assert.equal(body['prompt'], 'a red tent');
    const [image, mask] = [sentPng(body['image']), sentPng(body['maskBase64'])];
    const original = readPng(path.join(window.folder, 'pictures', 'noon.png'));
    for (const { width, height } of [image, mask]) {
      assert.deepEqual([width, height], [original.width, original.height]);
    }
    for (let i = 0; i < image.width * image.height; i++) {
      const [column, line] = [i % image.width, Math.floor(i / image.width)];
      const isMarked = column >= x! && column < x! + w! && line >= y! && line < y! + h!;
      if (image.data[i * 4 + 3] !== (isMarked ? 0 : 255)) assert.fail(`alpha, ${column}, ${line}`);
      if (mask.data[i * 4] !== (isMarked ? 255 : 0)) assert.fail(`mask, ${column}, ${line}`);
    }

    const isGrid = gallery.locator('[data-badge="grid"]');
    const card = gallery.getByRole('article', { name: 'a red tent' }).and(isGrid).first();
    await card.waitFor({ timeout: 30_000 });
    await card.getByRole('button').first().click();
    await waitForGrid(gallery.getByRole('complementary', { name: 'Details' }));
  });

  /** The sandbox's record keeps of long bytes only the hash; the bytes themselves are in the picture folder. */
  function sentPng(recorded = ''): PNG {
    const short = /^data:image\/png;base64,([A-Za-z0-9+/=]+)$/.exec(recorded)?.[1];
    if (short !== undefined) return PNG.sync.read(Buffer.from(short, 'base64'));
    const hash = /sha256 ([0-9a-f]+)>$/.exec(recorded)?.[1] ?? assert.fail(recorded.slice(0, 80));
    const file = filesBelow(path.join(storageFolder(session.window), 'pictures')).find((one) => {
      const url = `data:image/png;base64,${bytesOf(one).toString('base64')}`;
      return createHash('sha256').update(url).digest('hex').startsWith(hash);
    });
    return readPng(file ?? assert.fail('What was sent is not kept.'));
  }

  function readPng(file: string): PNG {
    return PNG.sync.read(fs.readFileSync(file));
  }
});
