// A mask that is a pixel off repaints what should stay; one that differs between machines cannot be tried again.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawStroke, maskOf } from '../../../src/webview/mask/drawStroke';
import { MaskBuffer } from '../../../src/webview/mask/maskBuffer';
import { corner, point, radiusAt, type Stroke } from '../../../src/webview/mask/stroke';
import { isNearPath, referencePolygon } from '../../support/referenceMask';

const coordinate = fc.double({ min: -20, max: 60, noNaN: true });
const corners = fc.array(
  fc.tuple(coordinate, coordinate).map(([x, y]) => corner(x, y)),
  { minLength: 3, maxLength: 12 },
);

describe('mask rasteriser', () => {
  it('fills any polygon exactly as point-in-polygon says, pixel by pixel', () => {
    fc.assert(
      fc.property(
        corners,
        fc.integer({ min: 1, max: 41 }),
        fc.integer({ min: 1, max: 37 }),
        (points, width, height) => {
          const mask = maskOf([{ tool: 'lasso', mode: 'add', points }], width, height);
          assert.deepEqual([...mask.data], [...referencePolygon(points, width, height)]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts corners and edges that lie on pixel centres once', () => {
    const points = [corner(0.5, 0.5), corner(4.5, 0.5), corner(4.5, 3.5), corner(0.5, 3.5)];
    const mask = maskOf([{ tool: 'lasso', mode: 'add', points }], 6, 5);
    assert.equal(mask.data.filter(Boolean).length, 12);
    assert.deepEqual([...mask.data], [...referencePolygon(points, 6, 5)]);
  });

  it('paints discs along a path, thicker where the pen was pressed', () => {
    const from = point(10.25, 12.5, 0.2);
    const to = point(41.5, 30.75, 1);
    const size = 17;
    const mask = maskOf([{ tool: 'brush', mode: 'add', size, points: [from, to] }], 60, 50);
    const a = [from[0], from[1], radiusAt(size, from[2])] as const;
    const b = [to[0], to[1], radiusAt(size, to[2])] as const;
    mask.data.forEach((value, i) => {
      const [x, y] = [(i % 60) + 0.5, Math.floor(i / 60) + 0.5];
      // Tried discs leave hairs between them: a pixel within a hair of the edge may be either.
      if (value) assert.ok(isNearPath(x, y, a, b, 0.01), `${x} ${y} is marked`);
      else assert.ok(!isNearPath(x, y, a, b, -0.01), `${x} ${y} is not`);
    });
  });

  it('marks at least one pixel with the smallest brush, wherever it touches', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 8, noNaN: true }),
        fc.double({ min: 1, max: 8, noNaN: true }),
        (x, y) => {
          const stroke: Stroke = { tool: 'brush', mode: 'add', size: 2, points: [point(x, y, 1)] };
          assert.ok(!maskOf([stroke], 10, 10).isEmpty);
        },
      ),
    );
  });

  it('has no greys, and says truly what it changed', () => {
    fc.assert(
      fc.property(corners, (points) => {
        const mask = new MaskBuffer(40, 33);
        const dirty = drawStroke(mask, { tool: 'lasso', mode: 'add', points })!;
        mask.data.forEach((value, i) => {
          assert.ok(value === 0 || value === 255);
          const [x, y] = [i % 40, Math.floor(i / 40)];
          const isInside = x >= dirty.left && x < dirty.right && y >= dirty.top && y < dirty.bottom;
          assert.ok(value === 0 || isInside);
        });
      }),
    );
  });
});
