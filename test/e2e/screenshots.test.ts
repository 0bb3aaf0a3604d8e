// Somebody with another theme, a narrow side bar or a wide screen would see a page that is cut off, blank or the wrong colour.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { FrameLocator, Locator } from 'playwright-core';
import { PNG } from 'pngjs';
import {
  cardOf,
  eventually,
  imagine,
  openEaselSession,
  waitForGrid,
  type EaselSession,
} from '../support/easelSession';
import type { ThemeLook } from '../support/scripts';
import { showFailures } from '../support/showFailures';
import {
  chooseFromMenu,
  dragSideBarTo,
  readToast,
  selectInExplorer,
  useTheme,
} from '../support/workbench';

/** What VS Code calls them in `data-vscode-theme-kind`. */
const themeKinds: Readonly<Record<ThemeLook, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  hcDark: 'vscode-high-contrast',
  hcLight: 'vscode-high-contrast-light',
};

const looks: readonly ThemeLook[] = ['dark', 'light', 'hcDark', 'hcLight'];

describe('how it looks', () => {
  let session: EaselSession;
  let complaints: readonly string[];

  before(async function () {
    this.timeout(240_000);
    session = await openEaselSession({ sandbox: { pace: 0.1 }, isEaselShown: false });
    const { window, sandbox } = session;
    complaints = window.listenForConsole(/content security policy/i);
    await readToast(window, 'accepts the key');
    // It ends with the cursor in the prompt, and would hide the explorer again.
    await (await window.easelFrame()).locator('textarea.prompt-text:focus').waitFor();
    const row = await selectInExplorer(window, ['pictures/morning.png', 'pictures/dusk.png']);
    await chooseFromMenu(window, row, 'Easel', 'Blend Pictures…');
    await window.pickQuickInput('Landscape');
    const frame = await window.easelFrame();
    // Its card comes with the focus, wherever somebody writes then.
    await waitForGrid(cardOf(frame, 'Blend of 2 pictures'));
    const lighthouse = 'a small lighthouse on basalt cliffs, fog, warm lamp --ar 3:2 --v 7';
    await waitForGrid(
      await imagine(frame, 'a stone bridge over a mountain river, autumn --ar 4:3'),
    );
    await waitForGrid(await imagine(frame, 'a red kite above a field of rye, gouache --ar 16:9'));
    const refused = await imagine(frame, 'a glass of blood on a table, still life');
    await refused.getByRole('alert').waitFor();
    const card = await imagine(frame, lighthouse);
    await waitForGrid(card);
    await card.getByRole('button', { name: 'U2', exact: true }).last().click();
    const upscale = frame.getByRole('button', { name: 'Upscale (Subtle)' }).first();
    await upscale.waitFor({ timeout: 30_000 });
    await waitForGrid(await imagine(frame, 'old harbour in rain, ink and wash --ar 3:2'));
    // One that stays half way, without a word about it in its prompt.
    const fault = { scenario: 'stuck', match: { path: '/mj/submit/imagine' } };
    await fetch(`${sandbox.url}/sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
    await imagine(frame, 'a fishing boat at dusk, oil on board --ar 3:2');
    await frame.getByRole('progressbar').first().waitFor();
    await fetch(`${sandbox.url}/sandbox/advance`, { method: 'POST', body: '{"seconds":5}' });
    await frame.locator('.is-preview img').first().waitFor({ timeout: 30_000 });
    await window.runCommand('Easel: Open Gallery');
    await window.galleryFrame();
  });
  after(() => session.close());
  showFailures(() => session.window);

  for (const look of looks) {
    it(`is whole in the side bar and in the gallery, ${look}`, async () => {
      const { window } = session;
      await useTheme(window, look);
      const side = await window.easelFrame();
      const gallery = await window.galleryFrame();
      await dragSideBarTo(window, 360);
      await side.locator('.page-scroll').evaluate((scroll) => scroll.scrollTo(0, 0));
      await isWhole(side, look);
      await isWhole(gallery, look);
      notBlank(await window.screenshot(`gallery-${look}`));
      notBlank(await window.screenshotOf(window.page.locator('.part.sidebar'), `sidebar-${look}`));
    });
  }

  it('shows a picture by itself with all its buttons', async () => {
    const { window } = session;
    await useTheme(window, 'dark');
    const gallery = await window.galleryFrame();
    await gallery
      .getByRole('article', { name: /small lighthouse/ })
      .first()
      .click();
    await gallery.getByRole('button', { name: 'Upscale (Creative)' }).first().waitFor();
    await window.screenshot('upscaled-dark');
  });

  // VS Code 1.106 stops at 300; the page alone is looked at with 170 in its own tier.
  it('is whole as narrow as it gets', async () => {
    await dragSideBarTo(session.window, 170);
    await isWhole(await session.window.easelFrame(), 'dark', (width) => width <= 300);
    await session.window.screenshotOf(session.window.page.locator('.part.sidebar'), 'narrow');
  });

  it('is whole at 2,000 pixels', async () => {
    const { window } = session;
    await window.page.setViewportSize({ width: 2000, height: 1100 });
    await isWhole(await window.galleryFrame(), 'dark', (width) => width > 1_500);
    await window.screenshot('wide');
  });

  it('asks for nothing that its content security policy forbids', () => {
    assert.deepEqual(complaints, []);
  });
});

/** Nothing sticks out to the side, and the colours are those of the theme. */
async function isWhole(
  frame: FrameLocator,
  look: ThemeLook,
  hasWidth: (width: number) => boolean = () => true,
): Promise<void> {
  const root = frame.locator('html');
  await root.locator('body').waitFor();
  // A page is told of a theme and of a width a moment after the window has them.
  let seen: unknown;
  await eventually('it has the theme, and nothing sticks out', async () => {
    const now = await root.evaluate((html) => ({
      width: html.clientWidth,
      overflow: html.scrollWidth - html.clientWidth,
      background: getComputedStyle(html).getPropertyValue('--vscode-editor-background').trim(),
      kind: html.ownerDocument.body.dataset['vscodeThemeKind'],
    }));
    const over = await sticksOut(frame.locator('.page-scroll'));
    seen = { ...now, over };
    const isRight = now.kind === themeKinds[look] && now.background !== '';
    return isRight && hasWidth(now.width) && now.overflow === 0 && over.length === 0;
  }).catch((error: unknown) => assert.fail(`${String(error)}: ${JSON.stringify(seen)}`));
}

/** The texts of what reaches beyond the right edge. */
function sticksOut(scroll: Locator): Promise<readonly string[]> {
  return scroll.first().evaluate((element) => {
    const edge = element.getBoundingClientRect().right + 1;
    return [...element.querySelectorAll('button, .card, .title, .chip')]
      .filter((each) => each.getBoundingClientRect().right > edge)
      .map((each) => each.textContent);
  });
}

function notBlank(file: string): void {
  const { data } = PNG.sync.read(fs.readFileSync(file));
  const colours = new Set<number>();
  for (let at = 0; at < data.length; at += 4 * 97) colours.add(data.readUInt32BE(at));
  assert.ok(colours.size > 200, `${colours.size} colours in ${file}`);
}
