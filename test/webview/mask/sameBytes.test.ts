// Another try would begin somewhere else than the last one ended, and the wrong pixels be paid for.
import assert from 'node:assert/strict';
import { maskOf } from '../../../src/webview/mask/drawStroke';
import type { Stroke } from '../../../src/webview/mask/stroke';
import {
  onScreen,
  openStudio,
  readMask,
  regionSnapshot,
  sendMask,
} from '../../support/page/maskPage';
import { PageBench, type OpenedPage } from '../../support/page/openPage';
import { referencePolygon } from '../../support/referenceMask';

type Place = readonly [x: number, y: number];

/** Shares of the picture's width and height. */
const triangle: readonly Place[] = [
  [0.15, 0.2],
  [0.8, 0.35],
  [0.4, 0.85],
];
const hole: readonly Place[] = [
  [0.35, 0.35],
  [0.55, 0.4],
  [0.45, 0.6],
  [0.3, 0.55],
];
const box: readonly Place[] = [
  [0.6, 0.6],
  [0.9, 0.9],
];

describe('a mask drawn in Chromium', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const stage = () => opened.page.getByRole('application', { name: 'Picture to mark' });
  const drag = async (places: readonly Place[], size: Place) => {
    const at = await onScreen(opened, size[0]);
    const [first, ...rest] = places.map(([x, y]) => at(x * size[0], y * size[1]));
    const { mouse } = opened.page;
    await mouse.move(first!.x, first!.y);
    await mouse.down();
    for (const { x, y } of rest) await mouse.move(x, y);
    await mouse.up();
  };
  const kept = async () => {
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'mask/keep'),
    );
    const { strokes } = (await opened.sent('mask/keep')).at(-1)!.params as { strokes: Stroke[] };
    return strokes;
  };

  for (const size of [
    [640, 640],
    [1456, 816],
    [1001, 667],
  ] as const) {
    const [width, height] = size;

    it(`is what was drawn, to the pixel, and the same bytes after a reload, ${width} × ${height}`, async () => {
      const state = { selectedTaskId: 'region' };
      const look = { surface: 'gallery', width: 1200, height: 800 } as const;
      opened = await bench.open({ snapshot: regionSnapshot(size), state, ...look });
      await openStudio(opened);
      await stage().press('l');
      await drag(triangle, size);
      await opened.page.keyboard.down('Alt');
      await drag(hole, size);
      await opened.page.keyboard.up('Alt');
      await stage().press('m');
      await drag(box, size);
      const drawn = await sendMask(opened);
      const strokes = await kept();

      const mask = readMask(drawn);
      assert.deepEqual([mask.width, mask.height], [width, height]);
      assert.deepEqual([...mask.data], [...expected(strokes, size)]);

      await opened.page.reload();
      await opened.page.getByRole('main').waitFor();
      await opened.push({ ...regionSnapshot(size, strokes), revision: 2 });
      await openStudio(opened);
      await opened.page.getByText('Marked as you left it.').waitFor();
      assert.ok((await sendMask(opened)).equals(drawn));
    });
  }

  it('is the same made outside the page, whatever was painted', async () => {
    const size = [1001, 667] as const;
    const look = { surface: 'gallery', width: 1200, height: 800 } as const;
    const state = { selectedTaskId: 'region' };
    opened = await bench.open({ snapshot: regionSnapshot(size), state, ...look });
    await openStudio(opened);
    const wave = (from: number) =>
      Array.from({ length: 40 }, (_, i): Place => [0.1 + i / 50, from + 0.2 * Math.sin(i / 4)]);
    await stage().press('b');
    await drag(wave(0.4), size);
    await stage().press('e');
    await drag(wave(0.5), size);
    await stage().press('Shift+V');
    await stage().press('b');
    await drag(wave(0.7), size);
    const { data } = readMask(await sendMask(opened));
    assert.deepEqual([...data], [...maskOf(await kept(), ...size).data]);
    assert.ok(data.includes(255) && data.includes(0));
  });

  /** The strokes filled by the reference, having checked that they are what the hand did. */
  function expected(strokes: readonly Stroke[], [width, height]: Place): Uint8Array {
    const [added, erased, rectangle, ...more] = strokes;
    assert.deepEqual(more, []);
    assert.ok(added?.tool === 'lasso' && added.mode === 'add');
    assert.ok(erased?.tool === 'lasso' && erased.mode === 'erase');
    assert.ok(rectangle?.tool === 'rectangle' && rectangle.mode === 'add');
    isNear(added.points, triangle, [width, height]);
    isNear(erased.points, hole, [width, height]);
    const { x, y } = rectangle;
    const [right, bottom] = [x + rectangle.width, y + rectangle.height];
    isNear(
      [
        [x, y],
        [right, bottom],
      ],
      box,
      [width, height],
    );
    const corners: readonly Place[] = [
      [x, y],
      [right, y],
      [right, bottom],
      [x, bottom],
    ];
    const [inside, taken, over] = [added.points, erased.points, corners].map((points) =>
      referencePolygon(points, width, height),
    );
    return inside!.map((value, i) => (over![i] === 255 ? 255 : taken![i] === 255 ? 0 : value));
  }
});

/** A screen shows several pixels of a picture as one: the hand is that much less exact. */
function isNear(points: readonly Place[], shares: readonly Place[], [width, height]: Place): void {
  assert.equal(points.length, shares.length);
  for (const [i, [x, y]] of points.entries()) {
    const [wantedX, wantedY] = shares[i]!;
    const off = Math.max(Math.abs(x - wantedX * width), Math.abs(y - wantedY * height));
    assert.ok(off <= 3, `point ${i} is ${off} pixels off`);
  }
}
