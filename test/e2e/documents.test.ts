// A picture that overwrites another, or a link that points nowhere, spoils the document somebody is writing.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  eventually,
  imagine,
  openEaselSession,
  waitForGrid,
  type EaselSession,
} from '../support/easelSession';
import { showFailures } from '../support/showFailures';
import { clickAt, readToast, runForPicture } from '../support/workbench';

describe('pictures in documents', () => {
  let session: EaselSession;

  before(async () => {
    session = await openEaselSession();
    await readToast(session.window, 'accepts the key');
    const frame = await session.window.easelFrame();
    await waitForGrid(await imagine(frame, 'a gale over the skerries --ar 3:2'));
  });
  after(() => session.close());
  showFailures(() => session.window);

  const fileOf = (name: string) => path.join(session.window.folder, name);
  const textOf = (name: string) => fs.readFileSync(fileOf(name), 'utf8');
  const filesIn = (name: string) =>
    fs.existsSync(fileOf(name)) ? fs.readdirSync(fileOf(name)).sort() : [];
  const pngs = () => filesIn('.').filter((name) => name.endsWith('.png'));

  it('inserts a link relative to the document, which one undo takes back', async () => {
    const { window } = session;
    const { keyboard } = window.page;
    const before = textOf('docs/storm.md');
    await window.openFile('docs/storm.md');
    await clickAt(window, window.page.locator('.view-line', { hasText: 'The storm' }).first());
    await keyboard.press('Control+End');
    await pickPicture('Easel: Insert Picture at Cursor', () => filesIn('docs/images').length === 1);
    const [name] = filesIn('docs/images');
    await clickAt(window, window.page.locator('.view-line', { hasText: 'images/' }).first());
    await keyboard.press('Control+S');
    await eventually('the document has the link', () =>
      textOf('docs/storm.md').includes(`![a gale over the skerries](images/${name!})`),
    );
    assert.ok(
      fs
        .readFileSync(fileOf(`docs/images/${name!}`))
        .subarray(1, 4)
        .equals(Buffer.from('PNG')),
    );

    await keyboard.press('Control+Z');
    await keyboard.press('Control+S');
    await eventually('one undo took it back', () => textOf('docs/storm.md') === before);
    const link = window.page.locator('.view-line', { hasText: `images/${name!}` });
    await pickPicture('Easel: Insert Picture at Cursor', async () => (await link.count()) > 0);
    assert.deepEqual(filesIn('docs/images'), [name], 'the same picture is one file');
  });

  it('saves where the dialog says, and offers a free name', async () => {
    const { window } = session;
    await savePicture();
    await window.quickInput().locator('input:visible').first().press('Enter');
    await eventually('it is saved', () => pngs().length === 1);
    const [first] = pngs();
    const shown = await savePicture();
    assert.match(shown, new RegExp(`${first!.replace('.png', '')}-2\\.png$`));
    await window.quickInput().locator('input:visible').first().press('Enter');
    await eventually('both are there', () => pngs().length === 2);
  });

  it('asks before it would overwrite, and leaves the file when told not to', async () => {
    const { window } = session;
    const mine = fileOf('mine.png');
    fs.writeFileSync(mine, 'my own work');
    await savePicture();
    const input = window.quickInput().locator('input:visible').first();
    await input.fill(mine);
    await input.press('Enter');
    await window.quickInput().getByText('already exists').first().waitFor();
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Escape');
    await window.quickInput().waitFor({ state: 'hidden' });
    assert.equal(fs.readFileSync(mine, 'utf8'), 'my own work');
  });

  /** The command, and the picture when it asks for one: the card in the side bar may be the focused one. */
  function pickPicture(title: string, isDone: () => boolean | Promise<boolean>): Promise<void> {
    return runForPicture(session.window, title, /a gale over the skerries/, isDone);
  }

  /** The dialog for saving is open; what it offers. */
  async function savePicture(): Promise<string> {
    const input = session.window.quickInput().locator('input:visible').first();
    const offered = () => input.inputValue({ timeout: 500 }).catch(() => '');
    await pickPicture('Easel: Save Picture…', async () => (await offered()).endsWith('.png'));
    return input.inputValue();
  }
});
