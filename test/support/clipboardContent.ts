import type { Page } from 'playwright-core';

/**
 * What the clipboard holds: a text, or a picture as `width×height type,type`. A copy that lands between two of its
 * reads makes it '': to be asked again.
 */
export function clipboardContent(page: Page): Promise<string> {
  return page.evaluate(async () => {
    try {
      const [item] = await navigator.clipboard.read();
      if (!item?.types.includes('image/png')) return await navigator.clipboard.readText();
      const { width, height } = await createImageBitmap(await item.getType('image/png'));
      return `${width}×${height} ${item.types.join()}`;
    } catch (thrown) {
      if (thrown instanceof DOMException && thrown.name === 'InvalidStateError') return '';
      throw thrown;
    }
  });
}
