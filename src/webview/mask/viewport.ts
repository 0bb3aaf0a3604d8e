/** Where the picture lies on the stage: a pixel of it is `scale` CSS pixels wide and begins at x, y. */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const margin = 12;
const largestScale = 32;

/** All of the picture, in the middle, never larger than it is. */
export function fitted(stage: Size, picture: Size): Viewport {
  const scale = Math.min(fitScale(stage, picture), 1);
  return {
    scale,
    x: (stage.width - picture.width * scale) / 2,
    y: (stage.height - picture.height * scale) / 2,
  };
}

/** Zooms so that what lies under a place of the stage stays there. */
export function zoomedAt(
  view: Viewport,
  factor: number,
  place: { readonly x: number; readonly y: number },
  stage: Size,
  picture: Size,
): Viewport {
  const smallest = Math.min(fitScale(stage, picture) / 2, 1);
  const scale = Math.min(largestScale, Math.max(smallest, view.scale * factor));
  const by = scale / view.scale;
  return within(
    { scale, x: place.x - (place.x - view.x) * by, y: place.y - (place.y - view.y) * by },
    stage,
    picture,
  );
}

export function panned(
  view: Viewport,
  dx: number,
  dy: number,
  stage: Size,
  picture: Size,
): Viewport {
  return within({ ...view, x: view.x + dx, y: view.y + dy }, stage, picture);
}

export function toPicture(view: Viewport, x: number, y: number): readonly [number, number] {
  return [(x - view.x) / view.scale, (y - view.y) / view.scale];
}

function fitScale(stage: Size, picture: Size): number {
  const width = Math.max(1, stage.width - 2 * margin);
  const height = Math.max(1, stage.height - 2 * margin);
  return Math.min(width / picture.width, height / picture.height);
}

/** A picture dragged out of sight could not be dragged back: some of it always stays on the stage. */
function within(view: Viewport, stage: Size, picture: Size): Viewport {
  const axis = (start: number, length: number, room: number) => {
    const kept = Math.min(length, room) / 3;
    return Math.min(room - kept, Math.max(start, kept - length));
  };
  return {
    ...view,
    x: axis(view.x, picture.width * view.scale, stage.width),
    y: axis(view.y, picture.height * view.scale, stage.height),
  };
}
