// The files behind a picture: single cells, films and links, as a gateway really has or loses them.
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { PNG } from 'pngjs';
import { isKeepable } from '../../../src/domain/asset';
import { isFailureError } from '../../../src/domain/failure';
import { isTerminal, type Task } from '../../../src/domain/task';
import { isAnimated } from '../../../src/host/images/isAnimated';
import { readPictureFormat } from '../../../src/host/images/pictureFormat';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { animatedWebp } from '../../support/animatedWebp';
import { eventually } from '../../support/eventually';
import { useTempFolders } from '../../support/tempFolder';
import { requestsTo } from '../midjourney/bench';
import { EditorWindow } from './editorWindow';

describe('Files of pictures', function () {
  this.timeout(60_000);
  const tempFolder = useTempFolders();
  let sandbox: Sandbox;
  let easel: EditorWindow;

  beforeEach(async () => {
    sandbox = await startSandbox({ personality: 'proxy', pace: 0.05 });
    easel = await new EditorWindow(sandbox, tempFolder()).start();
  });
  afterEach(async () => {
    easel.close();
    await sandbox.close();
  });

  const finished = (id: string) => easel.until(id, ({ phase }) => isTerminal(phase));
  const kept = (id: string) =>
    easel.until(id, ({ assets }) => assets.filter(isKeepable).every(({ file }) => file));
  const press = async (task: Task, label: string) => {
    const action = task.actions.find((each) => each.label === label);
    assert.ok(action, `no ${label} among ${task.actions.map((each) => each.label).join(', ')}`);
    return finished((await easel.manager.act(task.id, action.id)).task.id);
  };
  const filmsOf = async (prompt: string) => {
    const grid = await finished((await easel.imagine(prompt)).id);
    return press(await press(grid, 'U1'), 'Animate (High motion)');
  };
  /** Gives the cells of a grid other links, as a gateway may; returns the ones they had. */
  const setCellUrls = async (id: string, urlOf: (url: string, index: number) => string) => {
    const grid = (await easel.store.get(id))?.assets.find((asset) => asset.kind === 'grid');
    const before = grid?.cellUrls ?? [];
    const cellUrls = before.map(urlOf);
    easel.store.change([
      {
        id,
        change: (task) =>
          task && {
            ...task,
            assets: task.assets.map((asset) =>
              asset.kind === 'grid' ? { ...asset, cellUrls } : asset,
            ),
          },
      },
    ]);
    return before;
  };
  /** What may be charged; asking for new links is not. */
  const submits = () =>
    requestsTo(sandbox, '/submit/imagine').length + requestsTo(sandbox, '/submit/action').length;

  it('fetches a cell by its own link, pixel for pixel the cell of the grid, and charges nothing', async () => {
    // A person would get a smaller copy, another cell, or a bill.
    const { id } = await easel.imagine('a fox sandbox:extras');
    await kept((await finished(id)).id);
    const before = submits();
    const grid = PNG.sync.read(Buffer.from((await easel.manager.bytesOf(id)).bytes));
    const own = await easel.manager.cellOf(id, 4, 'forGateway');
    assert.ok(own);
    const cell = PNG.sync.read(Buffer.from(own.bytes));
    const part = new PNG({ width: cell.width, height: cell.height });
    PNG.bitblt(grid, part, cell.width, cell.height, cell.width, cell.height, 0, 0);
    assert.ok(part.data.equals(cell.data));
    assert.equal(submits(), before);
  });

  it('has a cell at hand once it was asked for, and lets nobody wait for it before', async () => {
    // Save and drag would stand still for ten seconds wherever a picture's host does not answer.
    const { id } = await easel.imagine('a fox sandbox:extras');
    await kept((await finished(id)).id);
    const asked: Socket[] = [];
    const silent = http.createServer(({ socket }) => asked.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const links = await setCellUrls(id, (url) => {
      const { port } = silent.address() as AddressInfo;
      return url.replace(sandbox.url, `http://127.0.0.1:${port}`);
    });
    assert.equal(await easel.manager.cellOf(id, 3, 'never'), undefined);
    // Still waiting for its answer: nobody else did.
    await eventually(() => asked.some(({ destroyed }) => !destroyed), 'Nothing is being fetched');
    silent.closeAllConnections();
    silent.close();
    await setCellUrls(id, (_, index) => links[index]!);
    assert.equal(await easel.manager.cellOf(id, 3, 'never'), undefined);
    const own = await eventually(
      () => easel.manager.cellOf(id, 3, 'never'),
      'The cell is not at hand',
    );
    assert.deepEqual(own.bytes, (await easel.manager.cellOf(id, 3, 'forGateway'))?.bytes);
    assert.equal(requestsTo(sandbox, new URL(links[2]!).pathname).length, 1);
  });

  it('says that there is no cell where the gateway has none, or its link is dead', async () => {
    // Saving one picture would fail, though it can be cut out here.
    const plain = await easel.imagine('a fox');
    await kept((await finished(plain.id)).id);
    assert.equal(await easel.manager.cellOf(plain.id, 1, 'forGateway'), undefined);
    const { id } = await easel.imagine('a fox sandbox:extras');
    await kept((await finished(id)).id);
    await setCellUrls(id, () => `${sandbox.url}/attachments/1/2/0_0.png`);
    assert.equal(await easel.manager.cellOf(id, 1, 'forGateway'), undefined);
  });

  it('keeps all films of a set, with their shapes', async () => {
    // Three of the four that were paid for would be gone with their links.
    const films = await kept((await filmsOf('a windmill --ar 3:2')).id);
    const files = films.assets.filter(isKeepable).map(({ file }) => file);
    assert.equal(files.length, 4);
    assert.equal(new Set(files.map((file) => file?.hash)).size, 4);
    for (const [index, file] of files.entries()) {
      assert.deepEqual([file?.mime, file?.width, file?.height], ['video/mp4', 480, 320]);
      const { bytes } = await easel.manager.bytesOf(films.id, index + 1);
      assert.equal(readPictureFormat(bytes)?.mime, 'video/mp4');
      assert.equal((await easel.manager.bytesOf(films.id, index + 1)).file.hash, file?.hash);
    }
  });

  it('keeps what moves as a picture where the gateway has it so', async () => {
    const films = await kept((await filmsOf('a windmill sandbox:moving-picture')).id);
    const [asset] = films.assets.filter(isKeepable);
    assert.equal(asset?.kind, 'video');
    assert.equal(asset.file?.mime, 'image/png');
  });

  it('keeps an animated WebP by its bytes, whatever its host calls it', async () => {
    // A film that a gateway passes on as a picture would be refused, or kept as something no page can show.
    // 16 by 8 pixels, red and blue, as Chromium compresses them.
    const frames = [
      'UklGRhwAAABXRUJQVlA4TA8AAAAvD8ABAAcQ/Y/+ByKi/wEA',
      'UklGRhwAAABXRUJQVlA4TA8AAAAvD8ABAAcQ0f/+ByKi/wEA',
    ].map((frame) => Buffer.from(frame, 'base64'));
    const moving = animatedWebp(frames, { width: 16, height: 8, frameMs: [100] });
    const host = http.createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'video/mp4' }).end(moving),
    );
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const { port } = host.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/film.mp4`;
    const { id } = await easel.imagine('a fox');
    await kept((await finished(id)).id);
    const setAssets = (task: Task | undefined) =>
      task && { ...task, assets: [{ kind: 'video', url } as const] };
    easel.store.change([{ id, change: setAssets }]);
    try {
      const { bytes, file } = await easel.manager.bytesOf(id);
      assert.deepEqual(Buffer.from(bytes), moving);
      assert.partialDeepStrictEqual(file, { mime: 'image/webp', width: 16, height: 8 });
      assert.equal(isAnimated(bytes, file.mime), true);
      // From disk now, and noted with the task.
      host.closeAllConnections();
      host.close();
      assert.deepEqual(Buffer.from((await easel.manager.bytesOf(id)).bytes), moving);
      assert.deepEqual((await easel.store.get(id))?.assets, [{ kind: 'video', url, file }]);
    } finally {
      host.close();
    }
  });

  it('says of a film whose link is dead that it is, and charges nothing for asking', async () => {
    // "The gateway does not know this task, send it again": somebody would pay twice for one film.
    const films = await filmsOf('a windmill sandbox:dead-film');
    assert.equal(films.phase, 'succeeded');
    const before = submits();
    await assert.rejects(easel.manager.bytesOf(films.id, 2), (error) => {
      assert.ok(isFailureError(error));
      assert.deepEqual([error.failure.reason, error.failure.charged], ['linkDead', 'no']);
      return true;
    });
    assert.equal(submits(), before);
    const after = await easel.store.get(films.id);
    assert.equal(after?.phase, 'succeeded');
    assert.equal(after.actions.length, films.actions.length);
  });

  it('copies a link that lives: one that says it has died is renewed first', async () => {
    const { id } = await easel.imagine('a fox sandbox:dead-link');
    const task = await kept((await finished(id)).id);
    const dead = task.assets.find(isKeepable)?.url ?? '';
    assert.equal((await fetch(dead)).status, 404);
    const { url, isOfGrid } = await easel.manager.linkOf(id, 2);
    assert.notEqual(url, dead);
    assert.ok((await fetch(url)).ok);
    assert.equal(isOfGrid, true);
    assert.equal((await easel.manager.linkOf(id)).url, url);
  });

  it('copies the link of the one cell where the gateway has one', async () => {
    const { id } = await easel.imagine('a fox sandbox:extras');
    await finished(id);
    const links = await Promise.all([1, 2].map((cell) => easel.manager.linkOf(id, cell)));
    assert.match(links[0]?.url ?? '', /\/0_0\.png/);
    assert.match(links[1]?.url ?? '', /\/0_1\.png/);
    assert.equal(links[1]?.isOfGrid, false);
  });
});
