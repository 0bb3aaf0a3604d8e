import assert from 'node:assert/strict';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { filmTask } from '../support/page/sampleTasks';

describe('films', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  afterEach(() => opened.close());
  after(() => bench.stop());

  const open = async (takes: number, more = {}) => {
    opened = await bench.open({
      snapshot: sampleSnapshot([filmTask('f', takes, more)]),
      width: 420,
    });
  };
  const film = (index = 0) => opened.page.locator('video').nth(index);
  /** Resolves when a film has moved on by itself. */
  const plays = (selector: string, index = 0) =>
    opened.page.waitForFunction(
      ([where, which]) => {
        const video = document.querySelectorAll<HTMLVideoElement>(where)[which];
        return !!video && !video.paused && video.currentTime > 0.1 && video.videoWidth === 96;
      },
      [selector, index] as const,
    );
  const isPaused = (index = 0) => film(index).evaluate((video: HTMLVideoElement) => video.paused);

  // What was paid for is a black box.
  it('plays in its card while it is pointed at, muted, and stops after', async () => {
    await open(1);
    assert.equal(await isPaused(), true);
    await film().hover();
    await plays('video');
    assert.deepEqual(
      await film().evaluate((video: HTMLVideoElement) => [video.muted, video.loop, video.controls]),
      [true, true, true],
    );
    await opened.page.mouse.move(2, 2);
    await opened.page.waitForFunction(() => document.querySelector('video')?.paused);
    assert.deepEqual(await opened.violations(), []);
  });

  // Who gets sick of things that move has said so.
  it('does not begin by itself where motion is reduced, and plays when asked', async () => {
    await open(1);
    await opened.page.emulateMedia({ reducedMotion: 'reduce' });
    await film().hover();
    await opened.page.getByRole('button', { name: 'Open picture', exact: true }).click();
    const shown = opened.page.getByRole('dialog').locator('video');
    await shown.waitFor();
    assert.equal(await shown.evaluate((video: HTMLVideoElement) => video.autoplay), false);
    assert.equal(await isPaused(), true);
    await shown.evaluate((video: HTMLVideoElement) => video.play());
    await plays('dialog video');
  });

  // Four were made; three would never be seen, and U3 would be a lottery.
  it('shows all films of a set, each with its own button', async () => {
    await open(4);
    const list = opened.page.getByRole('list', { name: 'Pictures', exact: true });
    assert.equal(await list.getByRole('listitem').count(), 4);
    await list.getByRole('listitem', { name: 'Picture 3' }).hover();
    await plays('video', 2);
    await opened.page.getByRole('button', { name: 'Open picture 3', exact: true }).click();
    const dialog = opened.page.getByRole('dialog', { name: /^Picture 3/ });
    await plays('dialog video');
    const actions = dialog.getByRole('group', { name: 'Actions' }).getByRole('button');
    assert.deepEqual(await actions.evaluateAll((all) => all.map((one) => one.ariaLabel)), ['U3']);
    await opened.page.keyboard.press('u');
    await dialog.getByRole('button', { name: 'Save to Project' }).click();
    assert.deepEqual((await opened.sent('action/run'))[0]?.params, {
      taskId: 'f',
      actionId: 'id-U3',
    });
    assert.deepEqual((await opened.sent('picture/save'))[0]?.params, { taskId: 'f', cell: 3 });
  });

  // A wall of black tiles.
  it('gives the host its first frame as a small copy', async () => {
    const [task] = [filmTask('f', 1)];
    await open(1, { picture: { ...task.picture, wantsThumbnail: true } });
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'picture/thumbnail'),
    );
    const seen = await opened.page.evaluate(async () => {
      const sent = window.fakeHost.sent.find(({ method }) => method === 'picture/thumbnail');
      const { bytes } = sent?.params as { bytes: ArrayBuffer };
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const [red = 0, , blue = 0] = context?.getImageData(4, 4, 1, 1).data ?? [];
      return { size: [bitmap.width, bitmap.height], isWarm: red > blue + 80 };
    });
    assert.deepEqual(seen, { size: [96, 64], isWarm: true });
  });

  // The file was deleted: a player with a broken icon says nothing of that.
  it('tells the host which film of a set cannot be played', async () => {
    const [, second] = filmTask('f', 2).more ? [0, filmTask('f', 2).more![0]!] : [];
    await open(2, { more: [{ ...second, src: '/missing/none', fullSrc: '/missing/none' }] });
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'picture/missing'),
    );
    assert.deepEqual((await opened.sent('picture/missing'))[0]?.params, { taskId: 'f', cell: 2 });
  });

  // Some gateways pass on what moves as a picture.
  it('draws an animated picture as one', async () => {
    const { picture } = filmTask('f', 1);
    const image = { mime: 'image/webp', src: '/scene/3-96-64.svg', fullSrc: '/scene/3-96-64.svg' };
    await open(1, { picture: { ...picture, ...image } });
    assert.equal(await opened.page.locator('video').count(), 0);
    await opened.page.getByRole('button', { name: 'Open picture', exact: true }).click();
    await opened.page.getByRole('dialog').locator('img').waitFor();
  });
});
