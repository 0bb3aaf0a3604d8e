import { inRepository } from './repository';
import type { VscodeWindow } from './vscodeWindow';

/** After a test that failed: a picture of the window, in test-results/. */
export function showFailures(window: () => VscodeWindow): void {
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    const name = test.title.replaceAll(/\W+/g, '-').slice(0, 60);
    const path = inRepository('test-results', `failed-${name}.png`);
    // A page that stands still would fail the tests that follow, too.
    await window()
      .page.screenshot({ path })
      .catch(() => undefined);
  });
}
