// A person would delete a picture by a slip of the mouse, and find no way back.
import assert from 'node:assert/strict';
import {
  cardOf,
  imagine,
  openEaselSession,
  waitForGrid,
  type EaselSession,
} from '../support/easelSession';
import { showFailures } from '../support/showFailures';
import {
  chooseFromMenu,
  closeMenu,
  menuItems,
  openContextMenu,
  readToast,
} from '../support/workbench';

describe('the history by menu', () => {
  let session: EaselSession;

  before(async () => {
    session = await openEaselSession();
    await readToast(session.window, 'accepts the key');
  });
  after(() => session.close());
  showFailures(() => session.window);

  it('removes a picture, and brings it back as it was on Undo', async () => {
    const { window, sandbox } = session;
    const frame = await window.easelFrame();
    const card = await imagine(frame, 'a coil of rope');
    await waitForGrid(card);
    const sent = sandbox.requests.filter(({ path }) => path.includes('/submit/')).length;
    const picture = card.getByRole('list', { name: 'Pictures' });
    await chooseFromMenu(window, picture, 'Star Picture');
    await chooseFromMenu(window, picture, 'Remove from History');
    const toast = window.notifications().filter({ hasText: 'Removed from the history.' });
    // It stays as long as the mouse is over it.
    await toast.hover();
    await cardOf(frame, 'a coil of rope').waitFor({ state: 'detached' });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await waitForGrid(cardOf(frame, 'a coil of rope'));
    const after = sandbox.requests.filter(({ path }) => path.includes('/submit/')).length;
    assert.equal(after, sent);
  });

  it('offers to cancel what still runs, and not to remove it', async () => {
    const { window } = session;
    const card = await imagine(await window.easelFrame(), 'a buoy sandbox:stuck');
    await openContextMenu(window, card);
    const end = menuItems(window, 'Cancel Task').or(menuItems(window, 'Stop Watching'));
    await end.waitFor();
    assert.equal(await menuItems(window, 'Remove from History').count(), 0);
    await closeMenu(window);
  });
});
