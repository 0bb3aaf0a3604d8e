import { crc32, deflateSync } from 'node:zlib';

/**
 * A small PNG: a sky, a sun and hills, in colours that depend on `hue`. Drawn by code so that no picture has to be
 * kept in the repository; without a library because it is needed before any is built.
 *
 * @param {{ width: number, height: number, hue: number }} picture `hue` in degrees
 * @returns {Buffer}
 */
export function drawSamplePicture({ width, height, hue }) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b] = colourAt(x / width, y / height, hue);
      const at = y * (1 + width * 3) + 1 + x * 3;
      rows[at] = r;
      rows[at + 1] = g;
      rows[at + 2] = b;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // eight bits a channel, RGB
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x, y, hue) {
  const hill = 0.66 + 0.08 * Math.sin(x * 7 + hue) + 0.03 * Math.sin(x * 17);
  if (y > hill) return hsl(hue + 100, 0.35, 0.42 - 0.5 * (y - hill));
  if (Math.hypot(x - 0.7, y - 0.3) < 0.11) return hsl(hue + 30, 0.9, 0.78);
  return hsl(hue + 40 * y, 0.55, 0.45 + 0.35 * y);
}

function hsl(hue, saturation, lightness) {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((n) => {
    const k = (n + (((hue % 360) + 360) % 360) / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  });
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
