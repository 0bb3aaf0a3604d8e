// VS Code gives a page the addresses of what is dropped into it, and no bytes: what the host does not read is lost.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Page } from '../../../src/host/gallery/page';
import { pageHandlers } from '../../../src/host/gallery/pageHandlers';
import type { PictureRef } from '../../../src/domain/request';
import { PictureFolder } from '../../../src/host/images/pictureFolder';
import { useTempFolders } from '../../support/tempFolder';
import { fakeServices, onePixel } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

describe('files dropped into a page', () => {
  const scratch = new ScratchFolder('dropped');
  const tempFolder = useTempFolders();
  afterEach(() => scratch.remove());

  const dropInto = async (
    { services, seen }: ReturnType<typeof fakeServices>,
    uris: readonly string[],
  ) => {
    const page = { attached: (picture: PictureRef) => ({ ...picture, src: `of ${picture.name}` }) };
    const handlers = pageHandlers(services, page as unknown as Page);
    const { pictures, problem } = await handlers['picture/attachUris']({ uris });
    return { shown: pictures.map(({ src }) => src), read: seen.added, problem: problem?.sentence };
  };
  const drop = (...uris: readonly string[]) => dropInto(fakeServices(), uris);

  it('are read and shown, in their order', async () => {
    const names = ['b.png', 'a fox.png'];
    const uris = await Promise.all(names.map((name) => scratch.write(name, onePixel)));
    const dropped = await drop(...uris.map(String));
    assert.deepEqual(dropped, {
      shown: ['of b.png', 'of a fox.png'],
      read: names,
      problem: undefined,
    });
  });

  it('that will not do are told in one sentence, and the others are not lost', async () => {
    const good = await scratch.write('good.png', onePixel);
    const bad = [scratch.at('gone.png'), await scratch.write('large.png', new Uint8Array(21e6))];
    for (const [uri, sentence] of [
      [bad[0], /not on this machine any more/],
      [bad[1], /larger than 20 MB/],
      [scratch.uri, /“.*” is not a picture/],
    ] as const) {
      const { shown, problem } = await drop(String(uri), String(good));
      assert.deepEqual(shown, ['of good.png']);
      assert.match(problem ?? '', sentence);
    }
  });

  it('come back only where their bytes are a picture, whatever they are called', async () => {
    const secret = await scratch.write('secret.png', Buffer.from('sk-secret'));
    const good = await scratch.write('good.txt', onePixel);
    const pictures = new PictureFolder({ folder: tempFolder(), maxMegabytes: () => 100 });
    const dropped = await dropInto(fakeServices({ pictures }), [String(secret), String(good)]);
    assert.deepEqual(dropped.shown, ['of good.txt']);
    assert.match(dropped.problem ?? '', /“secret\.png” is not a picture/);
  });

  it('are files and nothing else: no link is fetched, nothing of VS Code itself is read', async () => {
    const untitled = await vscode.workspace.openTextDocument({ content: 'a secret' });
    for (const address of [
      'https://pictures.test/fox.png',
      'data:image/png;base64,AAAA',
      String(untitled.uri),
      'vscode-userdata:/settings.json',
      'file://elsewhere.test/share/fox.png',
      'vscode-vfs://github/other/pictures/fox.png',
      'fox.png',
      '',
    ]) {
      const { shown, read, problem } = await drop(address);
      assert.deepEqual([shown, read], [[], []], address);
      assert.match(problem ?? '', /^What was dropped is not a file\./, address);
    }
  });
});
