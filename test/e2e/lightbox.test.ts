// A picture one cannot look at closely, lay beside another or take along is looked at in some other program; a film
// that does not play was paid for in vain.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { clipboardContent } from '../support/clipboardContent';
import {
  cardOf,
  eventually,
  filesBelow,
  imagine,
  openEaselSession,
  requestsTo,
  storageFolder,
  waitForGrid,
  type EaselSession,
} from '../support/easelSession';
import { showFailures } from '../support/showFailures';
import { chooseFromMenu, readToast } from '../support/workbench';

describe('the lightbox', () => {
  let session: EaselSession;
  const prompt = 'a windmill over tulips --ar 3:2';

  before(async () => {
    session = await openEaselSession();
    await readToast(session.window, 'accepts the key');
    await waitForGrid(await imagine(await session.window.easelFrame(), prompt));
  });
  after(() => session.close());
  showFailures(() => session.window);

  const press = (key: string) => session.window.page.keyboard.press(key);
  const dialog = async () => (await session.window.easelFrame()).getByRole('dialog');
  const cell = async (number: number) =>
    cardOf(await session.window.easelFrame(), prompt).getByRole('button', {
      name: `Open picture ${number}`,
      exact: true,
    });
  const isWider = (part: Locator, than: number) =>
    part.evaluate((one, width) => one.getBoundingClientRect().width > width, than);
  const clipboard = () => clipboardContent(session.window.page);
  const plays = (film: Locator) =>
    film.evaluate((video: HTMLVideoElement) => video.currentTime > 0.1 && video.videoWidth === 480);

  it('shows one picture, comes closer, and copies it as it is', async () => {
    await (await cell(2)).click();
    const box = await dialog();
    const part = box.locator('.stage-part');
    await part.waitFor();
    const { width = 0 } = (await part.boundingBox()) ?? {};
    await press('+');
    await press('+');
    await eventually('it is larger', () => isWider(part, width * 1.4));
    await session.window.screenshot('lightbox');
    await box.getByRole('button', { name: 'Copy Picture' }).click();
    await eventually('its pixels are in the clipboard', async () => {
      return (await clipboard()) === '512×342 image/png';
    });
    await press('0');
  });

  it('compares two, and leaves with Escape', async () => {
    const box = await dialog();
    await press('c');
    await box.getByText('Marked to compare').waitFor();
    await press('ArrowRight');
    await press('c');
    await eventually('both are there', async () => (await box.locator('.stage').count()) === 2);
    await session.window.screenshot('compare');
    await press('Escape');
    await box.waitFor({ state: 'detached' });
  });

  it('copies link and picture of one cell from VS Code’s own menu', async () => {
    const { window, sandbox } = session;
    await chooseFromMenu(window, await cell(3), 'Copy Link');
    await eventually('the link is in the clipboard', async () =>
      (await clipboard()).startsWith(`${sandbox.url}/attachments/`),
    );
    await chooseFromMenu(window, await cell(3), 'Copy Picture');
    await eventually('the cell is in the clipboard', async () => {
      return (await clipboard()) === '512×342 image/png';
    });
    assert.equal(requestsTo(sandbox, '/submit/action').length, 0);
  });

  it('plays a film in its card and by itself', async () => {
    const { window } = session;
    const frame = await window.easelFrame();
    await cardOf(frame, prompt).getByRole('button', { name: 'U1', exact: true }).last().click();
    const animate = frame.getByRole('button', { name: 'Animate (High motion)' }).first();
    await animate.waitFor({ timeout: 30_000 });
    await animate.click();
    const films = frame.locator('easel-film');
    await eventually('four films are here', async () => (await films.count()) === 4, 40_000);
    // What comes into the card may move it away from the pointer.
    await eventually('it plays', async () => {
      await films.nth(1).hover();
      return plays(films.nth(1).locator('video'));
    });
    await frame.getByRole('button', { name: 'Open picture 2', exact: true }).first().click();
    const box = await dialog();
    await eventually('it plays in the lightbox', () => plays(box.locator('video')));
    await box.locator('video').evaluate((video: HTMLVideoElement) => {
      video.pause();
      video.currentTime = 2;
    });
    await eventually('one can go to any place of it', () =>
      box
        .locator('video')
        .evaluate(
          (video: HTMLVideoElement) => !video.seeking && Math.abs(video.currentTime - 2) < 0.1,
        ),
    );
    await window.screenshot('film');
    await box.getByRole('button', { name: 'U2', exact: true }).waitFor();
    await press('Escape');
    await box.waitFor({ state: 'detached' });
  });

  // What a drag carries is shown in the page's own tier: between frames a driven mouse drops nothing in some VS Codes.
  it('makes a cell a file of its own as soon as the pointer rests on it, ready to be dragged', async () => {
    const { window } = session;
    const { mouse } = window.page;
    const named = () =>
      filesBelow(path.join(storageFolder(window), 'pictures')).filter((file) =>
        file.includes(`${path.sep}named${path.sep}`),
      );
    const before = named().length;
    // The grid: what was made of it hangs above, with the same words.
    const card = (await window.easelFrame()).getByRole('article', { name: prompt }).last();
    await card.scrollIntoViewIfNeeded();
    const cell4 = card.getByRole('button', { name: 'Open picture 4', exact: true });
    await eventually('the cell is a file', async () => {
      // Its left upper part: the buttons of the cell lie at the bottom.
      const box = await cell4.boundingBox();
      if (box) await mouse.move(box.x + 20, box.y + 20);
      return named().length > before;
    });
  });

  it('opens from the palette for the picture with the focus', async () => {
    await (await cell(4)).focus();
    await session.window.runCommand('Easel: View Picture');
    const box = await dialog();
    await box.getByRole('heading', { name: /^Picture 4/ }).waitFor();
    await press('Escape');
  });
});
