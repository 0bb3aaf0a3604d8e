// A brush that lags behind the hand marks what nobody meant. Figures, not a verdict: machines differ.
import assert from 'node:assert/strict';
import {
  onScreen,
  openStudio,
  readMask,
  regionSnapshot,
  sendMask,
} from '../../support/page/maskPage';
import { PageBench, type OpenedPage } from '../../support/page/openPage';

const side = 4096;

interface Figures {
  readonly frames: number;
  readonly longest: number;
  readonly typical: number;
  /** What the studio took of a frame for painting: as a rule, and at most. */
  readonly typicalWork: number;
  readonly longestWork: number;
  readonly over50: number;
  /** What was put on the screen: how often, how many of its pixels in all, and how many it has. */
  readonly paints: number;
  readonly painted: number;
  readonly screen: number;
  /** Pixels read back from a canvas, which stops everything until the graphics card has answered. */
  readonly reads: number;
  /** Height of the screen's canvas, and its pixels for one of the picture. */
  readonly height: number;
  readonly scale: number;
}

describe('mask studio, 4096 × 4096', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  for (const [what, brush] of [
    ['a fine brush', 40],
    ['a brush of a quarter of the picture', 1024],
  ] as const) {
    it(`paints with ${what}, and tells its frames`, async function () {
      // Each move of the hand waits for a frame, and how long those take is told, not judged.
      this.timeout(120_000);
      opened = await bench.open({
        snapshot: regionSnapshot([side, side]),
        surface: 'gallery',
        state: { selectedTaskId: 'region' },
        width: 1400,
        height: 1000,
      });
      const studio = await openStudio(opened);
      await studio.evaluate((dialog, size) => {
        const stage = dialog.querySelector('easel-mask-stage') as HTMLElement & { size: number };
        stage.size = size;
      }, brush);
      const at = await onScreen(opened, side);
      const path = Array.from({ length: 90 }, (_, i) =>
        at(side * (0.1 + (0.8 * i) / 90), side * (0.5 + 0.35 * Math.sin(i / 6))),
      );
      await startWatching(opened);
      const { mouse } = opened.page;
      await mouse.move(path[0]!.x, path[0]!.y);
      await mouse.down();
      for (const { x, y } of path) await mouse.move(x, y, { steps: 2 });
      const figures = await stopWatching(opened);
      await mouse.up();
      console.log(
        `      ${figures.frames} frames, typically ${figures.typical} ms, longest ${figures.longest} ms, ${figures.over50} over 50 ms; the studio paints for ${figures.typicalWork} ms of one, at most ${figures.longestWork} ms`,
      );
      const startedAt = Date.now();
      const { width, height, data } = readMask(await sendMask(opened));
      console.log(`      sent after ${Date.now() - startedAt} ms`);
      assert.deepEqual([width, height], [side, side]);
      assert.ok(data.includes(255) && data.includes(0));
      assert.ok(figures.frames > 10);
      assertBounded(figures, brush);
    });
  }
});

/**
 * What makes it fluid on any machine, whatever its clock says: never the whole screen for each frame, but a
 * strip as wide as the brush, and what the hand went over, once; nothing is read back. The hand goes to the
 * right all the time, so that its ways in two frames share no column but the brush's.
 */
function assertBounded({ paints, painted, screen, reads, height, scale }: Figures, brush: number) {
  const edges = 16;
  assert.equal(reads, 0);
  assert.ok(paints > 10, `${paints} paints`);
  assert.ok(screen <= 2_600_000, `${screen} pixels, and the picture has 16 million`);
  const most = screen + paints * (brush * scale + edges) * height;
  assert.ok(painted <= most, `${painted} pixels painted in ${paints} paints, at most ${most}`);
}

interface Watch {
  readonly frames: number[];
  readonly works: number[];
  readonly paints: number[];
  reads: number;
}

type Method = (this: unknown, ...given: unknown[]) => unknown;

function startWatching({ page }: OpenedPage): Promise<void> {
  return page.evaluate(() => {
    const watch: Watch = { frames: [], works: [], paints: [], reads: 0 };
    Object.assign(window, { watch });
    const ask = window.requestAnimationFrame.bind(window);
    // What the studio does in a frame, without what the browser and the machine do besides.
    window.requestAnimationFrame = (callback) =>
      ask((time) => {
        const from = performance.now();
        callback(time);
        watch.works.push(performance.now() - from);
      });
    const canvas = CanvasRenderingContext2D.prototype as unknown as Record<string, Method>;
    const watchCalls = (name: string, note: (image: ImageData) => void) => {
      const real = canvas[name]!;
      canvas[name] = function (this: unknown, ...given) {
        note(given[0] as ImageData);
        return real.apply(this, given);
      };
    };
    watchCalls('putImageData', ({ width, height }) => watch.paints.push(width * height));
    watchCalls('getImageData', () => (watch.reads += 1));
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      watch.frames.push(now - last);
      last = now;
      ask(frame);
    };
    ask(frame);
  });
}

function stopWatching({ page }: OpenedPage): Promise<Figures> {
  return page.evaluate(() => {
    const { frames, works, paints, reads } = (window as unknown as { watch: Watch }).watch;
    const canvas = document.querySelector<HTMLCanvasElement>('.mask-overlay')!;
    const picture = document.querySelector<HTMLImageElement>('.mask-picture')!;
    const tenths = (ms: number) => Math.round(ms * 10) / 10;
    const sorted = [...frames].sort((a, b) => a - b);
    return {
      frames: frames.length,
      longest: Math.round(Math.max(...frames)),
      typical: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
      typicalWork: tenths(works.sort((a, b) => a - b)[Math.floor(works.length / 2)] ?? 0),
      longestWork: tenths(Math.max(...works)),
      over50: frames.filter((ms) => ms > 50).length,
      paints: paints.length,
      painted: paints.reduce((sum, pixels) => sum + pixels, 0),
      screen: canvas.width * canvas.height,
      reads,
      height: canvas.height,
      scale: (picture.clientWidth / 4096) * (canvas.width / canvas.clientWidth),
    };
  });
}
