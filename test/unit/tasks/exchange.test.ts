import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Asset } from '../../../src/domain/asset';
import type { Task } from '../../../src/domain/task';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { pngBytes } from '../../support/pngBytes';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

const running = { signal: new AbortController().signal, onProgress: () => undefined };

describe('A history in one file', () => {
  const tempFolder = useTempFolders();
  const worlds: TaskWorld[] = [];
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = tempFolder();
    file = join(folder, 'all.easel.zip');
  });
  afterEach(() => {
    for (const world of worlds.splice(0)) world.stop();
  });

  const start = async (name: string) => {
    const world = new TaskWorld({ folder: join(folder, name), clock: new FakeClock() });
    worlds.push(world);
    await world.start();
    return world;
  };
  const shown = async ({ store }: TaskWorld) => (await store.recent(100)).map(({ id }) => id);
  const picturesOf = (world: TaskWorld) => {
    mkdirSync(world.pictures.folder, { recursive: true });
    const names = readdirSync(world.pictures.folder, { recursive: true }).map(String).sort();
    return new Map(
      names
        .filter((name) => name.includes('.'))
        .map((name) => [name, readFileSync(join(world.pictures.folder, name), 'hex')]),
    );
  };

  /** A history with all that a task can hold. */
  const fill = async (world: TaskWorld): Promise<readonly Task[]> => {
    const grid = await world.pictures.keep(pngBytes(40, 20));
    const sheet = await world.pictures.keep(pngBytes(30, 30));
    const attached = await world.pictures.add(pngBytes(9, 9, 1), 'Gesicht – 脸.png');
    const assets: readonly Asset[] = [
      {
        kind: 'grid',
        url: 'https://cdn.test/1.png',
        rows: 2,
        columns: 2,
        file: grid,
        cellUrls: ['https://x/1'],
      },
      { kind: 'text', texts: ['a fox', '狐狸'], analysis: '**fox** ~~a~~' },
    ];
    const tasks = [
      makeTask({
        id: 'a',
        phase: 'succeeded',
        assets,
        isStarred: true,
        seed: '0012345678901234567',
        actions: [{ id: 'u1', label: 'U1', group: 'upscale', input: 'none', cell: 1, emoji: '⬆️' }],
        pressedActionIds: ['u1'],
        pressedAt: { u1: 1_700_000_000_500 },
        refusedActions: { v1: 'no' },
        maskStrokes: [{ tool: 'brush', points: [1, 2] }],
        request: {
          kind: 'imagine',
          prompt: 'a “fox” \\ --v 7\nsecond line',
          pictures: [attached],
          references: [{ picture: attached, role: 'style' }],
          speed: 'fast',
        },
      }),
      makeTask({
        id: 'b',
        phase: 'succeeded',
        parent: { taskId: 'a', actionId: 'u1', label: 'U1', group: 'upscale', cell: 1 },
        assets: [{ kind: 'image', url: 'https://cdn.test/2.png', file: sheet }],
        request: {
          kind: 'action',
          taskId: 'a',
          actionId: 'u1',
          label: 'U1',
          prompt: 'a fox',
          words: 'a fox in snow',
        },
      }),
      makeTask({
        id: 'c',
        phase: 'failed',
        failure: { kind: 'promptRefused', word: 'x', isRetryable: false, charged: 'no' },
        answeredWith: 'a gory fox',
        typedBefore: 'a fox',
        request: { kind: 'blend', pictures: [attached, attached], shape: 'square' },
      }),
      makeTask({
        id: 'd',
        phase: 'running',
        progress: { percent: 40, text: '40%' },
        request: {
          kind: 'edit',
          prompt: 'a tent',
          picture: attached,
          mask: attached,
          region: { whole: attached, strokes: [{ tool: 'invert' }] },
        },
      }),
    ];
    for (const task of tasks) await world.store.put(task);
    return tasks;
  };

  it('comes back whole in an empty folder, pictures byte for byte', async () => {
    // A person who moves to another machine, or makes a copy for safety, would lose what they think they have.
    const from = await start('from');
    const tasks = await fill(from);
    await from.store.put(makeTask({ id: 'e', phase: 'succeeded' }));
    await from.manager.forget(['e']);
    const parts: number[] = [];
    const exported = await from.manager.exportTo(file, {
      ...running,
      onProgress: (part) => parts.push(part),
    });
    assert.deepEqual(exported, { taskCount: 4, pictureCount: 3, missingCount: 0 });
    assert.equal(parts.at(-1), 1);

    const to = await start('to');
    const imported = await to.manager.importFrom(file, running);
    assert.deepEqual(imported, { taskCount: 4, knownCount: 0, pictureCount: 3 });
    assert.deepEqual(await to.store.recent(10), tasks.toReversed());
    assert.deepEqual(picturesOf(to), picturesOf(from));
    assert.equal(await to.store.countOf({ terms: [] }), 4);
    assert.deepEqual(
      to.store.open().map(({ id }) => id),
      ['d'],
    );
  });

  it('overwrites nothing that is there, and brings back what was removed or cleared', async () => {
    // A star set since the export would be undone; what was removed by mistake could not be had again.
    const world = await start('from');
    await fill(world);
    await world.manager.exportTo(file, running);
    const before = picturesOf(world);
    await world.manager.star(['b', 'c'], true);
    await world.manager.forget(['c']);
    assert.deepEqual(await world.manager.importFrom(file, running), {
      taskCount: 1,
      knownCount: 3,
      pictureCount: 0,
    });
    assert.equal((await world.store.get('b'))?.isStarred, true);
    assert.equal((await world.store.get('c'))?.isStarred, true);
    assert.deepEqual(await world.store.binned(), []);
    assert.deepEqual(await shown(world), ['d', 'c', 'b', 'a']);

    await world.manager.clear({ keepStarred: false });
    assert.deepEqual(await shown(world), ['d']);
    assert.equal((await world.manager.importFrom(file, running)).taskCount, 3);
    assert.deepEqual(await shown(world), ['d', 'c', 'b', 'a']);
    assert.deepEqual(picturesOf(world), before);
  });

  it('goes without pictures that are gone, and says how many', async () => {
    // One pruned picture would keep a person from exporting all others.
    const from = await start('from');
    const [task] = await fill(from);
    const [asset] = task?.assets ?? [];
    assert.ok(asset?.kind === 'grid' && asset.file);
    await from.pictures.discard(asset.file.hash);
    assert.deepEqual(await from.manager.exportTo(file, running), {
      taskCount: 4,
      pictureCount: 2,
      missingCount: 1,
    });
    const to = await start('to');
    await to.manager.importFrom(file, running);
    assert.deepEqual(await to.store.get('a'), task);
  });

  it('holds no key, no password and nothing that a provider keeps for itself', async () => {
    // A person who shares their pictures would share their account.
    const from = await start('from');
    from.key = 'sk-"quoted"-4711';
    await from.store.put(
      makeTask({
        id: 'a',
        phase: 'succeeded',
        createdBy: '4711@my-laptop#1',
        providerData: { token: 'private' },
        assets: [{ kind: 'image', url: `https://me:secret@cdn.test/1.png?key=${from.key}` }],
      }),
    );
    await from.manager.exportTo(file, running);
    const to = await start('to');
    await to.manager.importFrom(file, running);
    const task = JSON.stringify(await to.store.get('a'));
    assert.match(task, /cdn\.test\/1\.png/);
    for (const secret of [/4711/, /secret/, /private/, /my-laptop/])
      assert.doesNotMatch(task, secret);
  });

  it('is whole where the key is as short as a number or a word', async () => {
    // A proxy of one's own has such a key: ids, moments and names would be cut to pieces, and nothing come in again.
    const from = await start('from');
    const to = await start('to');
    const tasks = await fill(from);
    for (const key of ['1', '1234', 'midjourney', 'fake']) {
      from.key = key;
      await from.manager.exportTo(file, running);
    }
    await to.manager.importFrom(file, running);
    assert.deepEqual(await shown(to), await shown(from));
    assert.ok(tasks.length > 0);
  });

  it('lets a provider decide what goes with it', async () => {
    // No button under an imported picture could be pressed.
    const from = await start('from');
    from.provider.portableData = (data) => ({ kept: (data as { buttons: string }).buttons });
    await from.store.put(
      makeTask({
        id: 'a',
        phase: 'succeeded',
        providerData: { buttons: 'MJ::x', token: 'private' },
      }),
    );
    await from.manager.exportTo(file, running);
    const to = await start('to');
    await to.manager.importFrom(file, running);
    assert.deepEqual((await to.store.get('a'))?.providerData, { kept: 'MJ::x' });
  });

  it('leaves nothing behind when it is cancelled', async () => {
    // Half a file would be taken for a whole one, or half a history be imported.
    const from = await start('from');
    await fill(from);
    await from.manager.exportTo(file, running);
    const whole = readFileSync(file);
    const cancel = () => {
      const abort = new AbortController();
      return { signal: abort.signal, onProgress: () => abort.abort() };
    };
    await assert.rejects(from.manager.exportTo(file, cancel()), { name: 'AbortError' });
    assert.deepEqual(readFileSync(file), whole);
    assert.deepEqual(readdirSync(folder).sort(), ['all.easel.zip', 'from']);
    const to = await start('to');
    await assert.rejects(to.manager.importFrom(file, cancel()), { name: 'AbortError' });
    assert.deepEqual([await shown(to), picturesOf(to).size], [[], 0]);
  });

  describe('that is not sound', () => {
    let to: TaskWorld;
    const line = (value: unknown) => `${JSON.stringify(value)}\n`;
    const header = line({ format: 'easel-history', version: 1 });
    const done = line(makeTask({ id: 'a', phase: 'succeeded' }));
    const png = pngBytes();
    const hash = 'a'.repeat(64);

    beforeEach(async () => {
      to = await start('to');
      await to.store.put(makeTask({ id: 'mine', phase: 'succeeded' }));
    });

    /** One sentence, and everything as it was. */
    const refuses = async (bytes: Uint8Array, ...reasons: Parameters<typeof failsWith>) => {
      writeFileSync(file, bytes);
      await assert.rejects(to.manager.importFrom(file, running), failsWith(...reasons));
      assert.deepEqual(await shown(to), ['mine']);
      assert.equal(picturesOf(to).size, 0);
    };
    const zipped = (entries: Zippable) => zipSync(entries);

    it('is not taken, wherever it was cut', async function () {
      // A copy that broke off would look like a history with fewer pictures.
      this.timeout(30_000);
      const from = await start('from');
      await fill(from);
      await from.manager.exportTo(file, running);
      const whole = readFileSync(file);
      const step = Math.max(1, Math.floor(whole.length / 100));
      for (let length = 4; length < whole.length; length += step) {
        await refuses(whole.subarray(0, length), 'exportBroken');
      }
      await refuses(whole.subarray(0, whole.length - 1), 'exportBroken');
      await refuses(whole.subarray(0, 3), 'exportNotOurs');
      await refuses(new Uint8Array(), 'exportNotOurs');
    });

    it('is not taken when a byte of it is another', async function () {
      // A bad disk would change pictures or prompts without a word.
      this.timeout(30_000);
      const from = await start('from');
      await fill(from);
      await from.manager.exportTo(file, running);
      const whole = readFileSync(file);
      const tasks = await from.store.recent(10);
      const step = Math.max(1, Math.floor(whole.length / 50));
      let refused = 0;
      for (let at = 0; at < whole.length; at += step) {
        const flipped = Uint8Array.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ 0x55;
        writeFileSync(file, flipped);
        try {
          await to.manager.importFrom(file, running);
        } catch {
          refused += 1;
          assert.deepEqual([await shown(to), picturesOf(to).size], [['mine'], 0], `byte ${at}`);
          continue;
        }
        // Some bytes, such as an entry's time, say nothing: then all of it is here, and right.
        const [, ...imported] = await to.store.recent(10);
        assert.deepEqual(imported, tasks, `byte ${at}`);
        assert.deepEqual(picturesOf(to), picturesOf(from), `byte ${at}`);
        await to.store.remove(tasks.map(({ id }) => id));
        rmSync(to.pictures.folder, { recursive: true });
      }
      assert.ok(refused > 25, `${refused} refused`);
    });

    it('is refused when it is something else', async () => {
      // A person who picked the wrong file would get an error that says nothing.
      await refuses(strToU8('just a text, and no zip'), 'exportNotOurs');
      await refuses(pngBytes(), 'exportNotOurs');
      await refuses(zipped({ 'report.docx': strToU8('x') }), 'exportNotOurs');
      await refuses(
        zipped({ 'history.jsonl': strToU8(line({ format: 'other' })) }),
        'exportNotOurs',
      );
      await refuses(zipped({ 'history.jsonl': strToU8('') }), 'exportNotOurs');
    });

    it('is refused when a newer Easel wrote it', async () => {
      // Half of it would be understood, and the rest lost.
      const newer = line({ format: 'easel-history', version: 2 });
      const entries = { 'history.jsonl': strToU8(`${newer}whatever\n`), 'new/things': png };
      await refuses(zipped(entries), 'exportTooNew');
    });

    it('is refused when a line is no task', async () => {
      // One wrong task would stand in the way of every page that shows it.
      const wrong: readonly unknown[] = [
        {},
        { ...makeTask({ id: 'a' }), phase: 'flying' },
        { ...makeTask({ id: 'a' }), phase: 'sending' },
        { ...makeTask({ id: 'a' }), assets: 'none' },
        { ...makeTask({ id: '../../a' }) },
        { ...makeTask({ id: 'a' }), request: { kind: 'imagine' } },
        { ...makeTask({ id: 'a' }), assets: [{ kind: 'image', url: 'u', file: { hash: '../x' } }] },
      ];
      for (const task of wrong) {
        const text = header + done.replace('"a"', '"sound"') + line(task);
        await refuses(zipped({ 'history.jsonl': strToU8(text) }), 'exportBroken');
      }
      await refuses(zipped({ 'history.jsonl': strToU8(header + done + done) }), 'exportBroken');
      await refuses(zipped({ 'history.jsonl': strToU8(header + done.trim()) }), 'exportBroken');
      const noText = Buffer.concat([Buffer.from(header), Buffer.from([0xff, 0xfe, 0x0a])]);
      await refuses(zipped({ 'history.jsonl': noText }), 'exportBroken');
    });

    it('is refused when a picture is another, or none', async () => {
      // Somebody could slip in a picture under the name of another, or a document under that of a picture.
      const history = { 'history.jsonl': strToU8(header + withPicture(hash)) };
      await refuses(zipped({ ...history, [`pictures/${hash}.png`]: png }), 'exportBroken');
      const page = strToU8('<script>alert(1)</script>');
      const pageHash = await sha256(page);
      const named = { 'history.jsonl': strToU8(header + withPicture(pageHash)) };
      await refuses(zipped({ ...named, [`pictures/${pageHash}.png`]: page }), 'exportBroken');
    });

    it('is refused when it would write elsewhere', async () => {
      // A file from a stranger could replace any file of this person.
      const history = { 'history.jsonl': strToU8(header + done) };
      for (const name of [
        '../outside.png',
        `../${hash}.png`,
        `pictures/../../${hash}.png`,
        `/pictures/${hash}.png`,
        `pictures\\..\\${hash}.png`,
        `pictures/${hash}.png/../../x`,
        'C:/x.png',
      ]) {
        await refuses(zipped({ ...history, [name]: png }), 'exportNotOurs');
      }
      assert.deepEqual(readdirSync(folder).sort(), ['all.easel.zip', 'to']);
    });

    it('is refused when it unpacks to more than it says', async function () {
      // A few kilobytes would fill the memory or the disk.
      this.timeout(30_000);
      const bomb = zipped({ 'history.jsonl': [new Uint8Array(10_000_000), { level: 1 }] });
      await refuses(bomb, 'exportBroken');
      const lying = Buffer.from(bomb);
      const directory = lying.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
      lying.writeUInt32LE(100, directory + 24);
      await refuses(lying, 'exportBroken');
    });

    it('is refused when its pictures do not fit', async () => {
      // They would push out pictures that cannot be fetched again.
      const used = await to.pictures.room();
      const bytes = pngBytes(500, 500, 7);
      const real = await sha256(bytes);
      const entries = {
        'history.jsonl': strToU8(header + withPicture(real)),
        [`pictures/${real}.png`]: bytes,
      };
      to.pictures.room = () => Promise.resolve({ ...used, maxBytes: bytes.length - 1 });
      await refuses(zipped(entries), 'noRoomForPictures');
      to.pictures.room = () => Promise.resolve({ ...used, maxBytes: bytes.length });
      assert.equal((await to.manager.importFrom(file, running)).pictureCount, 1);
    });

    const withPicture = (of: string) =>
      line(
        makeTask({
          id: 'a',
          phase: 'succeeded',
          assets: [
            {
              kind: 'image',
              url: 'u',
              file: { hash: of, mime: 'image/png', byteLength: png.length },
            },
          ],
        }),
      );
  });
});

async function sha256(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as BufferSource)).toString('hex');
}
