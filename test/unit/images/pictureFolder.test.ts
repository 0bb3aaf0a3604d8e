import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namedPicture } from '../../../src/host/images/namedPicture';
import { PictureFolder } from '../../../src/host/images/pictureFolder';
import { pngBytes } from '../../support/pngBytes';
import { useTempFolders } from '../../support/tempFolder';

const invalid = (reason: string) => (error: unknown) =>
  (error as { failure?: { reason?: string } }).failure?.reason === reason;

describe('PictureFolder', () => {
  const tempFolder = useTempFolders();
  const open = (maxMegabytes = 100) =>
    new PictureFolder({ folder: tempFolder(), maxMegabytes: () => maxMegabytes });

  it('keeps bytes under their hash and gives the same ones back', async () => {
    // A finished picture would be lost when its link dies.
    const pictures = open();
    const bytes = pngBytes(6, 5);
    const file = await pictures.keep(bytes);
    assert.deepEqual(file, {
      hash: createHash('sha256').update(bytes).digest('hex'),
      mime: 'image/png',
      width: 6,
      height: 5,
      byteLength: bytes.byteLength,
    });
    assert.deepEqual(new Uint8Array(await pictures.read(file.hash)), new Uint8Array(bytes));
    assert.ok(pictures.pathOf(file.hash, file.mime).endsWith(`${file.hash}.png`));
  });

  it('keeps the same picture once, and leaves no half-written file', async () => {
    // The folder would grow with every look at the same picture.
    const pictures = open();
    const [one, two] = await Promise.all([pictures.keep(pngBytes()), pictures.keep(pngBytes())]);
    assert.deepEqual(one, two);
    assert.deepEqual(readdirSync(join(pictures.folder, one.hash.slice(0, 2))), [`${one.hash}.png`]);
  });

  it('refuses what is not a picture, whatever it is called', async () => {
    // A web page or a script from a gateway would be kept and shown as a picture.
    const pictures = open();
    const text = (content: string) => new TextEncoder().encode(content);
    const documents = [
      '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      '<!doctype html><p>404',
      '',
      'GIF8',
    ];
    for (const content of documents) {
      await assert.rejects(pictures.keep(text(content)), invalid('notAPicture'));
      await assert.rejects(pictures.add(text(content), 'fox.png'), invalid('notAPicture'));
    }
    await assert.rejects(pictures.keep(pngBytes().subarray(0, 12)), invalid('notAPicture'));
  });

  it('takes a video as a result but not as an attachment', async () => {
    // A video result would be thrown away, or a video sent where only pictures work.
    const pictures = open();
    const video = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom0000isommp42')]);
    assert.equal((await pictures.keep(video)).mime, 'video/mp4');
    await assert.rejects(pictures.add(video, 'a.mp4'), invalid('notAPicture'));
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic0000heicmif1')]);
    await assert.rejects(pictures.keep(heic), invalid('notAPicture'));
  });

  it('refuses an attachment that no gateway takes, before reading it', async () => {
    // Minutes of upload would end in a refusal.
    const large = new Uint8Array(20 * 1024 * 1024 + 1);
    await assert.rejects(open().add(large, 'a.png'), invalid('pictureTooLarge'));
  });

  it('remembers an attachment by its name, never by its path', async () => {
    // The folders of a person's machine would end up in the history.
    const ref = await open().add(pngBytes(), 'C:\\Users\\me/holiday.png');
    assert.equal(ref.name, 'holiday.png');
  });

  it('reads nothing outside itself', async () => {
    // A page that was taken over could read any file of the person.
    const pictures = open();
    await assert.rejects(pictures.read('../../etc/passwd'), invalid('pictureMissing'));
    await assert.rejects(pictures.read('0'.repeat(64)), invalid('pictureMissing'));
    assert.throws(() => pictures.thumbnailPathOf('../x'), invalid('pictureMissing'));
  });

  it('keeps small copies, and only pictures as such', async () => {
    // The gallery would load every picture in full, or show what is no picture.
    const pictures = open();
    const { hash } = await pictures.keep(pngBytes());
    await assert.rejects(pictures.writeThumbnail(hash, pngBytes()), invalid('notAPicture'));
    assert.equal(pictures.hasThumbnail(hash), false);
    const webp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
    await pictures.writeThumbnail(hash, webp);
    assert.equal(pictures.hasThumbnail(hash), true);
  });

  it('gives up copies that were taken out before any picture, and with their picture', async () => {
    // Looking at pictures would push out old ones that can never be had again.
    const pictures = open(1);
    const half = (seed: number) => {
      const bytes = Buffer.alloc(600_000);
      pngBytes(seed, seed).forEach((byte, at) => (bytes[at] = byte));
      return bytes;
    };
    const file = await pictures.keep(half(3));
    const path = pictures.pathOf(file.hash, file.mime);
    const copy = await namedPicture(pictures.folder, { path, hash: file.hash }, 'a fox.png');
    assert.ok(existsSync(copy));
    await pictures.prune([]);
    assert.deepEqual([existsSync(copy), existsSync(path)], [false, true]);
    await namedPicture(pictures.folder, { path, hash: file.hash }, 'a fox.png');
    await pictures.discard(file.hash);
    assert.equal(existsSync(copy), false);
  });

  it('prunes the oldest first and never a starred picture', async () => {
    // The disk would fill up, or a favourite would vanish.
    const folder = tempFolder();
    let maxMegabytes = 100;
    const pictures = new PictureFolder({ folder, maxMegabytes: () => maxMegabytes });
    const files = [];
    for (const [age, grey] of [4, 3, 2, 1].entries()) {
      const file = await pictures.keep(pngBytes(4, 3, grey));
      const at = new Date(Date.now() - (10 - age) * 60_000);
      utimesSync(pictures.pathOf(file.hash, file.mime), at, at);
      files.push(file);
    }
    const [oldest, second, third, newest] = files;
    const stale = join(folder, 'x.part');
    writeFileSync(stale, 'half');
    utimesSync(stale, new Date(0), new Date(0));

    assert.ok(oldest && second && third && newest);
    maxMegabytes = (oldest.byteLength + newest.byteLength) / 1024 / 1024;
    await pictures.prune([oldest.hash]);
    await pictures.read(oldest.hash);
    await pictures.read(newest.hash);
    for (const { hash } of [second, third]) {
      await assert.rejects(pictures.read(hash), invalid('pictureMissing'));
    }
    assert.ok(!readdirSync(folder).includes('x.part'));
  });
});
