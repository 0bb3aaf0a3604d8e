import type { Keyboard, Locator } from 'playwright-core';
import { eventually } from './easelSession';

/**
 * Presses one key after the other, each of which changes what a status says; it may be hidden while it says nothing.
 * A key goes a long way to a page.
 */
export async function pressAndRead(
  keyboard: Keyboard,
  keys: readonly string[],
  status: Locator,
): Promise<void> {
  for (const key of keys) {
    const before = await status.textContent();
    await keyboard.press(key);
    await eventually(`${key} is seen`, async () => (await status.textContent()) !== before);
  }
}
