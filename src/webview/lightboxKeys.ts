import { pictureKey } from './pictureKeys';
import type { ShownPicture } from './shownPicture';

/** What keys can do to a lightbox. */
export interface LightboxHandle {
  readonly shown: ShownPicture;
  readonly isComparing: boolean;
  readonly stage: {
    readonly isZoomed: boolean;
    zoomBy(factor: number): void;
    showPixels(): void;
    panBy(dx: number, dy: number): void;
  };
  readonly step: (by: -1 | 1) => void;
  readonly fit: () => void;
}

const stepPx = 60;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** `+`, `-`, `0`, `1` zoom, arrows move or go on, letters do what they do on any picture. True when it meant something. */
export function lightboxKey(event: KeyboardEvent, handle: LightboxHandle): boolean {
  const { target, key } = event;
  // A film's own keys, and the divider's.
  if (target instanceof HTMLInputElement || target instanceof HTMLVideoElement) return false;
  if (!handle.isComparing && target instanceof Element) {
    if (pictureKey(target, event, handle.shown.task, handle.shown.cell)) return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const arrow = arrows[key];
  if (arrow) return move(arrow, handle);
  switch (key) {
    case '+':
    case '=':
      handle.stage.zoomBy(1.25);
      return true;
    case '-':
      handle.stage.zoomBy(0.8);
      return true;
    case '0':
      handle.fit();
      return true;
    case '1':
      handle.stage.showPixels();
      return true;
    default:
      return false;
  }
}

/** A picture larger than its stage is moved; one that is seen whole makes way for the next. */
function move([x, y]: readonly [number, number], { stage, step }: LightboxHandle): boolean {
  if (stage.isZoomed) stage.panBy(x * stepPx, y * stepPx);
  else if (x !== 0) step(x > 0 ? -1 : 1);
  else return false;
  return true;
}
