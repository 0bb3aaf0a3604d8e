// VS Code hands a page no bytes of what is dragged out of the explorer, only addresses, and lets it through only with
// Shift: a picture of the project could be looked for in a dialog, and nothing else.
import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { eventually, openEaselSession, type EaselSession } from '../support/easelSession';
import { loadScript } from '../support/scripts';
import { showFailures } from '../support/showFailures';
import { useTempFolders } from '../support/tempFolder';
import { chooseFromMenu, readToast, selectInExplorer } from '../support/workbench';

describe('pictures of the explorer', () => {
  let session: EaselSession;

  before(async () => {
    const folder = tempFolder();
    (await loadScript('createSampleWorkspace'))(folder);
    session = await openEaselSession({ window: { folder } });
    await readToast(session.window, 'accepts the key');
  });
  after(() => session.close());
  const tempFolder = useTempFolders();
  showFailures(() => session.window);

  const files = ['pictures/morning.png', 'pictures/noon.png'];
  const areThere = (frame: FrameLocator) =>
    eventually('both are in the composer, in their order', async () => {
      const names = await frame
        .getByRole('list', { name: 'Attached pictures' })
        .getByRole('img')
        .evaluateAll((all) => all.map((each) => each.getAttribute('alt')));
      return names.join() === 'morning.png,noon.png';
    });

  it('that are dragged on the composer with Shift are all there', async () => {
    const { window } = session;
    const { mouse, keyboard } = window.page;
    const row = await selectInExplorer(window, files);
    await window.runCommand('Easel: Open Gallery');
    const frame = await window.galleryFrame();
    const box = frame.getByRole('textbox', { name: 'Prompt', exact: true });
    await box.waitFor();
    const from = await row.boundingBox();
    assert.ok(from);
    await mouse.move(from.x + 40, from.y + 8);
    await mouse.down();
    await mouse.move(from.x + 60, from.y + 14, { steps: 4 });
    await keyboard.down('Shift');
    let moves = 0;
    await eventually('the composer takes it', async () => {
      // A drag is noticed by its moves.
      moves += 1;
      const to = await box.boundingBox();
      if (to) await mouse.move(to.x + 60 + (moves % 20), to.y + 10);
      return frame.locator('.composer.is-drop-target').isVisible();
    });
    await mouse.up();
    await keyboard.up('Shift');
    await areThere(frame);
  });

  it('are all references after one press in their menu', async () => {
    const { window } = session;
    const row = await selectInExplorer(window, files);
    await chooseFromMenu(window, row, 'Easel', 'Use as Reference');
    await areThere(await window.easelFrame());
  });
});
