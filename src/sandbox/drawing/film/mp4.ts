/** Frames of H.264 as a file: ISO/IEC 14496-12 and -15, the least that players ask for. */
export interface Track {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** profile_idc, constraint flags, level_idc. */
  readonly profile: Buffer;
  /** NAL units, without a length before them. */
  readonly sequenceSet: Buffer;
  readonly pictureSet: Buffer;
  /** One NAL unit a frame; the first is a key frame, the others are not. */
  readonly frames: readonly Buffer[];
}

const identity = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

/** What tells about the film stands before its pixels, so that it plays while it loads. */
export function mp4Of(track: Track): Buffer {
  const samples = track.frames.map((frame) => Buffer.concat([words(frame.length), frame]));
  const brand = box('ftyp', text('isom'), words(512), text('isomiso2avc1mp41'));
  // The place of the first frame is known once the size of what stands before it is.
  const draft = movie(track, samples, 0);
  const first = brand.length + draft.length + 8;
  return Buffer.concat([brand, movie(track, samples, first), box('mdat', ...samples)]);
}

function movie(track: Track, samples: readonly Buffer[], first: number): Buffer {
  const { framesPerSecond, width, height } = track;
  const length = samples.length;
  const header = words(0, 0, 0, framesPerSecond, length, 0x10000);
  return box(
    'moov',
    box('mvhd', header, shorts(0x0100, 0), words(0, 0, ...identity, 0, 0, 0, 0, 0, 0, 2)),
    box(
      'trak',
      box(
        'tkhd',
        words(7, 0, 0, 1, 0, length, 0, 0, 0, 0, ...identity, width * 0x10000, height * 0x10000),
      ),
      box(
        'mdia',
        box('mdhd', words(0, 0, 0, framesPerSecond, length), shorts(0x55c4, 0)),
        box('hdlr', words(0, 0), text('vide'), words(0, 0, 0), text('film\0')),
        box(
          'minf',
          box('vmhd', words(1), shorts(0, 0, 0, 0)),
          box('dinf', box('dref', words(0, 1), box('url ', words(1)))),
          sampleTable(track, samples, first),
        ),
      ),
    ),
  );
}

function sampleTable(track: Track, samples: readonly Buffer[], first: number): Buffer {
  return box(
    'stbl',
    box('stsd', words(0, 1), description(track)),
    box('stts', words(0, 1, samples.length, 1)),
    box('stss', words(0, 1, 1)),
    box('stsc', words(0, 1, 1, samples.length, 1)),
    box('stsz', words(0, 0, samples.length, ...samples.map((sample) => sample.length))),
    box('stco', words(0, 1, first)),
  );
}

/** The sample entry with the decoder's configuration. */
function description({ width, height, profile, sequenceSet, pictureSet }: Track): Buffer {
  const configuration = box(
    'avcC',
    Buffer.from([1]),
    profile,
    // Lengths of four bytes; one of each set.
    Buffer.from([0xff, 0xe1]),
    shorts(sequenceSet.length),
    sequenceSet,
    Buffer.from([1]),
    shorts(pictureSet.length),
    pictureSet,
  );
  const name = Buffer.alloc(32);
  const before = [shorts(0, 0, 0, 1, 0, 0), words(0, 0, 0), shorts(width, height)];
  const rest = [words(0x480000, 0x480000, 0), shorts(1), name, shorts(24, 0xffff)];
  return box('avc1', ...before, ...rest, configuration);
}

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([words(body.length + 8), text(type), body]);
}

/** Four bytes each. */
function words(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => out.writeUInt32BE(value, index * 4));
  return out;
}

function shorts(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => out.writeUInt16BE(value, index * 2));
  return out;
}

function text(value: string): Buffer {
  return Buffer.from(value, 'latin1');
}
