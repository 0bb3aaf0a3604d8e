import type { FileHandle } from 'node:fs/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { exchangeFailure } from './archiveFormat';

/** What a zip without its later extensions can say. */
const limits = { entries: 0xffff, bytes: 0xffff_ffff } as const;
/** Room for the directory at the end. */
const spareBytes = 32 * 1024 * 1024;

/** Writes a zip to a file as it grows: what was given is on disk before more is taken. */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #zip: Zip;
  readonly #chunks: Uint8Array[] = [];
  #failure: Error | undefined;
  #entries = 0;
  #bytes = 0;

  constructor(file: FileHandle) {
    this.#file = file;
    this.#zip = new Zip((error, chunk) => {
      if (error) this.#failure ??= error;
      else this.#chunks.push(chunk);
    });
  }

  /** Stored as it is: pictures are compressed already. @throws FailureError `exportTooLarge` */
  async store(name: string, bytes: Uint8Array): Promise<void> {
    this.#begin(bytes.byteLength);
    const entry = new ZipPassThrough(name);
    this.#zip.add(entry);
    entry.push(bytes, true);
    await this.#drain();
  }

  /** Compressed, a piece at a time. */
  async deflate(name: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    this.#begin(0);
    const entry = new ZipDeflate(name, { level: 6 });
    this.#zip.add(entry);
    for await (const piece of pieces) {
      entry.push(piece);
      await this.#drain();
    }
    entry.push(new Uint8Array(), true);
    await this.#drain();
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#drain();
  }

  #begin(byteLength: number): void {
    this.#entries += 1;
    const isFull = this.#bytes + byteLength + spareBytes > limits.bytes;
    if (isFull || this.#entries >= limits.entries) throw exchangeFailure('exportTooLarge');
  }

  async #drain(): Promise<void> {
    if (this.#failure) throw this.#failure;
    for (const chunk of this.#chunks.splice(0)) {
      this.#bytes += chunk.byteLength;
      await this.#file.writeFile(chunk);
    }
  }
}
