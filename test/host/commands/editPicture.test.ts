// A picture of the project could not be edited or animated, or the wrong one would be paid for.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { animatePicture } from '../../../src/host/commands/animatePicture';
import { blend } from '../../../src/host/commands/blend';
import { describe as describePicture } from '../../../src/host/commands/describe';
import { editPicture } from '../../../src/host/commands/editPicture';
import { swapFace } from '../../../src/host/commands/swapFace';
import { uploadPicture } from '../../../src/host/commands/uploadPicture';
import { isFailureError } from '../../../src/domain/failure';
import { PictureFolder } from '../../../src/host/images/pictureFolder';
import type { Services } from '../../../src/host/services';
import { AnsweredWindow, until } from '../support/answerWindow';
import { fakeServices, fakeTask, onePixel } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

const url = 'https://gateway.test/g.png';

async function reasonOf(work: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return isFailureError(error) ? error.failure.reason : undefined;
}

describe('Edit Picture…, Animate Picture… and Describe Picture…', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('edit');
  let boat: vscode.Uri;
  let tree: vscode.Uri;

  beforeEach(async () => {
    boat = await scratch.write('boat.png', onePixel);
    tree = await scratch.write('tree.png', onePixel);
  });
  afterEach(async () => {
    window.restore();
    await scratch.remove();
  });

  const composed = (seen: { readonly composed: (readonly unknown[])[] }) =>
    seen.composed.map(([surface, picture, about]) => [
      surface,
      (picture as { name: string }).name,
      about,
    ]);

  it('take the clicked picture of the explorer, and that one alone', async () => {
    const { services, seen } = fakeServices();
    await editPicture(services, boat, [boat, tree]);
    await animatePicture(services, tree, [boat, tree]);
    assert.deepEqual(composed(seen), [
      ['gallery', 'boat.png', { kind: 'edit' }],
      ['sidebar', 'tree.png', { kind: 'video' }],
    ]);
    assert.deepEqual(seen.submitted, []);
  });

  it('ask for a file in the palette, and do nothing when the dialog is closed', async () => {
    const { services, seen } = fakeServices();
    window.answerOpenDialog(undefined);
    await editPicture(services);
    assert.deepEqual(seen.composed, []);
    window.answerOpenDialog([boat]);
    await editPicture(services);
    assert.deepEqual(composed(seen), [['gallery', 'boat.png', { kind: 'edit' }]]);
  });

  it('offer the picture with the focus in the palette', async () => {
    window.answerQuickPick((items) => items[0]);
    const { services, seen } = fakeServices({ tasks: [fakeTask()], focusedTaskId: 'fox' });
    await editPicture(services);
    assert.deepEqual(composed(seen)[0]?.slice(0, 2), ['gallery', 'a-red-fox.png']);
    window.answerQuickPick((items) => items[1]);
    window.answerOpenDialog([boat]);
    await editPicture(services);
    assert.equal(composed(seen)[1]?.[1], 'boat.png');
  });

  it('take one picture of a grid from its menu, in the page it was asked in', async () => {
    const grid = fakeTask({ assets: [{ kind: 'grid', url, rows: 2, columns: 2 }] });
    const { services, seen } = fakeServices({ tasks: [grid] });
    const cell = { rows: 2, columns: 2, cell: 3 };
    await editPicture(services, { taskId: 'fox', cell: 3, webview: 'easel.tasks' });
    await animatePicture(services, { taskId: 'fox', cell: 3, webview: 'easel.gallery' });
    await describePicture(services, { taskId: 'fox', cell: 3, webview: 'easel.gallery' });
    assert.deepEqual(
      seen.composed.map(([surface, , about]) => [surface, about]),
      [
        ['sidebar', { kind: 'edit', cell }],
        ['gallery', { kind: 'video', cell, prompt: 'a red fox' }],
        ['gallery', { kind: 'describe', cell }],
      ],
    );
    // Describing costs, too: it waits for a press of Send.
    assert.deepEqual(seen.submitted, []);
  });

  it('take the picture of VS Code’s own preview, with the room of the gallery', async () => {
    await vscode.commands.executeCommand('vscode.open', boat);
    await until(
      'the preview is the active tab',
      () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom,
    );
    const { services, seen } = fakeServices();
    await editPicture(services, { webview: 'imagePreview.previewEditor' });
    assert.deepEqual(composed(seen), [['gallery', 'boat.png', { kind: 'edit' }]]);
  });

  it('refuse what is no still picture, what is not there, and everything without a key', async () => {
    const film = fakeTask({ assets: [{ kind: 'video', url }] });
    const running = fakeTask({ id: 'running', phase: 'running' });
    const { services, seen } = fakeServices({ tasks: [film, running] });
    assert.equal(await reasonOf(editPicture(services, { taskId: 'fox' })), 'notAStill');
    assert.equal(await reasonOf(editPicture(services, { taskId: 'running' })), 'taskNotReady');
    assert.equal(await reasonOf(animatePicture(services, { taskId: 'gone' })), 'taskUnknown');
    assert.equal(await reasonOf(describePicture(services, { taskId: 'fox' })), 'notAStill');
    const keyless = fakeServices({ key: undefined }).services;
    assert.equal(await reasonOf(editPicture(keyless, boat)), 'noKey');
    assert.deepEqual(seen.composed, []);
  });
});

// Each of these would be uploaded for minutes, and refused, by some gateways after charging for it.
describe('A picture that will not do', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('unfit');
  let folder: string;
  let good: vscode.Uri;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'easel-unfit-'));
    good = await scratch.write('good.png', onePixel);
    window.answerQuickPick((items) => items[0]);
  });
  afterEach(async () => {
    window.restore();
    await scratch.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const unfit: Readonly<Record<string, readonly [reason: string, bytes: () => Uint8Array]>> = {
    '60 MB': ['pictureTooLarge', () => new Uint8Array(60 * 1024 * 1024)],
    '20,000 pixels': ['pictureTooWide', () => sized(20_000)],
    'an animation': ['pictureAnimated', animated],
    'cut off': ['pictureBroken', () => onePixel.subarray(0, 40)],
    'no picture': ['notAPicture', () => Buffer.from('Buy lamp oil.')],
  };
  for (const [what, [reason, bytes]] of Object.entries(unfit)) {
    it(`is refused by every command, and nothing is sent: ${what}`, async () => {
      const bad = await scratch.write('bad.png', bytes());
      const pictures = new PictureFolder({ folder, maxMegabytes: () => 100 });
      const fake = fakeServices();
      const services: Services = { ...fake.services, pictures };
      for (const run of [
        () => editPicture(services, bad),
        () => animatePicture(services, bad),
        () => describePicture(services, bad),
        () => uploadPicture(services, bad),
        () => blend(services, good, [good, bad]),
        () => swapFace(services, good, [good, bad]),
      ]) {
        assert.equal(await reasonOf(run()), reason);
      }
      const { submitted, composed, uploaded } = fake.seen;
      assert.deepEqual([submitted, composed, uploaded], [[], [], []]);
    });
  }

  /** The one pixel, whose header says more. */
  function sized(width: number): Uint8Array {
    const bytes = Buffer.from(onePixel);
    bytes.writeUInt32BE(width, 16);
    return bytes;
  }

  /** With the chunk that announces frames, in front of the pixels. */
  function animated(): Uint8Array {
    const chunk = Buffer.alloc(20);
    chunk.writeUInt32BE(8, 0);
    chunk.write('acTL', 4, 'latin1');
    return Buffer.concat([onePixel.subarray(0, 33), chunk, onePixel.subarray(33)]);
  }
});
