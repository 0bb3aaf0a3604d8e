import assert from 'node:assert/strict';
import type { FrameLocator, Keyboard } from 'playwright-core';

/** More presses than any person would bear. */
const mostPresses = 60;

/**
 * Presses Tab, or Shift+Tab, until what has the focus in a frame has this name; nothing else moves the focus. Fails
 * where it is too far away, or the focus leaves the frame on the way.
 */
export async function tabTo(
  keyboard: Keyboard,
  frame: FrameLocator,
  name: string,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const names: string[] = [];
  for (let press = 0; press <= mostPresses; press++) {
    const now = await focusedName(frame);
    if (now === name) return;
    names.push(now);
    await keyboard.press(key);
    await focusMoved(frame);
  }
  assert.fail(`${name} is not reached by ${key}: ${names.join(' | ')}`);
}

/** The accessible name of what has the focus, '' for nothing; it is remembered for `focusMoved`. */
async function focusedName(frame: FrameLocator): Promise<string> {
  return frame.locator('body').evaluate((body) => {
    const focused = body.ownerDocument.activeElement;
    Object.assign(globalThis, { focusedBefore: focused });
    if (!focused || focused === body) return '';
    return (focused.ariaLabel ?? focused.textContent).trim();
  });
}

/** A key goes a long way before a page in a frame has seen it. */
async function focusMoved(frame: FrameLocator): Promise<void> {
  const isInside = await frame.locator('body').evaluate(async ({ ownerDocument: page }) => {
    const { focusedBefore } = globalThis as unknown as { focusedBefore: Element | null };
    while (page.hasFocus() && page.activeElement === focusedBefore) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return page.hasFocus();
  });
  assert.ok(isInside, 'the focus has left the page');
}
