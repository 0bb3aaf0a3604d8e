import type { FrameLocator, Page } from 'playwright-core';
import { appears } from './appears';

const outer = 'iframe.webview.ready[src*="extensionId=easel.easel"]:visible';

/**
 * The inside of one of Easel's webviews. VS Code nests two frames: an outer one of its own, which says in its address
 * whose it is, and in it `#active-frame` with the extension's page. While a page is replaced there are two inner
 * frames; only the active one has that id. The address of a view names its purpose too, but no longer when the view
 * was hidden and is shown again, so the place tells: a view lies over the side bar.
 */
export async function findWebview(
  page: Page,
  kind: 'easel.tasks' | 'easel.gallery',
): Promise<FrameLocator> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const id = await idOfFrame(page, kind === 'easel.tasks');
    if (id !== undefined) {
      const inner = page
        .locator(`iframe[name="${id}"]`)
        .contentFrame()
        .frameLocator('#active-frame');
      if (await appears(inner.locator('body'), 3_000)) return inner;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`${kind} is not on screen.`);
}

async function idOfFrame(page: Page, isInSideBar: boolean): Promise<string | undefined> {
  const bar = await page.locator('.part.sidebar').boundingBox();
  // In one go: one of them may be gone before it is asked for its place.
  const frames = await page.locator(outer).evaluateAll((all) =>
    all.map((frame) => {
      const { x, width } = frame.getBoundingClientRect();
      return { name: frame.getAttribute('name'), x, width };
    }),
  );
  const isOverBar = (x: number) => bar !== null && x < bar.x + bar.width / 2;
  const found = frames.find(({ x, width }) => width > 0 && isOverBar(x) === isInSideBar);
  return found?.name ?? undefined;
}
