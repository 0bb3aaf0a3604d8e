import type { Page } from 'playwright-core';

/**
 * What the clipboard holds: a text, or a picture as `width×height type,type`. It is '', to be asked again, where a
 * copy lands between two of its reads, or the page has no focus just then.
 */
export function clipboardContent(page: Page): Promise<string> {
  return page.evaluate(async () => {
    try {
      const [item] = await navigator.clipboard.read();
      if (!item?.types.includes('image/png')) return await navigator.clipboard.readText();
      const { width, height } = await createImageBitmap(await item.getType('image/png'));
      return `${width}×${height} ${item.types.join()}`;
    } catch (thrown) {
      if (thrown instanceof DOMException) return '';
      throw thrown;
    }
  });
}
