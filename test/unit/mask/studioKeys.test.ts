// A key that does something else than in every paint program is a stroke in the wrong place.
import assert from 'node:assert/strict';
import { firstSelection, nudged, selectionBetween } from '../../../src/webview/mask/selection';
import { arrowOf, commandOf } from '../../../src/webview/mask/studioKeys';
import { fitted, panned, toPicture, zoomedAt } from '../../../src/webview/mask/viewport';

const key = (name: string, more: Partial<KeyboardEvent> = {}) => ({
  key: name,
  code: '',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
});

describe('mask studio keys', () => {
  it('are those of the conventions', () => {
    const told = [
      commandOf(key('b')),
      commandOf(key('e')),
      commandOf(key('m')),
      commandOf(key('l')),
      commandOf(key('[')),
      commandOf(key(']')),
      commandOf(key('V', { shiftKey: true })),
      commandOf(key('z', { ctrlKey: true })),
      commandOf(key('Z', { metaKey: true, shiftKey: true })),
    ];
    assert.deepEqual(told, [
      'brush',
      'eraser',
      'rectangle',
      'lasso',
      'smaller',
      'larger',
      'invert',
      'undo',
      'redo',
    ]);
  });

  it('work on keyboards without Latin letters or brackets of their own', () => {
    assert.equal(commandOf(key('и', { code: 'KeyB' })), 'brush');
    assert.equal(commandOf(key('[', { ctrlKey: true, altKey: true })), 'smaller');
  });

  it('leave VS Code its own', () => {
    assert.equal(commandOf(key('b', { ctrlKey: true })), undefined);
    assert.equal(commandOf(key('-', { ctrlKey: true })), undefined);
    assert.equal(commandOf(key('m', { altKey: true })), undefined);
    assert.equal(arrowOf(key('ArrowLeft', { ctrlKey: true })), undefined);
  });

  it('move and size a rectangle that never leaves the picture or vanishes', () => {
    const picture = { width: 101, height: 67 };
    const press = (name: string, times: number, more: Partial<KeyboardEvent> = {}) => {
      for (let i = 0; i < times; i++)
        selection = nudged(selection, arrowOf(key(name, more))!, picture);
    };
    let selection = firstSelection(picture);
    press('ArrowRight', 200);
    press('ArrowDown', 200);
    assert.deepEqual([selection.x + selection.width, selection.y + selection.height], [101, 67]);
    press('ArrowLeft', 500, { shiftKey: true });
    press('ArrowUp', 500, { shiftKey: true, altKey: true });
    assert.deepEqual([selection.width, selection.height], [1, 1]);
    const before = selection;
    press('ArrowLeft', 1, { altKey: true });
    assert.equal(selection.x, before.x - 1);
    assert.deepEqual(selectionBetween([120, 10.4], [90.6, -8], picture), {
      x: 91,
      y: 0,
      width: 10,
      height: 10,
    });
  });

  it('zoom at the pointer, and never lose the picture', () => {
    const [stage, picture] = [
      { width: 800, height: 500 },
      { width: 4096, height: 2048 },
    ];
    let view = fitted(stage, picture);
    const under = toPicture(view, 300, 200);
    view = zoomedAt(view, 5, { x: 300, y: 200 }, stage, picture);
    toPicture(view, 300, 200).forEach((value, i) => assert.ok(Math.abs(value - under[i]!) < 1e-6));
    view = panned(view, 1e6, -1e6, stage, picture);
    assert.ok(view.x < stage.width && view.y + picture.height * view.scale > 0);
    view = zoomedAt(fitted(stage, picture), 1e9, { x: 0, y: 0 }, stage, picture);
    assert.equal(view.scale, 32);
  });
});
