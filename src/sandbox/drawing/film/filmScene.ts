import type { Raster, View } from '../raster';
import {
  keyFrame,
  movedFrame,
  pictureSet,
  profile,
  sequenceSet,
  type Move,
  type Shot,
} from './h264';
import { mp4Of } from './mp4';
import { planesOf } from './planes';

export interface Camera {
  /** Pixels of the film, even. */
  readonly width: number;
  readonly height: number;
  readonly motion: 'low' | 'high';
  /** 0 to 3: which way the camera swings. */
  readonly take: number;
}

const framesPerSecond = 24;
const seconds = 3;
/** How far the camera goes, in pixels; the picture is painted that much larger. */
const reach = { low: 24, high: 64 } as const;
/** For each take, how often the camera goes there and back in one loop: to the right, and down. */
const swings = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, 2],
] as const;

/**
 * A loop of three seconds in which a camera goes over a picture and back, as an MP4.
 * @param paint the picture, or a part of it, at a size
 */
export function filmScene(
  camera: Camera,
  paint: (view: View, w: number, h: number) => Raster,
): Buffer {
  const shot = shotOf(camera);
  const aspect = camera.width / camera.height;
  const planes = planesOf(
    paint(middle(shot.width / shot.height / aspect), shot.width, shot.height),
  );
  const frames = Array.from({ length: framesPerSecond * seconds }, (_, index) =>
    index === 0 ? keyFrame(planes) : movedFrame(shot, index, moveAt(index, camera)),
  );
  return mp4Of({
    width: camera.width,
    height: camera.height,
    framesPerSecond,
    profile,
    sequenceSet: sequenceSet(shot),
    pictureSet: pictureSet(),
    frames,
  });
}

function shotOf({ width, height, motion }: Camera): Shot {
  const coded = (shown: number) => Math.ceil((shown + reach[motion] + 4) / 16) * 16;
  return { width: coded(width), height: coded(height), shownWidth: width, shownHeight: height };
}

/** Where the camera looks: at the first frame's place, away from it, and back when the loop ends. */
function moveAt(index: number, { motion, take }: Camera): Move {
  const turn = (index / (framesPerSecond * seconds)) * Math.PI * 2;
  const [across, down] = swings[take % swings.length] ?? swings[0];
  const away = (times: number) => Math.round(reach[motion] * 2 * (1 - Math.cos(times * turn)));
  return { x: away(across), y: away(down) };
}

/** The largest part from the middle of a picture whose shape is `stretch` times its own. */
function middle(stretch: number): View {
  const [w, h] = stretch > 1 ? [1, 1 / stretch] : [stretch, 1];
  return { x: (1 - w) / 2, y: (1 - h) / 2, w, h };
}
