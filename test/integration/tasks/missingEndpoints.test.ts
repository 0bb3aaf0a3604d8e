import assert from 'node:assert/strict';
import type { ComposedRequest, PictureRef } from '../../../src/domain/request';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { failsWith } from '../../support/failsWith';
import { pngBytes } from '../../support/pngBytes';
import { useTempFolders } from '../../support/tempFolder';
import { finished, imagine, makeContext, requestsTo } from '../midjourney/bench';
import { EditorWindow } from './editorWindow';

const missing = [
  'blend',
  'describe',
  'swap',
  'edits',
  'edit',
  'shorten',
  'video',
  'upload-discord-images',
  'image-seed',
];

describe('what a gateway turned out not to have', () => {
  const tempFolder = useTempFolders();
  let sandbox: Sandbox;
  let easel: EditorWindow;
  afterEach(async () => {
    easel.close();
    await sandbox.close();
  });

  const test = async () => {
    const provider = easel.providers.get('midjourney')!;
    await provider.checkConnection({
      ...makeContext(sandbox.url),
      connection: easel.connection,
    });
    return provider;
  };
  const requestsOf = (picture: PictureRef, other: PictureRef): readonly ComposedRequest[] => [
    { kind: 'blend', pictures: [picture, other], shape: 'square' },
    { kind: 'describe', picture },
    { kind: 'swapFace', face: picture, target: other },
    { kind: 'edit', prompt: 'a tent', picture },
    { kind: 'shorten', prompt: 'a very red fox' },
    { kind: 'video', prompt: 'it runs', picture, motion: 'low' },
  ];

  it('is not sent, whoever asks for it, until another test finds it', async () => {
    // From the palette, the explorer, a retry: each would be sent all the same, and fail as a task.
    sandbox = await startSandbox({ pace: 0.01, without: missing });
    easel = await new EditorWindow(sandbox, tempFolder()).start();
    const { manager, pictures, store } = easel;
    const provider = await test();
    const picture = await pictures.add(pngBytes(64, 64), 'a.png');
    const other = await pictures.add(pngBytes(64, 32), 'b.png');
    for (const request of requestsOf(picture, other)) {
      await assert.rejects(manager.submit(request), failsWith('noEndpoint'), request.kind);
    }
    const references = [{ picture, role: 'style' as const }];
    await assert.rejects(
      manager.submit({ kind: 'imagine', prompt: 'a fox', pictures: [], references }),
      failsWith('referenceNotUploaded'),
    );
    await assert.rejects(manager.upload(picture), failsWith('noEndpoint'));
    const remote = await finished(provider, imagine('a fox'), {
      ...makeContext(sandbox.url),
      connection: easel.connection,
    });
    await store.put({ ...remote, id: 'done' });
    await assert.rejects(manager.getSeed('done'), failsWith('noEndpoint'));
    const posts = sandbox.requests.filter(({ method }) => method === 'POST');
    assert.deepEqual(
      posts.filter(({ path }) => missing.some((word) => path.endsWith(word))),
      [],
    );
    assert.equal(requestsTo(sandbox, 'image-seed').length, 1, 'the test itself');
    assert.equal(await store.count(), 1, 'nothing was recorded');

    const { port } = sandbox;
    await sandbox.close();
    sandbox = await startSandbox({ pace: 0.01, port });
    await test();
    for (const request of requestsOf(picture, other)) {
      const sent = await manager.submit(request);
      assert.notEqual((await sent.settled).phase, 'failed', request.kind);
    }
    assert.match(await manager.upload(picture), /^http/);
  });
});
