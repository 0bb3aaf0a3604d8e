import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isFailureError } from '../../../src/domain/failure';
import { blend } from '../../../src/host/commands/blend';
import { describe as describePicture } from '../../../src/host/commands/describe';
import { readWorkspacePicture } from '../../../src/host/images/readWorkspacePicture';
import { AnsweredWindow, until } from '../support/answerWindow';
import { fakeServices, onePixel } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

async function reasonOf(work: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return isFailureError(error) ? error.failure.reason : undefined;
}

describe('pictures of the workspace', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('pictures');
  let uris: readonly vscode.Uri[];

  beforeEach(async () => {
    const names = ['1.png', '2.png', '3.png', '4.png', '5.png', '6.png'];
    uris = await Promise.all(names.map((name) => scratch.write(name, onePixel)));
  });

  afterEach(async () => {
    window.restore();
    await scratch.remove();
  });

  it('are blended in the order they were selected in', async () => {
    window.answerQuickPick((items) => items[1]);
    const { services, seen } = fakeServices();
    await blend(services, uris[0], uris.slice(0, 3));
    const [request] = seen.submitted;
    assert.equal(request?.kind, 'blend');
    assert.equal(request.shape, 'portrait');
    assert.deepEqual(
      request.pictures.map(({ name }) => name),
      ['1.png', '2.png', '3.png'],
    );
  });

  it('are not even read when they are one or six', async () => {
    const { services, seen } = fakeServices();
    assert.equal(await reasonOf(blend(services, uris[0], [uris[0]])), 'tooFewPictures');
    assert.equal(await reasonOf(blend(services, uris[0], uris)), 'tooManyPictures');
    window.answerOpenDialog(uris.slice(0, 1));
    assert.equal(await reasonOf(blend(services)), 'tooFewPictures');
    assert.deepEqual(seen.added, []);
    assert.deepEqual(seen.submitted, []);
  });

  it('send nothing when a dialog is closed', async () => {
    const { services, seen } = fakeServices();
    window.answerOpenDialog(undefined);
    window.answerQuickPick(() => undefined);
    await blend(services);
    await blend(services, uris[0], uris.slice(0, 2));
    await describePicture(services);
    assert.deepEqual(seen.submitted, []);
  });

  it('are described one at a time', async () => {
    const { services, seen } = fakeServices();
    await describePicture(services, uris[1], uris);
    window.answerOpenDialog([uris[2] as vscode.Uri]);
    await describePicture(services);
    assert.deepEqual(seen.added, ['2.png', '3.png']);
    assert.equal(seen.submitted.length, 2);
  });

  // A photo of the phone would be refused by the gateway, after a minute of upload.
  it('are made smaller in the composer when they are larger than gateways take', async () => {
    window.answerMessages();
    window.answerQuickPick((items) => items[1]);
    const photo = await scratch.write(
      'photo.png',
      Buffer.concat([onePixel, Buffer.alloc(5 * 1024 * 1024)]),
    );
    const { services, seen } = fakeServices();
    await blend(services, uris[0], [uris[0], photo]);
    await describePicture(services, photo);
    assert.deepEqual(seen.submitted, []);
    assert.deepEqual(
      seen.filled.map(({ kind, shape, prompt, pictures }) => [
        kind,
        shape,
        prompt,
        pictures?.map(({ name }) => name),
      ]),
      [
        ['blend', 'portrait', undefined, ['1.png', 'photo.png']],
        ['describe', undefined, undefined, ['photo.png']],
      ],
    );
    assert.match(window.messages[0] ?? '', /larger than gateways take.*send it from there/);
  });

  it('are found in VS Code’s own preview', async () => {
    await vscode.commands.executeCommand('vscode.open', uris[3]);
    await until(
      'the preview is the active tab',
      () =>
        vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom,
    );
    const { services, seen } = fakeServices();
    await describePicture(services, { webview: 'imagePreview.previewEditor' });
    assert.deepEqual(seen.added, ['4.png']);
  });

  it('are refused when they are missing, a folder or too large', async () => {
    const { services, seen } = fakeServices();
    const { pictures } = services;
    const missing = readWorkspacePicture(pictures, scratch.at('nobody.png'));
    assert.equal(await reasonOf(missing), 'pictureMissing');
    assert.equal(await reasonOf(readWorkspacePicture(pictures, scratch.uri)), 'notAPicture');
    const large = await scratch.write('large.png', new Uint8Array(20 * 1024 * 1024 + 1));
    assert.equal(await reasonOf(readWorkspacePicture(pictures, large)), 'pictureTooLarge');
    assert.deepEqual(seen.added, []);
  });
});
