import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layOutWall, rowBelow, rowOfTile, spansOf } from '../../../src/webview/wallLayout';
import { maxTiles, sightOf } from '../../../src/webview/wallSight';
import { tileAfterKey } from '../../../src/webview/wallMoves';

const ratio = fc.double({ min: 0.1, max: 6, noNaN: true });
const sections = fc.array(
  fc.array(ratio, { maxLength: 40 }).map((ratios) => ratios),
  { maxLength: 8 },
);
const width = fc.integer({ min: 300, max: 2_000 });
const wall = fc.tuple(sections, width).map(([each, wide]) =>
  layOutWall(
    each.map((ratios, index) => ({ key: `s${index}`, heading: `Day ${index}`, ratios })),
    wide,
  ),
);

describe('the layout of the wall', () => {
  // Pictures would lie over one another, or hang out of the window.
  it('gives each picture a place of its own inside the width', () => {
    fc.assert(
      fc.property(wall, (layout) => {
        let bottom = 0;
        let next = 0;
        for (const row of layout.rows) {
          assert.ok(row.top >= bottom, 'rows follow one another');
          bottom = row.top + row.height;
          assert.equal(row.first, next, 'no picture is left out or drawn twice');
          next += row.count;
          let right = 0;
          for (const span of spansOf(layout, row)) {
            assert.ok(span.left >= right && span.width > 0);
            right = span.left + span.width;
          }
          assert.ok(right <= layout.width, `${right} in ${layout.width}`);
          if (row.isFull) assert.equal(right, layout.width, 'a full row ends at the edge');
        }
        assert.equal(next, layout.count);
        assert.ok(layout.height >= bottom);
      }),
    );
  });

  // One picture would fill the screen, or a row of them be too small to be told apart.
  it('keeps rows of landscapes near the height they strive for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.9, max: 1.6, noNaN: true }), { minLength: 1, maxLength: 60 }),
        width,
        (ratios, wide) => {
          const layout = layOutWall([{ key: 's', heading: '', ratios }], wide);
          const wanted = Math.max(110, wide * 0.135);
          for (const { height } of layout.rows) {
            assert.ok(height > wanted * 0.55 && height < wanted * 1.8, `${height} of ${wanted}`);
          }
        },
      ),
    );
  });

  // A day would have no heading, or the heading of another.
  it('puts each day under its heading, and leaves empty ones out', () => {
    const layout = layOutWall(
      [
        { key: 'a', heading: 'A', ratios: [1, 1] },
        { key: 'b', heading: 'B', ratios: [] },
        { key: 'c', heading: 'C', ratios: [1.5] },
      ],
      800,
    );
    assert.deepEqual(
      layout.blocks.map(({ key, firstRow, rowCount }) => [key, firstRow, rowCount]),
      [
        ['a', 0, 1],
        ['c', 1, 1],
      ],
    );
    const [a, c] = layout.blocks;
    assert.ok(a && c && a.top + a.height <= c.top);
    assert.equal(layOutWall([], 800).height, 0);
  });

  // Ten thousand pictures would stall the page whenever its width changes.
  it('finds rows by height and by picture among ten thousand', () => {
    const ratios = Array.from({ length: 10_000 }, (_, index) => 0.6 + (index % 7) / 5);
    const layout = layOutWall([{ key: 's', heading: '', ratios }], 1_100);
    for (const row of layout.rows) {
      const index = layout.rows.indexOf(row);
      assert.equal(rowOfTile(layout, row.first), index);
      assert.equal(rowOfTile(layout, row.first + row.count - 1), index);
      assert.equal(rowBelow(layout, row.top + row.height - 1), index);
    }
    assert.equal(rowBelow(layout, layout.height + 1), layout.rows.length);
  });
});

describe('what is in sight of the wall', () => {
  // Thousands of nodes would be alive, or there would be holes on the screen.
  it('holds what is on screen, and never more than may be alive', () => {
    fc.assert(
      fc.property(wall, fc.integer({ min: 0, max: 9_000 }), (layout, top) => {
        const sight = sightOf(layout, top, top + 900);
        const drawn = layout.rows.slice(sight.firstRow, sight.endRow);
        const tiles = drawn.reduce((sum, { count }) => sum + count, 0);
        assert.ok(tiles <= maxTiles);
        const onScreen = layout.rows.filter(
          (row) => row.top + row.height > top && row.top < top + 900,
        );
        if (tiles + 20 < maxTiles) {
          assert.deepEqual(
            onScreen.filter((row) => !drawn.includes(row)),
            [],
          );
        }
        assert.ok(sight.first <= sight.end && sight.end <= layout.count);
      }),
    );
  });
});

describe('keys on the wall', () => {
  const layout = layOutWall(
    [
      { key: 'a', heading: 'A', ratios: [1, 1, 1, 1, 1, 1, 1, 1, 1] },
      { key: 'b', heading: 'B', ratios: [1.5, 1.5] },
    ],
    800,
  );
  const after = (tile: number, key: string) => tileAfterKey(layout, tile, key, 500);

  // The picture under the fingers would be another one than the eye expects.
  it('lead to the neighbours, over rows and days', () => {
    const second = layout.rows[1]!;
    assert.equal(after(0, 'ArrowRight'), 1);
    assert.equal(after(second.first - 1, 'ArrowRight'), second.first);
    assert.equal(after(0, 'ArrowDown'), second.first);
    assert.equal(after(second.first, 'ArrowUp'), 0);
    assert.equal(after(8, 'ArrowRight'), 9);
    assert.equal(after(9, 'ArrowLeft'), 8);
    assert.equal(after(9, 'ArrowDown'), 9);
    assert.equal(after(0, 'ArrowUp'), 0);
    assert.equal(after(4, 'Home'), 0);
    assert.equal(after(4, 'End'), 10);
    assert.equal(after(4, 'x'), undefined);
  });

  // The focus would fall off the wall, and with it the place in a history of years.
  it('never lead off the wall', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'PageUp',
      'PageDown',
      'Home',
      'End',
    );
    fc.assert(
      fc.property(wall, fc.array(keys, { maxLength: 40 }), (each, pressed) => {
        fc.pre(each.count > 0);
        let tile = 0;
        for (const key of pressed) {
          tile = tileAfterKey(each, tile, key, 600) ?? -1;
          assert.ok(tile >= 0 && tile < each.count, key);
        }
      }),
    );
  });
});
