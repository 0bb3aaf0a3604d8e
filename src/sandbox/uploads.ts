import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decodePng } from './drawing/decodePng';
import { readImageHeader, type ImageHeader } from './drawing/imageHeader';
import type { Pixels } from './drawing/paintPicture';
import type { Picture } from './drawing/picture';
import type { Raster } from './drawing/raster';
import { standInFor } from './drawing/standIn';

/** Decoded pictures kept at hand; the rest are decoded again when a recipe needs them. */
const mostDecoded = 8;
const mostInMemory = 32;

/**
 * What clients sent as pictures, by the hash of its bytes. With a folder the bytes survive a restart
 * (they cannot be drawn again as the sandbox's own pictures can).
 */
export class Uploads implements Pixels {
  private readonly bytes = new Map<string, Buffer>();
  private readonly decoded = new Map<string, Raster>();

  constructor(private readonly folder: string | undefined) {}

  /** Keeps a picture; null when the bytes are not one. */
  add(bytes: Buffer): { id: string; header: ImageHeader } | null {
    const header = readImageHeader(bytes);
    if (!header || header.width === 0 || header.height === 0) return null;
    const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    if (!this.bytes.has(id)) {
      this.keep(id, bytes);
      this.write(id, bytes);
    }
    return { id, header };
  }

  /** The bytes as they were sent. */
  original(id: string): Buffer | undefined {
    const known = this.bytes.get(id);
    if (known || this.folder === undefined || !/^[0-9a-f]{32}$/.test(id)) return known;
    try {
      const bytes = readFileSync(path.join(this.folder, id));
      this.keep(id, bytes);
      return bytes;
    } catch {
      return undefined;
    }
  }

  read(id: string): Raster | undefined {
    const ready = this.decoded.get(id);
    if (ready) return ready;
    const bytes = this.original(id);
    const header = bytes && readImageHeader(bytes);
    if (!bytes || !header) return undefined;
    const raster = decodePng(bytes) ?? standInFor(bytes, header);
    this.decoded.set(id, raster);
    const oldest = this.decoded.keys().next().value;
    if (this.decoded.size > mostDecoded && oldest !== undefined) this.decoded.delete(oldest);
    return raster;
  }

  private write(id: string, bytes: Buffer): void {
    if (this.folder === undefined) return;
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(path.join(this.folder, id), bytes);
    } catch {
      // A full disk costs the picture after a restart, not the request.
    }
  }

  /** With a folder, the oldest are dropped from memory and read again when they are needed. */
  private keep(id: string, bytes: Buffer): void {
    this.bytes.set(id, bytes);
    const oldest = this.bytes.keys().next().value;
    if (this.folder !== undefined && this.bytes.size > mostInMemory && oldest !== undefined) {
      this.bytes.delete(oldest);
    }
  }

  /** A recipe that shows an upload. */
  pictureOf(id: string): Picture {
    const raster = this.read(id);
    return { kind: 'photo', upload: id, aspect: raster ? raster.width / raster.height : 1 };
  }
}
