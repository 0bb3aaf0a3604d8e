import path from 'node:path';
import { newId } from '../../src/base/newId';
import { silentLogger } from '../../src/base/logger';
import { systemClock } from '../../src/base/clock';
import type { KeptFile } from '../../src/domain/asset';
import type { Task, TaskParent } from '../../src/domain/task';
import { PictureFolder } from '../../src/host/images/pictureFolder';
import { SqliteHistory } from '../../src/tasks/history/sqliteHistory';
import { launchChromium } from './chromium';
import { makeTask } from './makeTask';
import { sampleGrid, sampleScene } from './page/sampleScene';

const minuteMs = 60_000;
const subjects = [
  'lighthouse',
  'harbour',
  'red fox',
  'canyon',
  'kiln',
  'night river',
  'glass bell',
];
const manners = ['at dawn, fog', 'in ink and wash', 'gouache', 'long exposure', 'wide shot, 35mm'];
const shapes: readonly (readonly [number, number])[] = [
  [1200, 800],
  [1024, 1024],
  [800, 1200],
  [1456, 816],
];
const pictureCount = 36;

/**
 * Fills a history that nobody has opened yet, as years of work would, with real picture files that many tasks share,
 * and their small copies.
 * @param folder Easel's own, in a profile
 */
export async function fillHistory(folder: string, count: number): Promise<readonly Task[]> {
  const files = await drawPictures(path.join(folder, 'pictures'));
  const tasks = yearsOfTasks(count, files);
  writeHistory(folder, tasks);
  return tasks;
}

/** Writes tasks into a history that nobody has open. */
export function writeHistory(folder: string, tasks: readonly Task[]): void {
  const history = new SqliteHistory({ folder, clock: systemClock, logger: silentLogger });
  history.write(tasks.map((task) => ({ id: task.id, change: () => task })));
  history.dispose();
}

/** Oldest first: every third task a grid, the others made from it. */
export function yearsOfTasks(count: number, files: readonly KeptFile[]): readonly Task[] {
  const start = Date.now() - count * 45 * minuteMs;
  const tasks: Task[] = [];
  for (let index = 0; index < count; index++) {
    const createdAt = start + index * 45 * minuteMs;
    tasks.push(entry(index, createdAt, files, tasks.at(-1 - (index % 3 === 2 ? 1 : 0))));
  }
  return tasks;
}

function entry(
  index: number,
  createdAt: number,
  files: readonly KeptFile[],
  grid: Task | undefined,
): Task {
  const isGrid = index % 3 === 0 || !grid;
  const prompt = `${subjects[index % subjects.length]} ${manners[index % manners.length]} --v ${index % 2 ? '7' : '6.1'}`;
  const file = files[index % files.length]!;
  const label = index % 3 === 1 ? 'U2' : 'Vary (Subtle)';
  const parent: TaskParent | undefined = isGrid
    ? undefined
    : { taskId: grid.id, actionId: label, label, group: index % 3 === 1 ? 'upscale' : 'vary' };
  return makeTask({
    id: newId(createdAt),
    remoteId: `17${String(index).padStart(14, '0')}`,
    providerId: 'midjourney',
    phase: 'succeeded',
    request: parent
      ? { kind: 'action', taskId: parent.taskId, actionId: label, label, prompt }
      : { kind: 'imagine', prompt, pictures: [] },
    ...(parent ? { parent } : {}),
    assets: [
      isGrid
        ? { kind: 'grid', url: 'https://gone.invalid/grid.png', rows: 2, columns: 2, file }
        : { kind: 'image', url: 'https://gone.invalid/image.png', file },
    ],
    actions: ['U1', 'U2', 'U3', 'U4', 'V1', 'V2', 'V3', 'V4'].map((each, place) => ({
      id: `MJ::JOB::${each}::${index}`,
      label: each,
      group: each.startsWith('U') ? ('upscale' as const) : ('vary' as const),
      input: 'none' as const,
      cell: (place % 4) + 1,
    })),
    ...(index % 5 === 0 ? { seed: String(600_000_000 + index) } : {}),
    ...(index % 11 === 0 ? { isStarred: true } : {}),
    createdAt,
    acceptedAt: createdAt,
    movedAt: createdAt + minuteMs,
    finishedAt: createdAt + minuteMs,
  });
}

/** Drawn by the browser of the tests, which also makes the small copies as the page does. */
async function drawPictures(folder: string): Promise<readonly KeptFile[]> {
  const pictures = new PictureFolder({ folder, maxMegabytes: () => 10_000 });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const files: KeptFile[] = [];
    for (let seed = 1; seed <= pictureCount; seed++) {
      const [width, height] = shapes[seed % shapes.length]!;
      const draw = seed % 3 === 1 ? sampleGrid : sampleScene;
      const [png, webp] = await page.evaluate(
        async ([svg, wide, high]) => {
          const image = new Image();
          image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
          await image.decode();
          const drawn = (edge: number, type: string) => {
            const scale = Math.min(1, edge / Math.max(wide, high));
            const canvas = document.createElement('canvas');
            canvas.width = Math.round(wide * scale);
            canvas.height = Math.round(high * scale);
            canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
            return canvas.toDataURL(type, 0.82).split(',')[1]!;
          };
          return [drawn(4_096, 'image/png'), drawn(640, 'image/webp')] as const;
        },
        [draw(seed, width, height), width, height] as const,
      );
      const file = await pictures.keep(Buffer.from(png, 'base64'));
      await pictures.writeThumbnail(file.hash, Buffer.from(webp, 'base64'));
      files.push(file);
    }
    return files;
  } finally {
    await browser.close();
  }
}
