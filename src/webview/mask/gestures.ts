import type { MaskDrawing } from './maskDrawing';
import type { PixelRect } from './pixelRect';
import { selectionBetween, type Selection } from './selection';
import { corner, point, type Corner, type MaskMode } from './stroke';

/** Where a pointer is: on the picture, in its pixels, and on the stage. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
  readonly stageX: number;
  readonly stageY: number;
}

/** What is being drawn but does not count yet. */
export type Outline =
  | { readonly kind: 'rectangle'; readonly selection: Selection }
  | { readonly kind: 'lasso'; readonly points: readonly Corner[] };

/** The stage as a gesture needs it. */
export interface Ground {
  readonly drawing: MaskDrawing;
  repaint(dirty: PixelRect | undefined): void;
  outline(outline: Outline | undefined): void;
  pan(dx: number, dy: number): void;
  changed(): void;
}

/** From a press of the pointer to its release. */
export interface Gesture {
  move(spots: readonly Spot[]): void;
  end(): void;
  /** As if it had not been. */
  cancel(): void;
}

export function paint(ground: Ground, mode: MaskMode, size: number, first: Spot): Gesture {
  const { drawing } = ground;
  ground.repaint(drawing.beginBrush(mode, size, pointAt(first)));
  return {
    move: (spots) => {
      const dirty = drawing.moveBrush(spots.map(pointAt));
      // Undefined asks for the whole stage: a large brush that has hardly moved would paint all of it.
      if (dirty) ground.repaint(dirty);
    },
    end: () => {
      drawing.endBrush();
      ground.changed();
    },
    cancel: () => ground.repaint(drawing.cancelBrush()),
  };
}

export function dragRectangle(ground: Ground, mode: MaskMode, first: Spot): Gesture {
  const { drawing } = ground;
  let selection = between(first, first);
  function between(from: Spot, to: Spot): Selection {
    return selectionBetween([from.x, from.y], [to.x, to.y], drawing.mask);
  }
  return {
    move: (spots) => {
      selection = between(first, spots.at(-1) ?? first);
      ground.outline({ kind: 'rectangle', selection });
    },
    end: () => {
      ground.outline(undefined);
      if (selection.width === 0 || selection.height === 0) return;
      ground.repaint(drawing.add({ tool: 'rectangle', mode, ...selection }));
      ground.changed();
    },
    cancel: () => ground.outline(undefined),
  };
}

export function drawLasso(ground: Ground, mode: MaskMode, first: Spot): Gesture {
  const points: Corner[] = [corner(first.x, first.y)];
  return {
    move: (spots) => {
      for (const { x, y } of spots) {
        const last = points.at(-1);
        // Less than a pixel cannot change which centres lie inside by more than a hair.
        if (!last || Math.abs(last[0] - x) + Math.abs(last[1] - y) >= 1) points.push(corner(x, y));
      }
      ground.outline({ kind: 'lasso', points: [...points] });
    },
    end: () => {
      ground.outline(undefined);
      if (points.length < 3) return;
      ground.repaint(ground.drawing.add({ tool: 'lasso', mode, points }));
      ground.changed();
    },
    cancel: () => ground.outline(undefined),
  };
}

export function dragPicture(ground: Ground, first: Spot): Gesture {
  let last = first;
  return {
    move: (spots) => {
      const now = spots.at(-1) ?? last;
      ground.pan(now.stageX - last.stageX, now.stageY - last.stageY);
      last = now;
    },
    end: () => undefined,
    cancel: () => undefined,
  };
}

function pointAt({ x, y, pressure }: Spot) {
  return point(x, y, pressure);
}
