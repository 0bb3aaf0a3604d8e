import type { Snapshot } from '../protocol/views';
import type { HostApi } from './hostApi';
import { firstFrame } from './firstFrame';
import { loadPicture } from './loadPicture';
import { isFilm } from './shownPicture';

const longEdgePx = 640;
const quality = 0.82;

interface Wanted {
  readonly hash: string;
  readonly src: string;
  readonly isFilm: boolean;
}

/**
 * Makes the small copies the host asks for: here, because Chromium decodes every format and
 * encodes WebP, so that no image library is shipped. One at a time, while the page is idle, and
 * once a hash: a picture that cannot be decoded now will not be decodable in the next snapshot.
 */
export class ThumbnailMaker {
  readonly #host: HostApi;
  readonly #seen = new Set<string>();
  readonly #queue: Wanted[] = [];
  #isWorking = false;

  constructor(host: HostApi) {
    this.#host = host;
  }

  look(snapshot: Snapshot): void {
    const wanted: Wanted[] = [];
    const pictures = snapshot.tasks.flatMap(({ picture, more }) => [
      ...(picture ? [picture] : []),
      ...(more ?? []),
    ]);
    for (const picture of pictures) {
      if (!picture.wantsThumbnail || picture.isPreview) continue;
      if (!picture.hash || !picture.fullSrc || this.#seen.has(picture.hash)) continue;
      this.#seen.add(picture.hash);
      wanted.push({ hash: picture.hash, src: picture.fullSrc, isFilm: isFilm(picture) });
    }
    // What was scrolled to just now is what somebody looks at.
    this.#queue.unshift(...wanted);
    if (!this.#isWorking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let wanted = this.#queue.shift(); wanted; wanted = this.#queue.shift()) {
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));
      try {
        const bytes = await smallCopy(wanted);
        await this.#host.ask('picture/thumbnail', { hash: wanted.hash, bytes });
      } catch (error) {
        this.#host.notify('log/write', {
          level: 'warn',
          message: `No small copy of ${wanted.hash}: ${String(error)}`,
        });
      }
    }
    this.#isWorking = false;
  }
}

/** WebP bytes of the picture, or of a film's first frame, at most 640 px on its long edge. */
async function smallCopy({ src, isFilm }: Wanted): Promise<ArrayBuffer> {
  const image = isFilm ? await firstFrame(src) : await loadPicture(src);
  const [fullWidth, fullHeight] =
    image instanceof HTMLVideoElement
      ? [image.videoWidth, image.videoHeight]
      : [image.naturalWidth, image.naturalHeight];
  const scale = Math.min(1, longEdgePx / Math.max(fullWidth, fullHeight));
  const width = Math.max(1, Math.round(fullWidth * scale));
  const height = Math.max(1, Math.round(fullHeight * scale));
  const bitmap = await createImageBitmap(image, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
  return blob.arrayBuffer();
}
