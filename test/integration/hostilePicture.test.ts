// What comes behind the link of a picture, and is none, or one that was made to do harm.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { systemClock } from '../../src/base/clock';
import { silentLogger } from '../../src/base/logger';
import { pictureAreaLimit, pictureEdgeLimit } from '../../src/domain/request';
import { isAnimated } from '../../src/host/images/isAnimated';
import { isBroken } from '../../src/host/images/isBroken';
import { extensions, readPictureFormat } from '../../src/host/images/pictureFormat';
import { PictureFolder } from '../../src/host/images/pictureFolder';
import { createDownload } from '../../src/net/download';
import { fetchFrom } from '../../src/tasks/fetchPicture';
import { eventually } from '../support/eventually';
import { failsWith } from '../support/failsWith';
import { LoopbackServer, pour } from '../support/loopbackServer';
import { sampleFilm } from '../support/page/sampleFilm';
import { pngBytes } from '../support/pngBytes';
import { useTempFolders } from '../support/tempFolder';

const maxBytes = 4 * 1024 * 1024;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>`;
const html = '<!doctype html><html><body><script>alert(1)</script>';

describe('A hostile picture', function () {
  this.timeout(30_000);
  const tempFolder = useTempFolders();
  let server: LoopbackServer;
  let pictures: PictureFolder;
  let answer: (request: IncomingMessage, reply: ServerResponse) => void;

  beforeEach(async () => {
    server = await LoopbackServer.start((request, reply) => answer(request, reply));
    pictures = new PictureFolder({ folder: tempFolder(), maxMegabytes: () => 100 });
  });
  afterEach(() => server.close());

  /** Fetched and kept as the product does it. */
  const fetched = async (timeoutMs = 20_000) => {
    const download = createDownload({ clock: systemClock, logger: silentLogger, timeoutMs });
    return fetchFrom([`${server.url}/picture.png`], maxBytes, {
      download,
      pictures,
      signal: new AbortController().signal,
      gatewayUrl: server.url,
    });
  };
  const answerWith = (body: Uint8Array | string, type = 'image/png') => {
    answer = (_request, reply) => reply.writeHead(200, { 'content-type': type }).end(body);
  };
  const kept = () => readdirSync(pictures.folder, { recursive: true, encoding: 'utf8' });

  describe('that is a document', () => {
    for (const [name, body] of Object.entries({
      'an SVG': svg,
      'an SVG behind a comment': `<?xml version="1.0"?><!-- \x89PNG -->${svg}`,
      'a web page': html,
      'a PDF': '%PDF-1.7 <script>',
      'a ZIP': 'PK\x03\x04',
      'a program': '\x7fELF',
      nothing: '',
    })) {
      it(`is not kept, whatever its host calls it: ${name}`, async () => {
        // A document would be opened as one, with what it brings along.
        for (const type of ['image/png', 'image/svg+xml', 'video/mp4', 'text/html']) {
          answerWith(body, type);
          await assert.rejects(fetched(), failsWith('notAPicture'), type);
        }
        assert.deepEqual(kept(), []);
      });
    }

    it('and a picture at once is kept as the picture, with a picture’s ending', async () => {
      // A name that ends in .html or .svg would be opened in a browser.
      for (const [bytes, ending] of [
        [Buffer.concat([pngBytes(), Buffer.from(html)]), 'png'],
        [Buffer.concat([sampleFilm(96, 64, 1), Buffer.from(svg)]), 'mp4'],
        [Buffer.from(`GIF89a\x01\x00\x01\x00\x00\x00\x00${html};\x00\x3b`, 'latin1'), 'gif'],
      ] as const) {
        answerWith(bytes, 'text/html');
        const { file } = await fetched();
        const path = pictures.pathOf(file.hash, file.mime);
        assert.ok(path.endsWith(`.${ending}`), path);
        assert.deepEqual(readFileSync(path), Buffer.from(bytes));
      }
    });
  });

  describe('whose head lies', () => {
    it('is called what its bytes are', async () => {
      answerWith(sampleFilm(96, 64, 1), 'image/png');
      assert.equal((await fetched()).file.mime, 'video/mp4');
      answerWith(pngBytes(), 'video/mp4');
      assert.equal((await fetched()).file.mime, 'image/png');
    });

    it('is not kept when it says that it is larger than anybody can draw', async () => {
      // A few hundred bytes, and the page asks for forty gigabytes to show them.
      for (const [width, height] of [
        [100_000, 100_000],
        [2 ** 31 - 1, 1],
        [pictureEdgeLimit + 1, 1],
        [pictureEdgeLimit, Math.ceil(pictureAreaLimit / pictureEdgeLimit) + 1],
      ] as const) {
        answerWith(pngOf(width, height));
        await assert.rejects(fetched(), failsWith('pictureTooWide'), `${width} × ${height}`);
        await assert.rejects(pictures.add(pngOf(width, height), 'a.png'));
      }
      assert.deepEqual(kept(), []);
      answerWith(pngOf(8_192, 8_192));
      assert.equal((await fetched()).file.width, 8_192);
    });

    it('of nothing but empty boxes is read to no end', async () => {
      const head = Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from('ftypisom\0\0\0\0')]);
      const box = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('free')]);
      const boxes = Buffer.alloc(3 * 1024 * 1024).fill(box);
      answerWith(Buffer.concat([head, boxes]));
      assert.equal((await fetched()).file.width, undefined);
    });

    it('is read without an error and without an end, whatever stands in it', () => {
      // One reply could stop everything that runs in this window.
      const whole = [pngBytes(40, 30), sampleFilm(96, 64, 1), ...heads];
      const changed = fc.tuple(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 12 }),
        fc.nat(400),
      );
      fc.assert(
        fc.property(changed, ([bytes, changes, cut]) => {
          const hostile = Buffer.from(bytes.subarray(0, Math.max(16, bytes.length - cut)));
          for (const [at, value] of changes) if (at < hostile.length) hostile[at] = value;
          const format = readPictureFormat(hostile);
          if (!format) return;
          assert.ok(format.mime in extensions);
          isBroken(hostile, format.mime);
          isAnimated(hostile, format.mime);
        }),
        { numRuns: 5_000 },
      );
    });
  });

  describe('that is too much', () => {
    it('is cut off in the middle of 200 MB', async () => {
      // Memory, and the disk, would be full of one picture.
      const piece = Buffer.alloc(1024 * 1024, 7);
      answer = (_request, reply) => void pour(reply, { piece, maxBytes: 200 * piece.byteLength });
      await assert.rejects(fetched(), failsWith('badReply'));
      await eventually(() => server.open === 0, 'The connection was not let go of');
      assert.deepEqual(kept(), []);
    });

    it('is not begun when it says so itself', async () => {
      const piece = Buffer.alloc(1024);
      answer = (_request, reply) => {
        reply.writeHead(200, { 'content-length': 200 * 1024 * 1024 });
        void pour(reply, { piece, maxBytes: 200 * 1024 * 1024, everyMs: 5 });
      };
      await assert.rejects(fetched(), failsWith('badReply'));
      await eventually(() => server.open === 0, 'The connection was not let go of');
    });

    it('is cut off where it unpacks to more than it may be', async () => {
      for (const encoding of ['gzip', 'deflate', 'br']) {
        const packed = packers[encoding]?.(Buffer.alloc(64 * 1024 * 1024)) ?? '';
        assert.ok(packed.length < maxBytes / 10);
        answer = (_request, reply) => {
          reply.writeHead(200, { 'content-encoding': encoding }).end(packed);
        };
        await assert.rejects(fetched(), failsWith('badReply'), encoding);
      }
      answer = (_request, reply) => {
        reply.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(pngBytes()));
      };
      assert.equal((await fetched()).file.mime, 'image/png');
    });

    it('is not waited for for ever, though a byte comes now and then', async () => {
      answer = (_request, reply) => {
        void pour(reply, { piece: Buffer.from('x'), maxBytes: 10_000, everyMs: 5 });
      };
      await assert.rejects(fetched(150), failsWith('timedOut'));
      await eventually(() => server.open === 0, 'The connection was not let go of');
      assert.deepEqual(kept(), []);
    });
  });
});

/** A small PNG whose head names another size. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(pngBytes());
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const packers: Readonly<Record<string, (bytes: Uint8Array) => Buffer>> = {
  gzip: (bytes) => gzipSync(bytes),
  deflate: (bytes) => deflateSync(bytes),
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};

/** The beginnings of the other kinds, as far as anything is read of them. */
const heads = [
  Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108000a001403012200ffd9', 'hex'),
  Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64'),
  Buffer.from('52494646300000005745425056503858', 'hex'),
  Buffer.from('47494638396101000100800000000000ffffff21f90401000000002c00000000', 'hex'),
];
