// An undo that leaves a trace, or a kept region that comes back different, is a picture paid for twice.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskOf } from '../../../src/webview/mask/drawStroke';
import { MaskDrawing } from '../../../src/webview/mask/maskDrawing';
import { readStrokes } from '../../../src/webview/mask/readStrokes';
import { corner, point, type Stroke } from '../../../src/webview/mask/stroke';

const [width, height] = [47, 31];
const place = fc.tuple(
  fc.double({ min: -5, max: 50, noNaN: true }),
  fc.double({ min: -5, max: 40, noNaN: true }),
);
const mode = fc.constantFrom('add', 'erase');
const whole = fc.integer({ min: -5, max: 50 });
const stroke: fc.Arbitrary<Stroke> = fc.oneof(
  fc.record({
    tool: fc.constant('brush'),
    mode,
    size: fc.integer({ min: 2, max: 30 }),
    points: fc.array(
      place.map(([x, y]) => point(x, y, 0.7)),
      { minLength: 1, maxLength: 6 },
    ),
  }),
  fc.record({
    tool: fc.constant('rectangle'),
    mode,
    x: whole,
    y: whole,
    width: whole.map(Math.abs),
    height: whole.map(Math.abs),
  }),
  fc.record({
    tool: fc.constant('lasso'),
    mode,
    points: fc.array(
      place.map(([x, y]) => corner(x, y)),
      { minLength: 3, maxLength: 7 },
    ),
  }),
  fc.constantFrom<Stroke>({ tool: 'invert' }, { tool: 'clear' }),
);
const step = fc.oneof(
  { arbitrary: stroke, weight: 3 },
  { arbitrary: fc.constantFrom('undo', 'redo'), weight: 2 },
);

describe('mask drawing', () => {
  it('shows what its strokes make, after any number of undos and redos', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const drawing = new MaskDrawing(width, height);
        for (const one of steps) {
          if (one === 'undo') drawing.undo();
          else if (one === 'redo') drawing.redo();
          else drawing.add(one);
        }
        assert.deepEqual(drawing.mask.data, maskOf(drawing.strokes, width, height).data);
      }),
      { numRuns: 60 },
    );
  });

  it('goes back to the first stroke and forth to the last', () => {
    const drawing = new MaskDrawing(width, height);
    for (let x = 0; x < 40; x++) {
      drawing.add({ tool: 'rectangle', mode: 'add', x, y: x % 7, width: 2, height: 3 });
    }
    const before = drawing.mask.data.slice();
    while (drawing.canUndo) drawing.undo();
    assert.ok(drawing.mask.isEmpty);
    while (drawing.canRedo) drawing.redo();
    assert.deepEqual(drawing.mask.data, before);
  });

  it('paints a stroke in pieces as it does in one, and keeps it that way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(place, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (pieces) => {
          const drawing = new MaskDrawing(width, height);
          drawing.beginBrush('add', 9, point(20, 15, 1));
          for (const piece of pieces) drawing.moveBrush(piece.map(([x, y]) => point(x, y, 0.5)));
          drawing.endBrush();
          const kept = readStrokes(JSON.parse(JSON.stringify(drawing.strokes)));
          assert.deepEqual(kept, drawing.strokes);
          assert.deepEqual(drawing.mask.data, maskOf(kept, width, height).data);
        },
      ),
    );
  });

  it('takes back a stroke that was broken off', () => {
    const drawing = new MaskDrawing(width, height);
    drawing.add({ tool: 'rectangle', mode: 'add', x: 2, y: 2, width: 9, height: 9 });
    const before = drawing.mask.data.slice();
    drawing.beginBrush('erase', 12, point(5, 5, 1));
    drawing.moveBrush([point(30, 20, 1)]);
    drawing.cancelBrush();
    assert.deepEqual(drawing.mask.data, before);
    assert.equal(drawing.strokes.length, 1);
  });

  it('leaves out what are no strokes, whatever was kept', () => {
    const good = { tool: 'rectangle', mode: 'add', x: 1, y: 1, width: 2, height: 2 };
    const bad = [
      null,
      7,
      { tool: 'spray' },
      { tool: 'brush', mode: 'add', size: 1e9, points: [[1, 1, 1]] },
      { tool: 'brush', mode: 'add', size: 5, points: [[1, null, 1]] },
      { tool: 'lasso', mode: 'sideways', points: [[1, 1]] },
      { tool: 'rectangle', mode: 'add', x: 1, y: Infinity, width: 2, height: 2 },
    ];
    assert.deepEqual(readStrokes([...bad, good]), [good]);
    fc.assert(fc.property(fc.anything(), (kept) => void maskOf(readStrokes(kept), 5, 5)));
  });
});
