/** Bits, first the highest of each byte: how H.264 writes its numbers. */
export class BitWriter {
  private readonly bytes: number[] = [];
  private held = 0;
  private count = 0;

  /** The lowest `length` bits of a number, at most 24. */
  put(value: number, length: number): this {
    for (let bit = length - 1; bit >= 0; bit--) {
      this.held = (this.held << 1) | ((value >> bit) & 1);
      if (++this.count === 8) {
        this.bytes.push(this.held);
        [this.held, this.count] = [0, 0];
      }
    }
    return this;
  }

  /** Exp-Golomb, 0 and up: `ue(v)` of the standard. */
  unsigned(value: number): this {
    const length = 32 - Math.clz32(value + 1);
    return this.put(0, length - 1).put(value + 1, length);
  }

  /** Exp-Golomb with a sign: `se(v)` of the standard. */
  signed(value: number): this {
    return this.unsigned(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** Fills the byte with zeros. */
  align(): this {
    return this.count === 0 ? this : this.put(0, 8 - this.count);
  }

  /** The stop bit and the zeros after it; what has been written so far. */
  finish(): Buffer {
    this.put(1, 1).align();
    return Buffer.from(this.bytes);
  }

  /** What has been written, with nothing added. Only between two bytes. */
  whole(): Buffer {
    return Buffer.from(this.bytes);
  }
}
