import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { appears, disappears } from './appears';
import { eventually } from './easelSession';
import type { ThemeLook } from './scripts';
import type { VscodeWindow } from './vscodeWindow';

/** A click where something begins: in an editor the cursor lies over the words, and in a menu the row does. */
export async function clickAt(
  window: VscodeWindow,
  target: Locator,
  options: { button?: 'left' | 'right'; clickCount?: number } = {},
): Promise<void> {
  const box = await boxOf(target);
  await window.page.mouse.click(box.x + 24, box.y + Math.min(box.height, 18) / 2, options);
}

/** An editor draws its lines anew now and then: what is there may be gone when its place is asked for. */
async function boxOf(target: Locator) {
  for (let attempt = 0; attempt < 20; attempt++) {
    await target.waitFor();
    const box = await target.boundingBox({ timeout: 1_000 }).catch(() => null);
    if (box) return box;
    await target.page().waitForTimeout(100);
  }
  throw new Error('It is not on screen.');
}

/** Opens the context menu of something with the right button; its entries are then on screen. */
export async function openContextMenu(window: VscodeWindow, target: Locator): Promise<void> {
  await clickAt(window, target, { button: 'right' });
  await menuItems(window).first().waitFor();
}

/** Entries of the menus that are open, or the ones of a name. */
export function menuItems(window: VscodeWindow, name?: string): Locator {
  return window.page
    .locator('.monaco-menu')
    .getByRole('menuitem', name === undefined ? {} : { name, exact: true });
}

/** Right button, then one entry after the other: `chooseFromMenu(window, row, 'Easel', 'Blend Pictures…')`. */
export async function chooseFromMenu(
  window: VscodeWindow,
  target: Locator,
  ...names: readonly string[]
): Promise<void> {
  await openContextMenu(window, target);
  for (const name of names) {
    const item = menuItems(window, name).last();
    await item.waitFor();
    // A menu takes no click in its first moment: that is the one which opened it.
    await window.page.waitForTimeout(400);
    await clickAt(window, item);
  }
  // A click may come to nothing; the menu may also close while its entry is looked for.
  for (let again = 0; again < 4; again++) {
    if (await disappears(menuItems(window).first(), 2_000)) return;
    const left = menuItems(window, names.at(-1)).last();
    const box = await left.boundingBox({ timeout: 200 }).catch(() => null);
    if (box) await window.page.mouse.click(box.x + 24, box.y + Math.min(box.height, 18) / 2);
  }
  await menuItems(window).first().waitFor({ state: 'hidden' });
}

/** Runs a command that asks for a picture only where none has the focus, and picks it when it is asked for. */
export async function runForPicture(
  window: VscodeWindow,
  title: string,
  picture: RegExp,
  isDone: () => boolean | Promise<boolean>,
): Promise<void> {
  await window.runCommand(title);
  const row = window.quickInput().getByRole('option', { name: picture }).first();
  await eventually(`${title} did its work`, async () => {
    if (await isDone()) return true;
    await row.click({ timeout: 500 }).catch(() => undefined);
    return isDone();
  });
}

export async function closeMenu(window: VscodeWindow): Promise<void> {
  await window.page.keyboard.press('Escape');
  await menuItems(window).first().waitFor({ state: 'hidden' });
}

/** A file or folder in the explorer, which is shown first; folders on the way are opened. */
export async function explorerRow(window: VscodeWindow, path: string): Promise<Locator> {
  const tree = window.page.locator('.explorer-folders-view');
  if (!(await tree.isVisible())) {
    await window.page
      .locator('.activitybar')
      .getByRole('tab', { name: /^Explorer/ })
      .click();
  }
  const names = path.split('/');
  for (const [index, name] of names.entries()) {
    const row = tree.getByRole('treeitem', { name, exact: true });
    await row.waitFor();
    if (index === names.length - 1) return row;
    // A click may hit a row that the explorer is just drawing anew.
    const open = row.and(window.page.locator('[aria-expanded="true"]'));
    for (let again = 0; again < 4 && !(await open.isVisible()); again++) {
      await row.click();
      await appears(open, 5_000);
    }
  }
  throw new Error('No path was given.');
}

/** Selects files of one folder as people do: a click, then clicks with Control. The last row is given back. */
export async function selectInExplorer(
  window: VscodeWindow,
  paths: readonly string[],
): Promise<Locator> {
  const rows: Locator[] = [];
  for (const path of paths) {
    const row = await explorerRow(window, path);
    const isFirst = rows.length === 0;
    const isDone = async () =>
      (await selected(window, row).isVisible()) &&
      (await selected(window).count()) === rows.length + 1;
    // A click may hit a row that the explorer is just drawing anew. With Control a second one would take it back.
    for (let again = 0; again < 4 && !(again > 0 && (await isDone())); again++) {
      if (isFirst) await row.click();
      else if (!(await selected(window, row).isVisible())) {
        await row.click({ modifiers: ['Control'] });
      }
      await eventually(path, isDone, 5_000).catch(() => undefined);
    }
    // Until it is selected, a right click would take it alone and forget the others.
    assert.ok(await isDone(), `${path} is not selected with the others alone`);
    rows.push(row);
  }
  return rows.at(-1)!;
}

/** The rows of the explorer that are selected, or one of them. */
function selected(window: VscodeWindow, row?: Locator): Locator {
  const all = window.page.locator('.explorer-folders-view [role="treeitem"][aria-selected="true"]');
  return row ? row.and(all) : all;
}

/** Waits for a toast with these words and closes it, so that the next one is seen as new. */
export async function readToast(window: VscodeWindow, words: string | RegExp): Promise<string> {
  const toast = window.notifications().filter({ hasText: words }).first();
  await toast.waitFor();
  const text = await toast.locator('.notification-list-item-message').innerText();
  // Its buttons are there while the mouse is over it, and it moves when another comes, or goes by itself.
  for (let attempt = 0; attempt < 6 && (await toast.isVisible()); attempt++) {
    await toast
      .hover({ timeout: 1_500 })
      .then(() =>
        toast.getByRole('button', { name: /^Clear Notification/ }).click({ timeout: 1_500 }),
      )
      .then(() => toast.waitFor({ state: 'hidden', timeout: 3_000 }))
      .catch(() => undefined);
  }
  await toast.waitFor({ state: 'hidden' });
  return text;
}

const themeLabels: Readonly<Record<ThemeLook, string>> = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  hcDark: 'Dark High Contrast',
  hcLight: 'Light High Contrast',
};

/** Changes the theme as a person does, by its name in the list. */
export async function useTheme(window: VscodeWindow, look: ThemeLook): Promise<void> {
  const name = themeLabels[look];
  await window.runCommand('Preferences: Color Theme');
  const input = window.quickInput().locator('input:visible').first();
  await input.fill(name);
  const row = window.quickInput().getByRole('option', { name: new RegExp(`^${name}(,|$)`) });
  await row.first().click();
  await window.quickInput().waitFor({ state: 'hidden' });
}

/** Drags the edge of the side bar until it is about as wide, in pixels. */
export async function dragSideBarTo(window: VscodeWindow, width: number): Promise<void> {
  const { mouse } = window.page;
  const box = await window.page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('There is no side bar on screen.');
  const middle = box.y + box.height / 2;
  await mouse.move(box.x + box.width + 2, middle);
  await mouse.down();
  await mouse.move(box.x + width + 2, middle, { steps: 8 });
  await mouse.up();
  // The edge stays lit while the mouse is over it.
  await mouse.move(box.x + 200, 4);
  await window.page.waitForTimeout(600);
}
