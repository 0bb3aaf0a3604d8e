// Somebody who has used Easel for years would wait for the gallery, stutter through it, or not find a picture.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { Task } from '../../src/domain/task';
import { promptOf } from '../../src/domain/request';
import { firstScreen, searchWall, walkWall, type FrameWalk } from '../support/frameWatch';
import { fillHistory } from '../support/largeHistory';
import { showFailures } from '../support/showFailures';
import { createProfile, openWindow, type VscodeWindow } from '../support/vscodeWindow';

const count = 10_000;

describe('ten thousand tasks in the history', () => {
  let profile: string;
  let window: VscodeWindow;
  let tasks: readonly Task[];
  let gallery: FrameLocator;

  before(async function () {
    this.timeout(120_000);
    profile = createProfile();
    const storage = path.join(profile, 'server', 'data', 'User', 'globalStorage', 'easel.easel');
    fs.mkdirSync(storage, { recursive: true });
    tasks = await fillHistory(storage, count);
    window = await openWindow({ profile, size: { width: 1440, height: 900 }, theme: 'dark' });
    await window.easelFrame();
    await window.untilQuiet();
  });
  after(async () => {
    await window.close();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  });
  showFailures(() => window);

  /** Figures are told and not judged: how fast a machine is, is not what is tested. */
  const tell = (figures: string) => console.log(`      ${figures}`);

  it('opens the gallery on its newest pictures', async () => {
    await window.runCommand('Easel: Open Gallery');
    const from = Date.now();
    gallery = await window.galleryFrame();
    await gallery.locator('.tile').first().waitFor();
    const { began, shown } = await gallery.locator('body').evaluate(firstScreen);
    tell(
      `first screen ${(shown - from).toFixed(0)} ms after the command was chosen, ` +
        `${(shown - began).toFixed(0)} ms after its page began (promised: 500 ms)`,
    );
    const newest = tasks.at(-1)!;
    const first = gallery.locator('.tile').first();
    assert.equal(await first.getAttribute('data-task-id'), newest.id);
    assert.equal(await first.getAttribute('aria-setsize'), String(count));
    const src = await first.locator('img').getAttribute('src');
    assert.match(src!, /thumbnails/, 'a small copy, not the original');
    await window.screenshot('gallery-ten-thousand');
  });

  it('is scrolled from its newest to its oldest with few nodes alive', async function () {
    // A thousand frames, and how long each takes is told, not judged.
    this.timeout(300_000);
    // As a wheel is turned fast, with all its pictures; and from one end to the other in ten seconds.
    const turned = { stepPx: 75, frames: 400 };
    const slower = await gallery.locator('body').evaluate(walkWall, turned);
    tell(framesOf(turned.stepPx, slower));
    const stepPx = 400;
    const walk = await gallery.locator('body').evaluate(walkWall, { stepPx });
    tell(framesOf(stepPx, walk));
    tell(
      `at most ${walk.mostTiles} pictures alive, ${walk.mostNodes} nodes (promised: fewer than 400)`,
    );
    assert.ok(walk.mostNodes < 400, `${walk.mostNodes} nodes`);
    assert.ok(walk.frames > 100);
    await gallery.locator(`[data-task-id="${tasks[0]!.id}"]`).waitFor();
  });

  it('is searched as fast as it is typed, and finds what is meant', async () => {
    const searches: Readonly<Record<string, (task: Task) => boolean>> = {
      harbour: ({ request }) => promptOf(request).includes('harbour'),
      'red fox': ({ request }) => promptOf(request).includes('red fox'),
      'action:upscale': ({ parent }) => parent?.group === 'upscale',
      'v:7 is:starred': ({ request, isStarred }) =>
        isStarred === true && promptOf(request).includes('--v 7'),
      'has:seed kind:grid': ({ seed, assets }) => seed !== undefined && assets[0]?.kind === 'grid',
      'date:week': ({ createdAt }) => {
        const now = new Date();
        const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 6);
        return createdAt >= from.getTime();
      },
      '': () => true,
    };
    const times: string[] = [];
    for (const [search, isMeant] of Object.entries(searches)) {
      const { ms, count: found } = await gallery.locator('body').evaluate(searchWall, search);
      times.push(`${ms.toFixed(0)} ms for "${search}"`);
      assert.equal(found, tasks.filter(isMeant).length, search);
    }
    tell(`results drawn after ${times.join(', ')} (promised: 100 ms)`);
  });

  it('shows the family of a picture and removes it with a way back', async () => {
    const grid = tasks[count - 1 - ((count - 1) % 3)]!;
    await gallery.locator(`[data-task-id="${grid.id}"] .tile-button`).click();
    const kin = tasks.filter(({ parent }) => parent?.taskId === grid.id).length;
    const lineage = gallery.getByRole('list', { name: 'Lineage' });
    if (kin > 0) {
      await lineage.waitFor();
      assert.equal(await lineage.getByRole('listitem').count(), kin + 1);
    }
    await gallery.locator(`[data-task-id="${grid.id}"] .tile-button`).press('Delete');
    await gallery.getByText('Removed 1 picture.').waitFor();
    await gallery.locator(`[data-task-id="${grid.id}"]`).waitFor({ state: 'detached' });
    await gallery.getByRole('button', { name: 'Undo' }).click();
    await gallery.locator(`.tile[data-task-id="${grid.id}"]`).waitFor();
  });
});

function framesOf(stepPx: number, walk: FrameWalk): string {
  return (
    `${walk.frames} frames by ${stepPx} px, typically ${walk.typicalMs.toFixed(0)} ms, ` +
    `longest ${walk.longestMs.toFixed(0)} ms, ${walk.slow} over 50 ms (promised: none); ` +
    `the page's thread was busy for at most ${walk.busiestMs.toFixed(0)} ms`
  );
}
