// Years of work are in the gallery: it may not open later, stutter more or grow with every picture that was ever made.
import fs from 'node:fs';
import path from 'node:path';
import type { KeptFile } from '../../src/domain/asset';
import { firstScreen, walkWall, type FrameWalk } from '../support/frameWatch';
import { fillHistory, writeHistory, yearsOfTasks } from '../support/largeHistory';
import { createProfile, openWindow, type VscodeWindow } from '../support/vscodeWindow';
import { pageMemory } from './support/pageMemory';
import { Probe } from './support/probe';
import { median, reportBench, type BenchPromise, type BenchTable } from './support/reportBench';

const counts = [100, 10_000, 50_000];
const openings = 5;
const frames = 600;

/** Milliseconds and bytes. */
interface Figures {
  readonly count: number;
  /** From the command to the last picture of the first screen. */
  readonly shown: number;
  /** From the command to the first line of an empty panel. */
  readonly emptyPanel: number;
  readonly walk: FrameWalk;
  /** What the open gallery added after that walk. */
  readonly heap: number;
  readonly nodes: number;
}

void reportBench(async () => {
  const profile = createProfile();
  const storage = path.join(profile, 'server', 'data', 'User', 'globalStorage', 'easel.easel');
  try {
    const probe = await Probe.install(profile);
    fs.mkdirSync(storage, { recursive: true });
    const files = await fillSmallest(storage);
    const figures: Figures[] = [];
    for (const count of counts) {
      if (count !== counts[0]) refill(storage, count, files);
      figures.push(await measureWindow(profile, probe, count));
    }
    return [tableOf(figures)];
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
});

async function fillSmallest(storage: string): Promise<readonly KeptFile[]> {
  const tasks = await fillHistory(storage, counts[0]!);
  const files = tasks
    .flatMap(({ assets }) => assets)
    .flatMap((asset) => ('file' in asset ? (asset.file ?? []) : []));
  return [...new Set(files)];
}

function refill(storage: string, count: number, files: readonly KeptFile[]): void {
  for (const name of fs.readdirSync(storage)) {
    if (name.startsWith('history.')) fs.rmSync(path.join(storage, name));
  }
  writeHistory(storage, yearsOfTasks(count, files));
}

async function measureWindow(profile: string, probe: Probe, count: number): Promise<Figures> {
  probe.forget();
  const look = { size: { width: 1440, height: 900 }, theme: 'dark' } as const;
  const window = await openWindow({ profile, env: probe.env, ...look });
  try {
    await window.easelFrame();
    return { count, ...(await measureGallery(window, probe)) };
  } catch (error) {
    await window.screenshot(`bench-wall-${String(count)}`);
    throw error;
  } finally {
    await window.close();
  }
}

async function measureGallery(window: VscodeWindow, probe: Probe): Promise<Omit<Figures, 'count'>> {
  const emptyPanels: number[] = [];
  const shown: number[] = [];
  let before = await pageMemory(window.page);
  for (let opening = 0; opening < openings; opening++) {
    emptyPanels.push(await probe.openPanel());
    await probe.closePanel();
    if (opening > 0) await closeGallery(window, probe);
    // The first opening loads code that stays.
    if (opening === openings - 1) before = await pageMemory(window.page);
    shown.push(await openGallery(window, probe));
  }
  const body = (await window.galleryFrame()).locator('body');
  const walk = await body.evaluate(walkWall, { stepPx: 400, frames });
  const after = await pageMemory(window.page);
  return {
    shown: median(shown),
    emptyPanel: median(emptyPanels),
    walk,
    heap: after.heapBytes - before.heapBytes,
    nodes: after.nodes - before.nodes,
  };
}

async function openGallery(window: VscodeWindow, probe: Probe): Promise<number> {
  const from = await probe.run('easel.openGallery');
  const gallery = await window.galleryFrame();
  await gallery.locator('.tile').first().waitFor();
  const { shown } = await gallery.locator('body').evaluate(firstScreen);
  return shown - from;
}

async function closeGallery(window: VscodeWindow, probe: Probe): Promise<void> {
  await probe.run('workbench.action.closeAllEditors');
  await window.page
    .locator('.tabs-container')
    .getByRole('tab', { name: 'Easel Gallery' })
    .waitFor({ state: 'detached' });
}

function tableOf(figures: readonly Figures[]): BenchTable {
  const least = figures[0]!;
  const times = (part: number, of: number) => `${(part / of).toFixed(2)} ×`;
  const mebibytes = (bytes: number) => (bytes / 1_048_576).toFixed(1);
  return {
    title: `The gallery, medians of ${openings} openings, ${frames} frames of scrolling`,
    columns: [
      'tasks',
      'first screen, ms',
      'empty panel, ms',
      'of the empty panel',
      'of 100 tasks',
      'frame, typical ms',
      'frame, longest ms',
      'frames over 50 ms',
      'heap added, MiB',
      'heap of 100 tasks',
      'nodes added',
    ],
    rows: figures.map(({ count, shown, emptyPanel, walk, heap, nodes }) => [
      count,
      Math.round(shown),
      Math.round(emptyPanel),
      times(shown, emptyPanel),
      times(shown, least.shown),
      walk.typicalMs.toFixed(1),
      walk.longestMs.toFixed(0),
      walk.slow,
      mebibytes(heap),
      times(heap, least.heap),
      nodes,
    ]),
    promises: promisesOf(least, figures.at(-1)!),
  };
}

function promisesOf(least: Figures, most: Figures): readonly BenchPromise[] {
  const later = most.shown / least.shown;
  const bytesEach = (most.heap - least.heap) / (most.count - least.count);
  return [
    {
      promise: `${most.count} tasks: the first screen takes at most 1.5 × that of ${least.count}`,
      seen: `${later.toFixed(2)} ×`,
      isKept: later <= 1.5,
    },
    {
      promise: `${most.count} tasks: the gallery holds at most 128 bytes for each more`,
      seen: `${bytesEach.toFixed(0)} bytes`,
      isKept: bytesEach <= 128,
    },
  ];
}
