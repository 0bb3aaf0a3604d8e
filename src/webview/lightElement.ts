import { LitElement } from 'lit';

/**
 * Base of the page's own elements. They render into the document itself, not into a shadow root:
 * VS Code finds `data-vscode-context` with `closest()` and aria-labelledby finds ids only inside
 * one tree, and both end at a shadow border.
 */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
