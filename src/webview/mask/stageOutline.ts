import { nothing, svg, type TemplateResult } from 'lit';
import type { Outline } from './gestures';
import type { Viewport } from './viewport';

/** What is being drawn, as two lines of ants: a dark one under a light one, seen on every picture. */
export function stageOutline(outline: Outline | undefined, view: Viewport) {
  if (!outline) return nothing;
  return ['under', 'over'].map((part) => ants(outline, view, part));
}

function ants(outline: Outline, { scale, x, y }: Viewport, part: string): TemplateResult {
  if (outline.kind === 'lasso') {
    const points = outline.points.map(([px, py]) => `${px * scale + x},${py * scale + y}`);
    return svg`<polygon class="ants ${part}" points=${points.join(' ')}></polygon>`;
  }
  const { selection } = outline;
  return svg`<rect
    class="ants ${part}"
    x=${selection.x * scale + x}
    y=${selection.y * scale + y}
    width=${selection.width * scale}
    height=${selection.height * scale}
  ></rect>`;
}
