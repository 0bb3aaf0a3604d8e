import { aspectOf, type Picture } from '../drawing/picture';
import { wholeView, type View } from '../drawing/raster';
import { mixSeed } from '../drawing/seededRandom';
import { varyOutside } from '../drawing/varyOutside';
import { cellSize, even } from './cellSize';
import type { PicturePress } from './planAction';
import { readPrompt, withParameter } from './promptText';
import { workSeconds, type WorkPlan } from './workPlan';

/** Zoom out, custom zoom and make square: the picture stays as it is, in the middle of a larger canvas. */
export function planZoom(press: PicturePress): WorkPlan {
  const { pressed, cell, base, result } = press;
  const own = aspectOf(cell);
  if (pressed.kind === 'outpaint' && pressed.index === 100) {
    const side = Math.max(result.width, result.height);
    const prompt = withParameter(base.prompt, 'ar', '1:1');
    const view = centred(side / result.width, side / result.height);
    return extend({ ...press, base: { ...base, prompt } }, 'ZOOM', view, side, side);
  }
  const isCustom = pressed.kind === 'customZoom';
  const read = readPrompt(base.prompt);
  const zoom = isCustom ? (read.zoom ?? 2) : pressed.index === 75 ? 1.5 : 2;
  const aspect = isCustom && read.hasAspect ? read.aspect : own;
  // With another shape the canvas grows in the direction that needs it; nothing is cut off.
  const w = zoom * Math.max(1, aspect / own);
  const h = zoom * Math.max(1, own / aspect);
  const { width, height } = cellSize((own * w) / h);
  return extend(press, isCustom ? 'CUSTOM_ZOOM' : 'ZOOM', centred(w, h), width, height);
}

/** By half a picture in each direction. */
const panViews: Readonly<Record<string, View>> = {
  left: { x: -0.5, y: 0, w: 1.5, h: 1 },
  right: { x: 0, y: 0, w: 1.5, h: 1 },
  up: { x: 0, y: -0.5, w: 1, h: 1.5 },
  down: { x: 0, y: 0, w: 1, h: 1.5 },
};

/** The canvas grows in one direction; old pixels keep their size. */
export function planPan(press: PicturePress): WorkPlan {
  const { pressed, base, result } = press;
  const view = panViews[pressed.detail] ?? wholeView;
  const [width, height] = [even(result.width * view.w), even(result.height * view.h)];
  const prompt = withParameter(base.prompt, 'ar', `${width}:${height}`);
  return extend({ ...press, base: { ...base, prompt } }, 'PAN', view, width, height);
}

function centred(w: number, h: number): View {
  return { x: (1 - w) / 2, y: (1 - h) / 2, w, h };
}

/** Four continuations of one picture beyond its edges; the first is the plainest. */
function extend(
  { cell, base }: PicturePress,
  action: string,
  view: View,
  width: number,
  height: number,
): WorkPlan {
  const cells = [0, 1, 2, 3].map((i): Picture => ({
    kind: 'view',
    of: i === 0 ? cell : varyOutside(cell, mixSeed(base.seed, i), view),
    view,
  }));
  return {
    ...base,
    action,
    seconds: workSeconds.imagine,
    result: { kind: 'pictures', stage: 'grid', cells, width, height },
  };
}
