import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { exchangeFailure } from './archiveFormat';

export interface ZipEntry {
  readonly name: string;
  /** Bytes once unpacked, as the directory says; more are never taken. */
  readonly byteLength: number;
  readonly packedLength: number;
  readonly isDeflated: boolean;
  readonly crc: number;
  /** Where its local header stands in the file. */
  readonly start: number;
}

const pieceBytes = 256 * 1024;
const endLength = 22;
const longestComment = 0xffff;
/** Of as many entries as there can be, with names much longer than ours. */
const longestDirectory = 32 * 1024 * 1024;

/**
 * Reads a zip by the directory at its end, piece by piece. Not with fflate's own stream, which looks for the end
 * of an entry by four bytes that a large picture may well contain. Nothing in the file is believed: sizes bound
 * what is unpacked, and everything that does not fit is `exportBroken`.
 */
export class ZipReader {
  readonly #file: FileHandle;
  readonly #byteLength: number;

  /** @param byteLength of the whole file */
  constructor(file: FileHandle, byteLength: number) {
    this.#file = file;
    this.#byteLength = byteLength;
  }

  /** @throws FailureError `exportNotOurs` when it is no zip, `exportBroken` when the file is cut */
  async entries(): Promise<readonly ZipEntry[]> {
    const isZip = this.#byteLength >= 4 && (await this.#read(0, 4)).readUInt32LE(0) === 0x04034b50;
    if (!isZip) throw exchangeFailure('exportNotOurs');
    const end = await this.#readEnd();
    const [count, length, start] = [
      end.readUInt16LE(10),
      end.readUInt32LE(12),
      end.readUInt32LE(16),
    ];
    if (length > longestDirectory) throw broken();
    const directory = await this.#read(start, length);
    const entries: ZipEntry[] = [];
    for (let at = 0; entries.length < count;) {
      if (at + 46 > length || directory.readUInt32LE(at) !== 0x02014b50) throw broken();
      const [flags, method] = [directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10)];
      // Encrypted, or packed in a way that is not ours.
      if (flags & 1 || (method !== 0 && method !== 8)) throw exchangeFailure('exportNotOurs');
      const nameLength = directory.readUInt16LE(at + 28);
      const next =
        at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
      if (next > length) throw broken();
      entries.push({
        name: directory.toString('utf8', at + 46, at + 46 + nameLength),
        byteLength: directory.readUInt32LE(at + 24),
        packedLength: directory.readUInt32LE(at + 20),
        isDeflated: method === 8,
        crc: directory.readUInt32LE(at + 16),
        start: directory.readUInt32LE(at + 42),
      });
      at = next;
    }
    return entries;
  }

  /** The bytes of an entry, unpacked, in pieces. @throws FailureError `exportBroken`, at the end at the latest */
  async *pieces(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    let byteLength = 0;
    let crc = 0;
    for await (const piece of entry.isDeflated ? this.#inflated(entry) : this.#packed(entry)) {
      byteLength += piece.byteLength;
      if (byteLength > entry.byteLength) throw broken();
      crc = crc32(piece, crc);
      yield piece;
    }
    if (byteLength !== entry.byteLength || crc !== entry.crc) throw broken();
  }

  /** All bytes of an entry, for those that are known to be small enough. */
  async bytes(entry: ZipEntry): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.pieces(entry)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  async *#inflated(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    const ready: Uint8Array[] = [];
    const inflate = new Inflate((piece) => ready.push(piece));
    for await (const piece of this.#packed(entry)) {
      try {
        // Small bites: however well they are packed, what one of them becomes fits in memory.
        for (let at = 0; at < piece.length; at += biteBytes) {
          inflate.push(piece.subarray(at, at + biteBytes));
          yield* ready.splice(0);
        }
      } catch (error) {
        throw broken(error);
      }
    }
    try {
      inflate.push(new Uint8Array(), true);
    } catch (error) {
      throw broken(error);
    }
    yield* ready.splice(0);
  }

  async *#packed({ start, packedLength }: ZipEntry): AsyncGenerator<Uint8Array> {
    const header = await this.#read(start, 30);
    if (header.readUInt32LE(0) !== 0x04034b50) throw broken();
    const from = start + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    for (let at = 0; at < packedLength; at += pieceBytes) {
      yield await this.#read(from + at, Math.min(pieceBytes, packedLength - at));
    }
  }

  /** The last record of the file; only a comment may stand behind it. */
  async #readEnd(): Promise<Buffer> {
    const length = Math.min(this.#byteLength, endLength + longestComment);
    const tail = await this.#read(this.#byteLength - length, length);
    for (let at = length - endLength; at >= 0; at--) {
      const isEnd = tail.readUInt32LE(at) === 0x06054b50;
      if (isEnd && at + endLength + tail.readUInt16LE(at + 20) === length) return tail.subarray(at);
    }
    throw broken();
  }

  async #read(at: number, length: number): Promise<Buffer> {
    if (at < 0 || at + length > this.#byteLength) throw broken();
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length;) {
      const { bytesRead } = await this.#file.read(bytes, done, length - done, at + done);
      if (bytesRead === 0) throw broken();
      done += bytesRead;
    }
    return bytes;
  }
}

const biteBytes = 16 * 1024;

function broken(cause?: unknown) {
  return exchangeFailure('exportBroken', { cause });
}
