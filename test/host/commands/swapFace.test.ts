import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { swapFace } from '../../../src/host/commands/swapFace';
import { AnsweredWindow } from '../support/answerWindow';
import { fakeServices, onePixel } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

describe('Swap Face…', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('faces');
  let face: vscode.Uri;
  let target: vscode.Uri;

  beforeEach(async () => {
    face = await scratch.write('face.png', onePixel);
    target = await scratch.write('target.png', Buffer.concat([onePixel, Buffer.from([0])]));
  });

  afterEach(async () => {
    window.restore();
    await scratch.remove();
  });

  it('asks which of two selected pictures has the face', async () => {
    window.answerQuickPick((items) => items.find(({ label }) => label === 'face.png'));
    const { services, seen } = fakeServices();
    await swapFace(services, target, [target, face]);
    const [request] = seen.submitted;
    assert.equal(request?.kind, 'swapFace');
    assert.deepEqual([request.face.name, request.target.name], ['face.png', 'target.png']);
    assert.deepEqual(seen.revealed, ['sent']);
  });

  it('takes a clicked picture as the face and asks for the other', async () => {
    window.answerOpenDialog([target]);
    const { services, seen } = fakeServices();
    await swapFace(services, face, [face]);
    // The request says which is which; the two files may be read in either order.
    const [request] = seen.submitted;
    assert.equal(request?.kind, 'swapFace');
    assert.deepEqual([request.face.name, request.target.name], ['face.png', 'target.png']);
  });

  it('says one sentence, and sends nothing, for the same picture twice or for three', async () => {
    window.answerMessages();
    window.answerQuickPick((items) => items[0]);
    const { services, seen } = fakeServices();
    const copy = await scratch.write('copy.png', onePixel);
    await swapFace(services, face, [face, copy]);
    await swapFace(services, face, [face, copy, target]);
    assert.match(window.messages[0] ?? '', /same picture twice/);
    assert.match(window.messages[1] ?? '', /two pictures/);
    assert.deepEqual(seen.submitted, []);
  });

  it('sends nothing when a dialog is closed', async () => {
    window.answerOpenDialog(undefined);
    window.answerQuickPick(() => undefined);
    const { services, seen } = fakeServices();
    await swapFace(services);
    await swapFace(services, face, [face, target]);
    assert.deepEqual(seen.submitted, []);
  });
});
