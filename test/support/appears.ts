import type { Locator } from 'playwright-core';

/** Whether something comes on screen within a time, in milliseconds. */
export function appears(locator: Locator, timeout: number): Promise<boolean> {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

/** Whether something goes from the screen within a time, in milliseconds. */
export function disappears(locator: Locator, timeout: number): Promise<boolean> {
  return locator.waitFor({ state: 'hidden', timeout }).then(
    () => true,
    () => false,
  );
}
