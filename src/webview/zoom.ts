/** How closely a picture is looked at, the same for pictures of different sizes: so two can be moved as one. */
export interface Zoom {
  /** 1: the whole picture fits its stage. */
  readonly factor: number;
  /** The place of the picture that lies in the middle of the stage, 0 to 1. */
  readonly x: number;
  readonly y: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  /** CSS pixels of a picture's pixel. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export const fitZoom: Zoom = { factor: 1, x: 0.5, y: 0.5 };

const largestScale = 16;
/** A small picture is not blown up beyond this to fill a large stage. */
const largestFit = 2;

export function fitScale(stage: Extent, picture: Extent): number {
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height, largestFit);
  return scale > 0 && Number.isFinite(scale) ? scale : 1;
}

/** Where a picture lies on its stage; never further than its edges reach. */
export function placed(zoom: Zoom, stage: Extent, picture: Extent): Placement {
  const scale = fitScale(stage, picture) * zoom.factor;
  const { x, y } = within(zoom, stage, picture);
  return {
    scale,
    left: stage.width / 2 - x * picture.width * scale,
    top: stage.height / 2 - y * picture.height * scale,
  };
}

/** Zooms so that what lies under a place of the stage stays there. */
export function zoomedAt(
  zoom: Zoom,
  by: number,
  place: { readonly x: number; readonly y: number },
  stage: Extent,
  picture: Extent,
): Zoom {
  const fit = fitScale(stage, picture);
  const factor = Math.min(largestScale / fit, Math.max(Math.min(1, 1 / fit), zoom.factor * by));
  const before = placed(zoom, stage, picture);
  const under = (at: number, start: number, length: number) =>
    (at - start) / (length * before.scale);
  const scale = fit * factor;
  return within(
    {
      factor,
      x:
        under(place.x, before.left, picture.width) +
        (stage.width / 2 - place.x) / (picture.width * scale),
      y:
        under(place.y, before.top, picture.height) +
        (stage.height / 2 - place.y) / (picture.height * scale),
    },
    stage,
    picture,
  );
}

/** Moves the picture by CSS pixels. */
export function panned(zoom: Zoom, dx: number, dy: number, stage: Extent, picture: Extent): Zoom {
  const scale = fitScale(stage, picture) * zoom.factor;
  const { x, y } = within(zoom, stage, picture);
  const moved = {
    ...zoom,
    x: x - dx / (picture.width * scale),
    y: y - dy / (picture.height * scale),
  };
  return within(moved, stage, picture);
}

function within(zoom: Zoom, stage: Extent, picture: Extent): Zoom {
  const scale = fitScale(stage, picture) * zoom.factor;
  const axis = (at: number, room: number, length: number) => {
    const half = room / (length * scale) / 2;
    return half >= 0.5 ? 0.5 : Math.min(1 - half, Math.max(half, at));
  };
  return {
    ...zoom,
    x: axis(zoom.x, stage.width, picture.width),
    y: axis(zoom.y, stage.height, picture.height),
  };
}
