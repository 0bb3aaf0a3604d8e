import type { Locator } from 'playwright-core';

/** Returns when an element has kept its place and size for five frames: what it is measured by has reported by then. */
export function standsStill(element: Locator): Promise<void> {
  return element.evaluate(async (one) => {
    let before = '';
    for (let same = 0; same < 5;) {
      await new Promise(requestAnimationFrame);
      const now = JSON.stringify(one.getBoundingClientRect());
      same = now === before ? same + 1 : 0;
      before = now;
    }
  });
}
