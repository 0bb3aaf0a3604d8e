import { openWindow, type VscodeWindow } from '../support/vscodeWindow';

describe('a VS Code window with Easel', () => {
  let window: VscodeWindow;

  before(async () => {
    window = await openWindow();
  });
  after(() => window.close());

  it('shows the Easel view in the side bar', async () => {
    const frame = await window.easelFrame();
    await frame.getByRole('button', { name: 'Try without a key' }).waitFor();
  });

  it('opens the gallery from the palette and brings it back after a reload', async () => {
    await window.runCommand('Easel: Open Gallery');
    await window.galleryFrame();
    await window.reload();
    await window.galleryFrame();
    await window.screenshot('gallery-after-reload');
  });
});
