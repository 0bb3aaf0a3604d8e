// Whoever works from a text or from the explorer would find the menu missing, or pay for a picture that was never one.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import {
  cardOf,
  eventually,
  imagine,
  openEaselSession,
  requestsTo,
  waitForGrid,
  type EaselSession,
} from '../support/easelSession';
import { loadScript } from '../support/scripts';
import { showFailures } from '../support/showFailures';
import { useTempFolders } from '../support/tempFolder';
import {
  chooseFromMenu,
  clickAt,
  closeMenu,
  explorerRow,
  menuItems,
  openContextMenu,
  readToast,
  selectInExplorer,
} from '../support/workbench';

describe('menus', () => {
  let session: EaselSession;
  const pictures = ['morning', 'noon', 'dusk', 'extra1', 'extra2', 'extra3'].map(
    (name) => `pictures/${name}.png`,
  );

  before(async () => {
    const folder = tempFolder();
    (await loadScript('createSampleWorkspace'))(folder);
    for (const name of ['extra1', 'extra2', 'extra3']) {
      fs.copyFileSync(path.join(folder, pictures[0]!), path.join(folder, `pictures/${name}.png`));
    }
    fs.writeFileSync(path.join(folder, 'pictures/notes.png'), 'Buy lamp oil.\n');
    session = await openEaselSession({ window: { folder } });
    await readToast(session.window, 'accepts the key');
  });
  after(() => session.close());
  const tempFolder = useTempFolders();
  showFailures(() => session.window);

  const submits = () =>
    session.sandbox.requests.filter(
      ({ method, path }) => method === 'POST' && path.includes('/submit/'),
    );
  const blend = (row: Locator) => chooseFromMenu(session.window, row, 'Easel', 'Blend Pictures…');

  it('draws a selected sentence, and offers nothing where none is selected', async () => {
    const { window, sandbox } = session;
    await window.openFile('README.md');
    const line = window.page.locator('.view-line', { hasText: 'kitchen in the morning' });
    await clickAt(window, line);
    await openContextMenu(window, line);
    assert.equal(await menuItems(window, 'Easel').count(), 0);
    await closeMenu(window);

    await clickAt(window, line, { clickCount: 3 });
    await chooseFromMenu(window, line, 'Easel', 'Imagine from Selection');
    const sentence =
      "The keeper's kitchen in the morning: a blue kettle, bread on a board, fog in the window.";
    const input = window.quickInput().locator('input:visible').first();
    await eventually(
      'the words are shown before they are paid for',
      async () => (await input.inputValue()) === sentence,
    );
    await input.press('Enter');
    await waitForGrid(cardOf(await window.easelFrame(), sentence));
    assert.deepEqual(
      requestsTo(sandbox, '/submit/imagine').map(({ body }) => (body as { prompt: string }).prompt),
      [sentence],
    );
  });

  it('blends two selected pictures in the chosen shape, with one request', async () => {
    const { window, sandbox } = session;
    await blend(await selectInExplorer(window, pictures.slice(0, 2)));
    await window.pickQuickInput('Landscape');
    await waitForGrid(cardOf(await window.easelFrame(), 'Blend of 2 pictures'));
    const [request, ...others] = requestsTo(sandbox, '/submit/blend');
    assert.equal(request!.path, '/mj/submit/blend');
    const body = request!.body as { base64Array: string[]; dimensions: string };
    assert.equal(body.dimensions, 'LANDSCAPE');
    assert.equal(body.base64Array.length, 2);
    for (const url of body.base64Array) assert.match(url, /^data:image\/png;base64,/);
    assert.deepEqual(others, []);
  });

  it('says in one sentence how many pictures a blend takes, and sends nothing', async () => {
    const { window } = session;
    const before = submits().length;
    await blend(await selectInExplorer(window, pictures.slice(0, 1)));
    assert.match(await readToast(window, 'Blend needs'), /2 to 5 pictures/);
    await blend(await selectInExplorer(window, pictures));
    assert.match(await readToast(window, 'Blend takes'), /2 to 5 pictures/);
    assert.equal(submits().length, before);
  });

  it('knows a text that is called a picture, and sends nothing', async () => {
    const { window } = session;
    const before = submits().length;
    await blend(await selectInExplorer(window, [pictures[0]!, 'pictures/notes.png']));
    assert.match(await readToast(window, 'is not a picture'), /“notes\.png” is not a picture/);
    const notes = await explorerRow(window, 'pictures/notes.png');
    await notes.click();
    await chooseFromMenu(window, notes, 'Easel', 'Describe Picture…');
    await readToast(window, '“notes.png” is not a picture');
    assert.equal(submits().length, before);
  });

  it('describes a picture with four prompts, of which one can be used', async () => {
    const { window } = session;
    const row = await selectInExplorer(window, ['pictures/dusk.png']);
    await chooseFromMenu(window, row, 'Easel', 'Describe Picture…');
    const frame = await window.easelFrame();
    const prompts = cardOf(frame, 'Describe dusk.png').getByRole('list', { name: 'Prompts' });
    await prompts.waitFor({ timeout: 30_000 });
    const choices = prompts.getByRole('listitem');
    assert.equal(await choices.count(), 4);
    const words = (await choices.nth(2).locator('p').innerText()).trim();
    await choices.nth(2).getByRole('button', { name: 'Use prompt' }).click();
    const box = frame.getByRole('textbox', { name: 'Prompt' });
    await eventually(
      'the prompt is in the composer',
      async () => (await box.inputValue()) === words,
    );
  });

  it('describes one of four pictures that were made, once it is sent', async () => {
    const { window, sandbox } = session;
    const described = () => requestsTo(sandbox, '/submit/describe');
    const frame = await window.easelFrame();
    const card = await imagine(frame, 'a windmill over tulips');
    await waitForGrid(card);
    const before = described().length;
    const third = card.getByRole('button', { name: 'Open picture 3', exact: true });
    await third.scrollIntoViewIfNeeded();
    await chooseFromMenu(window, third, 'Describe Picture…');
    const send = frame.getByRole('button', { name: 'Describe', exact: true });
    await eventually('the focus is on Describe', () =>
      send
        .evaluate((element) => element === document.activeElement, undefined, { timeout: 500 })
        .catch(() => false),
    );
    assert.equal(described().length, before);
    await window.page.keyboard.press('Enter');
    const answer = cardOf(frame, 'Describe a-windmill-over-tulips.png');
    const prompts = answer.getByRole('list', { name: 'Prompts' });
    await prompts.waitFor({ timeout: 30_000 });
    assert.equal(described().length, before + 1);
  });
});
