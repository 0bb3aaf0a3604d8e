import { html, type TemplateResult } from 'lit';
import type { MaskTool } from './studioKeys';

/** The tools that VS Code's icons lack, in their manner: 16 pixels, one line wide. */
export function toolIcon(tool: MaskTool): TemplateResult {
  if (tool === 'eraser')
    return html`<span class="codicon codicon-eraser" aria-hidden="true"></span>`;
  return html`<svg class="tool-icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d=${outlines[tool]}></path>
  </svg>`;
}

const outlines: Readonly<Record<Exclude<MaskTool, 'eraser'>, string>> = {
  brush:
    'M13.8 2.2c-.7-.7-1.7-.5-2.4.2L6.2 8.3l1.5 1.5 5.9-5.2c.7-.7.9-1.7.2-2.4ZM6.2 8.3C4.3 8 3.4 9.2 3.2 10.7 3.1 11.8 2.6 12.6 1.7 13c1.2.9 2.9 1 4.1.6 1.5-.5 2.3-2 1.9-3.8',
  rectangle:
    'M2.5 5.5v-2h2M7 3.5h2M11.5 3.5h2v2M13.5 7.5v1M13.5 10.5v2h-2M9 12.5H7M4.5 12.5h-2v-2M2.5 8.5v-1',
  lasso:
    'M5.2 10.6C3.2 10 1.9 8.7 1.9 7.1c0-2.4 2.7-4.3 6.1-4.3s6.1 1.9 6.1 4.3-2.7 4.3-6.1 4.3c-.6 0-1.1-.1-1.6-.2M6.6 11.2a1.5 1.5 0 1 1-2.9.2 1.5 1.5 0 0 1 2.9-.2ZM4.9 12.8c.1.9-.3 1.6-1.2 1.9',
};
