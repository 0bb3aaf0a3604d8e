import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { isKeepable, type KeptFile } from '../../../src/domain/asset';
import { eventually } from '../../support/eventually';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { pngBytes } from '../../support/pngBytes';
import { failure } from '../../support/scriptedProvider';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';

describe('Pictures of tasks', () => {
  const tempFolder = useTempFolders();
  let clock: FakeClock;
  let world: TaskWorld;

  beforeEach(async () => {
    clock = new FakeClock();
    world = new TaskWorld({ folder: tempFolder(), clock });
    await world.start();
  });
  afterEach(() => {
    world.stop();
  });

  const fileOf = async (id: string): Promise<KeptFile | undefined> =>
    (await world.store.get(id))?.assets.find(isKeepable)?.file;
  const pictureFiles = () =>
    readdirSync(world.pictures.folder, { recursive: true }).filter((name) =>
      String(name).endsWith('.png'),
    );
  /** A file takes real time, so its coming is waited for. */
  const newFileOf = (id: string, isNew: (file: KeptFile) => boolean = () => true) =>
    eventually(async () => {
      const file = await fileOf(id);
      return file && isNew(file) ? file : undefined;
    });
  const succeed = (url: string) =>
    world.provider.answers.set('r-a', { phase: 'succeeded', assets: [{ kind: 'image', url }] });

  it('does not wait with success for the download', async () => {
    // A slow image host would make a finished task look as if it were running.
    world.download = () => new Promise(() => undefined);
    await world.store.put(makeTask({ id: 'a' }));
    succeed('https://x/1');
    await clock.pass(3_000);
    assert.equal(world.finished[0]?.phase, 'succeeded');
    assert.equal(await fileOf('a'), undefined);
  });

  it('tries again when a download fails, and then gives up quietly', async () => {
    // One hiccup of the image host would cost the picture once its link dies.
    let tries = 0;
    world.download = () => {
      tries += 1;
      return tries < 3 ? Promise.reject(failure('unreachable')) : Promise.resolve(pngBytes());
    };
    await world.store.put(makeTask({ id: 'a' }));
    succeed('https://x/1');
    await clock.pass(2_000);
    assert.equal(tries, 1);
    await clock.pass(60_000);
    assert.equal(tries, 3);
    assert.equal((await newFileOf('a')).mime, 'image/png');

    world.download = () => Promise.reject(failure('notFound'));
    await world.store.put(makeTask({ id: 'b' }));
    world.provider.answers.set('r-b', {
      phase: 'succeeded',
      assets: [{ kind: 'image', url: 'https://x/2' }],
    });
    await clock.pass(600_000);
    assert.equal((await world.store.get('b'))?.phase, 'succeeded');
    assert.equal(clock.pending, 0);
  });

  it('gives kept bytes without a network, and gets them again when they are gone', async () => {
    // A picture would be lost with its link, or with a cleaned-up folder.
    world.download = () => Promise.resolve(pngBytes());
    await world.store.put(makeTask({ id: 'a' }));
    succeed('https://x/1');
    await clock.pass(3_000);
    await newFileOf('a');
    world.download = () => Promise.reject(failure('unreachable'));
    const { file } = await world.manager.bytesOf('a');
    await world.pictures.discard(file.hash);

    world.provider.freshAssets = [{ kind: 'image', url: 'https://x/fresh' }];
    const asked: string[] = [];
    world.download = (url) => {
      asked.push(url);
      const isFresh = url.endsWith('fresh');
      return isFresh ? Promise.resolve(pngBytes()) : Promise.reject(failure('notFound'));
    };
    assert.deepEqual((await world.manager.bytesOf('a')).file, file);
    assert.deepEqual(asked, ['https://x/1', 'https://x/fresh']);
  });

  it('asks for a new link before it takes another copy, and only when its own is dead', async () => {
    // A copy on the gateway may be smaller, or of another format; a living link needs neither.
    world.provider.linksFor = (_task, { url }) => [url, 'https://x/copy'];
    world.provider.freshAssets = [{ kind: 'image', url: 'https://x/fresh' }];
    const asked: string[] = [];
    world.download = (url) => {
      asked.push(url);
      const isCopy = url.endsWith('copy');
      return isCopy ? Promise.resolve(pngBytes()) : Promise.reject(failure('notFound'));
    };
    const assets = [{ kind: 'image', url: 'https://x/1' }] as const;
    await world.store.put(makeTask({ id: 'a', phase: 'succeeded', assets }));
    await world.manager.bytesOf('a');
    assert.deepEqual(asked, ['https://x/1', 'https://x/fresh', 'https://x/copy']);
    asked.length = 0;
    await world.manager.bytesOf('a');
    assert.deepEqual(asked, []);
  });

  it('does not call a picture kept that is gone for good', async () => {
    // The page would show a broken picture instead of saying what can be done.
    world.download = () => Promise.resolve(pngBytes());
    await world.store.put(makeTask({ id: 'a' }));
    succeed('https://x/1');
    await clock.pass(3_000);
    const { hash } = await newFileOf('a');
    await world.pictures.discard(hash);
    world.download = () => Promise.reject(failure('notFound'));
    await assert.rejects(world.manager.bytesOf('a'), failsWith('linkDead'));
    assert.equal(await fileOf('a'), undefined);
    world.download = () => Promise.resolve(pngBytes());
    await world.manager.bytesOf('a');
    assert.equal((await fileOf('a'))?.hash, hash);
  });

  it('fetches the second picture when the first cannot be had', async () => {
    // One dead link would cost all other pictures of a task.
    world.download = (url) =>
      url.endsWith('1') ? Promise.reject(failure('notFound')) : Promise.resolve(pngBytes());
    await world.store.put(makeTask({ id: 'a' }));
    world.provider.capabilities = { ...world.provider.capabilities, canRefreshLinks: false };
    const image = (n: number) => ({ kind: 'image', url: `https://x/${n}` }) as const;
    world.provider.answers.set('r-a', { phase: 'succeeded', assets: [image(1), image(2)] });
    await clock.pass(3_000);
    await eventually(async () => {
      const assets = (await world.store.get('a'))?.assets.filter(isKeepable) ?? [];
      return assets[1]?.file !== undefined && assets[0]?.file === undefined;
    }, 'The second picture did not come');
  });

  it('fetches a picture once, however many ask for it', async () => {
    // Three views of one picture would download it three times.
    let downloads = 0;
    world.download = () => {
      downloads += 1;
      return Promise.resolve(pngBytes());
    };
    const assets = [{ kind: 'image', url: 'https://x/1' }] as const;
    await world.store.put(makeTask({ id: 'a', phase: 'succeeded', assets }));
    await Promise.all([1, 2, 3].map(() => world.manager.bytesOf('a')));
    assert.equal(downloads, 1);
  });

  it('shows the newest preview and keeps no old ones', async () => {
    // Every running task would leave dozens of useless files.
    let shade = 0;
    world.download = () => Promise.resolve(pngBytes(4, 3, (shade += 1)));
    await world.store.put(makeTask({ id: 'a' }));
    const seen = new Set<string>();
    for (let n = 0; n < 5; n += 1) {
      world.provider.answers.set('r-a', {
        phase: 'running',
        assets: [{ kind: 'image', url: `https://x/preview?rand=${n}` }],
      });
      await clock.pass(2_000);
      seen.add((await newFileOf('a', ({ hash }) => !seen.has(hash))).hash);
      await eventually(() => pictureFiles().length === 1, 'Old previews did not go');
    }
    assert.equal(seen.size, 5);

    succeed('https://x/result');
    await clock.pass(3_000);
    const { hash } = await newFileOf('a', (file) => !seen.has(file.hash));
    await eventually(() => pictureFiles().length === 1, 'The last preview did not go');
    assert.ok(String(pictureFiles()[0]).endsWith(`${hash}.png`));
  });

  const preview = { kind: 'image', url: 'https://x/p' } as const;
  for (const [name, end] of [
    ['fails', () => world.provider.answers.set('r-a', { phase: 'failed', assets: [preview] })],
    [
      'is cancelled',
      () => {
        world.provider.answers.set('r-a', { phase: 'failed', assets: [preview] });
        return world.manager.cancel('a');
      },
    ],
    ['is not watched any more', () => world.manager.stopWatching('a')],
    ['is lost', () => world.provider.answers.set('r-a', 'notFound')],
  ] as const) {
    it(`keeps no preview of a task that ${name}`, async () => {
      // A blurred picture would pass for a result, and its file stay for ever.
      world.download = () => Promise.resolve(pngBytes());
      await world.store.put(makeTask({ id: 'a' }));
      const assets = [{ kind: 'image', url: 'https://x/p' }] as const;
      world.provider.answers.set('r-a', { phase: 'running', assets });
      await clock.pass(2_000);
      await newFileOf('a');
      await end();
      await clock.pass(60_000);
      assert.deepEqual((await world.store.get('a'))?.assets, []);
      await eventually(() => pictureFiles().length === 0, 'The preview did not go');
    });
  }

  it('does not take a preview for a result that never came', async () => {
    // A success without a link would show the blurred preview for ever.
    world.download = () => Promise.resolve(pngBytes());
    await world.store.put(makeTask({ id: 'a' }));
    const assets = [{ kind: 'image', url: 'https://x/p' }] as const;
    world.provider.answers.set('r-a', { phase: 'running', assets });
    await clock.pass(2_000);
    await newFileOf('a');
    world.provider.answers.set('r-a', { phase: 'succeeded' });
    await clock.pass(3_000);
    assert.deepEqual((await world.store.get('a'))?.assets, []);
    await eventually(() => pictureFiles().length === 0, 'The preview did not go');
  });

  it('does not take a preview for the result when both have one link', async () => {
    // The person would keep a blurred picture for ever.
    const url = 'https://x/same';
    world.download = () => Promise.resolve(pngBytes(4, 3, 1));
    await world.store.put(makeTask({ id: 'a' }));
    world.provider.answers.set('r-a', { phase: 'running', assets: [{ kind: 'image', url }] });
    await clock.pass(2_000);
    const preview = await newFileOf('a');
    world.download = () => Promise.resolve(pngBytes(8, 6, 2));
    succeed(url);
    await clock.pass(3_000);
    const result = await newFileOf('a', ({ hash }) => hash !== preview.hash);
    assert.equal(result.width, 8);
  });

  it('is not held up by a preview that does not come', async () => {
    // A dead preview link would stop the progress bar.
    world.download = () => new Promise(() => undefined);
    await world.store.put(makeTask({ id: 'a' }));
    const assets = [{ kind: 'image', url: 'https://x/p' }] as const;
    world.provider.answers.set('r-a', { phase: 'running', progress: { percent: 40 }, assets });
    await clock.pass(2_000);
    assert.equal(world.store.peek('a')?.progress?.percent, 40);
    succeed('https://x/1');
    await clock.pass(3_000);
    assert.equal((await world.store.get('a'))?.phase, 'succeeded');
  });
});
