// The wall would wait for good for a picture that is there, and stay empty around the screen until somebody scrolls.
import assert from 'node:assert/strict';
import { FirstPictures } from '../../../src/webview/firstPictures';

class Image extends EventTarget {
  complete = false;

  end(how: 'load' | 'error'): void {
    this.complete = true;
    this.dispatchEvent(new Event(how));
  }
}

describe('the pictures of a first screen', () => {
  let calls = 0;
  let first: FirstPictures;
  beforeEach(() => {
    calls = 0;
    first = new FirstPictures(() => (calls += 1));
  });
  const look = (...images: readonly Image[]) =>
    first.look({ querySelectorAll: () => images } as unknown as ParentNode);

  it('are there once each has come, or cannot be had', () => {
    const [one, other] = [new Image(), new Image()];
    look(one, other);
    one.end('load');
    assert.equal(first.areThere, false);
    other.end('error');
    assert.deepEqual([first.areThere, calls], [true, 1]);
  });

  it('are waited for anew where one is given another file', () => {
    const image = new Image();
    const other = new Image();
    look(image, other);
    image.end('load');
    image.complete = false;
    look(image, other);
    other.end('load');
    assert.equal(first.areThere, false);
    image.end('load');
    assert.deepEqual([first.areThere, calls], [true, 1]);
  });

  it('are not waited for when the person moves on, and told of once', () => {
    const image = new Image();
    look(image);
    first.forgo();
    image.end('load');
    assert.deepEqual([first.areThere, calls], [true, 1]);
  });
});
