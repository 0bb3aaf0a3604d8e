import type { MaskBuffer } from './maskBuffer';
import type { Stroke } from './stroke';

/** What a person wants redrawn, and how. */
export class MaskSendEvent extends Event {
  static readonly type = 'easel-mask-send';
  readonly prompt: string;
  readonly mask: MaskBuffer;
  /** The mask as a PNG: white on black, as large as the picture. */
  readonly png: ArrayBuffer;

  constructor(prompt: string, mask: MaskBuffer, png: ArrayBuffer) {
    super(MaskSendEvent.type);
    this.prompt = prompt;
    this.mask = mask;
    this.png = png;
  }
}

/** What was drawn is worth keeping: after a pause, on closing, before sending. */
export class MaskKeepEvent extends Event {
  static readonly type = 'easel-mask-keep';
  readonly strokes: readonly Stroke[];

  constructor(strokes: readonly Stroke[]) {
    super(MaskKeepEvent.type);
    this.strokes = strokes;
  }
}

/** The studio is closed, whether something was sent or not. */
export class MaskCloseEvent extends Event {
  static readonly type = 'easel-mask-close';
  /** As written so far. */
  readonly prompt: string;

  constructor(prompt: string) {
    super(MaskCloseEvent.type);
    this.prompt = prompt;
  }
}
