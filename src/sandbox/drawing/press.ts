import { createHash } from 'node:crypto';
import { encodeApng } from './encodeApng';
import { encodePng } from './encodePng';
import { filmScene } from './film/filmScene';
import { paintCells, paintPicture, type Pixels } from './paintPicture';
import type { Picture } from './picture';
import { wholeView } from './raster';
import { resample } from './resample';

/** Pictures of one size a task shows. */
export interface Sheet {
  readonly cells: readonly Picture[];
  /** Pixels of one cell. */
  readonly width: number;
  readonly height: number;
}

/** Bytes of finished pictures kept at hand. */
const mostCachedBytes = 48 * 1024 * 1024;

/** Turns recipes into files when somebody asks for them, and remembers the last ones. */
export class Press {
  private readonly ready = new Map<string, Promise<Buffer>>();
  private readonly sizes = new Map<string, number>();
  private cachedBytes = 0;
  /** Which recipe a file came from, so that describe recognises the sandbox's own pictures. */
  private readonly origins = new Map<string, string>();

  constructor(private readonly pixels: Pixels) {}

  /** The picture itself. `origin` is remembered with the file's hash. */
  print(key: string, sheet: Sheet, origin: string): Promise<Buffer> {
    return this.once(key, async () => {
      const png = await encodePng(
        await paintCells(sheet.cells, sheet.width, sheet.height, this.pixels),
      );
      this.origins.set(hashOf(png), origin);
      return png;
    });
  }

  /** A small blurred picture that gets clearer with the percentage. */
  preview(key: string, sheet: Sheet, percent: number): Promise<Buffer> {
    return this.once(key, async () => {
      const detail = 10 + Math.round((percent / 100) * 38);
      const scale = detail / Math.max(sheet.width, sheet.height);
      const [w, h] = [
        Math.max(4, Math.round(sheet.width * scale)),
        Math.max(4, Math.round(sheet.height * scale)),
      ];
      const coarse = await paintCells(sheet.cells, w, h, this.pixels);
      const wide = sheet.cells.length === 4 ? 2 : 1;
      const grow = 192 / Math.max(sheet.width, sheet.height);
      const [fullW, fullH] = [Math.round(sheet.width * grow), Math.round(sheet.height * grow)];
      return encodePng(resample(coarse, fullW * wide, fullH * wide));
    });
  }

  /** A film, as Midjourney answers it: a short loop in which a camera swings over the picture. */
  film(key: string, sheet: Sheet, motion: 'low' | 'high', take: number): Promise<Buffer> {
    return this.once(key, async () => {
      const picture = firstOf(sheet);
      await new Promise((resolve) => setImmediate(resolve));
      const camera = { width: sheet.width, height: sheet.height, motion, take };
      return filmScene(camera, (view, width, height) =>
        paintPicture(picture, view, width, height, this.pixels),
      );
    });
  }

  /** The same as a picture that moves, which is what some gateways pass on: an animated PNG. */
  animate(key: string, sheet: Sheet, motion: 'low' | 'high', take: number): Promise<Buffer> {
    return this.once(key, async () => {
      const picture = firstOf(sheet);
      const reach = motion === 'high' ? 0.12 : 0.05;
      const direction = (take / 4) * Math.PI * 2;
      const frames = Array.from({ length: 12 }, (_, i) => {
        const turn = Math.sin((i / 12) * Math.PI * 2);
        const zoom = 1 - reach * (0.5 + 0.5 * turn);
        const view = {
          x: (1 - zoom) / 2 + Math.cos(direction) * reach * 0.4 * turn,
          y: (1 - zoom) / 2 + Math.sin(direction) * reach * 0.4 * turn,
          w: wholeView.w * zoom,
          h: wholeView.h * zoom,
        };
        const [w, h] = [Math.round(sheet.width / 2), Math.round(sheet.height / 2)];
        return paintPicture(picture, view, w, h, this.pixels);
      });
      return encodeApng(frames, 120);
    });
  }

  /** What `print` was told when it made these very bytes. */
  originOf(bytes: Buffer): string | undefined {
    return this.origins.get(hashOf(bytes));
  }

  private once(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const known = this.ready.get(key);
    if (known) {
      this.ready.delete(key);
      this.ready.set(key, known);
      return known;
    }
    const made = make();
    this.ready.set(key, made);
    made.then(
      (bytes) => this.account(key, bytes.length),
      () => this.ready.delete(key),
    );
    return made;
  }

  private account(key: string, bytes: number): void {
    this.sizes.set(key, bytes);
    this.cachedBytes += bytes;
    for (const oldest of this.ready.keys()) {
      if (this.cachedBytes <= mostCachedBytes || oldest === key) break;
      this.cachedBytes -= this.sizes.get(oldest) ?? 0;
      this.sizes.delete(oldest);
      this.ready.delete(oldest);
    }
  }
}

function firstOf({ cells: [picture] }: Sheet): Picture {
  if (!picture) throw new Error('a film without a picture');
  return picture;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
