// Whoever gives something that cannot work must hear why in one sentence, pay nothing and lose nothing.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { describe as describePicture } from '../../src/host/commands/describe';
import { importHistory } from '../../src/host/commands/importHistory';
import { isKeepable } from '../../src/domain/asset';
import type { Task } from '../../src/domain/task';
import { actionNamed, requestsTo } from '../integration/midjourney/bench';
import { eventually } from '../support/eventually';
import { pngBytes } from '../support/pngBytes';
import { AnsweredWindow } from './support/answerWindow';
import { onePixel } from './support/fakeServices';
import { laterCard, card } from './support/outcomes/sight';
import { Stage } from './support/outcomes/stage';
import { ScratchFolder } from './support/scratchFolder';

function isKept({ phase, assets }: Task): boolean {
  return phase !== 'succeeded' || assets.filter(isKeepable).every(({ file }) => file);
}

describe('bad input', function () {
  this.timeout(30_000);
  const scratch = new ScratchFolder('bad input');
  let stage: Stage;

  beforeEach(async () => {
    stage = await Stage.open('proxy', { isWatching: true });
  });
  afterEach(async () => {
    await stage.close();
    await vscode.workspace.fs.delete(scratch.uri, { recursive: true }).then(undefined, () => {
      // Most of these write no file.
    });
  });

  /** What the person hears; nothing was charged, and the history is as it was. */
  const saidOf = async (run: () => Promise<string>): Promise<string> => {
    const { store } = stage.easel;
    // What was drawn before comes to rest first: its picture is still being fetched.
    await eventually(async () => (await store.recent(100)).every(isKept));
    const before = [stage.sandbox.charges.length, await store.recent(100)];
    const said = await run();
    assert.deepEqual([stage.sandbox.charges.length, await store.recent(100)], before);
    return said;
  };
  const charges = () => stage.sandbox.charges.length;

  const files = [
    [
      'a picture of 60 MB',
      () => new Uint8Array(60 * 1024 * 1024),
      'The picture is larger than 20 MB. Choose a smaller one.',
    ],
    [
      'a picture of 20,000 pixels',
      () => pngBytes(20_000, 1),
      'The picture has too many pixels: at most 16,384 along an edge and 128 million in all. Choose a smaller one.',
    ],
    [
      'a broken file',
      () => onePixel.subarray(0, 40),
      'The picture file is damaged or cut off. Choose another picture.',
    ],
  ] as const;
  for (const [what, bytes, sentence] of files) {
    it(`${what}: one sentence, nothing sent`, async () => {
      const uri = await scratch.write('bad.png', bytes());
      const said = await saidOf(() => stage.said((services) => describePicture(services, uri)));
      assert.equal(said, `${sentence} Nothing was charged.`);
      assert.equal(requestsTo(stage.sandbox, '/submit/').length, 0);
    });
  }

  it('a seed that is not a number: one sentence, nothing sent', async () => {
    const said = await saidOf(() =>
      stage.said(async ({ tasks }) => {
        await tasks.submit({ kind: 'imagine', prompt: 'a fox --seed abc', pictures: [] });
      }),
    );
    assert.equal(
      said,
      '--seed takes a number. Write digits behind it, or leave it out. Nothing was charged.',
    );
    assert.equal(requestsTo(stage.sandbox, '/submit/').length, 0);
  });

  it('zoom 3: one sentence, nothing sent, and the question stays', async () => {
    const { id } = await stage.ended(stage.press(await stage.image(), 'Custom Zoom'));
    const said = await saidOf(() =>
      stage.said(async ({ tasks }) => {
        await tasks.answer(id, { prompt: 'a fox --zoom 3' });
      }),
    );
    assert.equal(
      said,
      'Zoom must be between 1 and 2. Change --zoom in the prompt. Nothing was charged.',
    );
    assert.equal(requestsTo(stage.sandbox, '/submit/modal').length, 0);
    assert.equal((await stage.easel.store.get(id))?.phase, 'needsInput');
  });

  it('a base64 the gateway refuses: the card says so, and keeps the picture', async () => {
    const { pictures, manager } = stage.easel;
    const picture = await stage.picture();
    // What leaves is then no picture any more, as when a disk or a proxy spoils it.
    writeFileSync(pictures.pathOf(picture.hash, picture.mime), 'not what it was');
    const before = charges();
    const task = await stage.ended(manager.submit({ kind: 'describe', picture }));
    assert.match(
      card(task),
      /“The gateway did not accept the picture\. Try again, or change to another picture\. Nothing was charged\.” .*\[Retry\] \[Change pictures\]/,
    );
    assert.equal(charges(), before);
    assert.deepEqual(task.request, { kind: 'describe', picture });
  });

  it('a video link that is gone (404): the card says so, and asking again charges nothing', async () => {
    const grid = await stage.grid('a windmill sandbox:dead-film');
    const single = await stage.ended(stage.press(grid, 'U1'));
    const films = await stage.ended(stage.press(single, 'Animate (High motion)'));
    assert.match(
      laterCard(films),
      /“The film is not on this machine\. Fetch it again: that costs nothing\.” \[Fetch picture\]/,
    );
    const before = charges();
    const said = await stage.said(async ({ tasks }) => {
      await tasks.bytesOf(films.id, 1);
    });
    assert.match(said, /^The gateway’s link has died and it gives no new one\./);
    assert.equal(charges(), before);
    const after = await stage.easel.store.get(films.id);
    assert.equal(after?.phase, 'succeeded');
    assert.equal(actionNamed(after, 'U1').label, 'U1');
  });

  it('an import file cut in half: one sentence, nothing of it comes in', async () => {
    const { manager, store } = stage.easel;
    const { id } = await stage.grid();
    await store.put({ ...((await store.get(id)) as Task), id: 'second' });
    const whole = await scratch.write('whole.easel.zip', '');
    const running = { signal: new AbortController().signal, onProgress: () => undefined };
    await manager.exportTo(whole.fsPath, running);
    await store.remove(['second']);
    const bytes = readFileSync(whole.fsPath);
    const half = await scratch.write('half.easel.zip', bytes.subarray(0, bytes.length / 2));
    const window = new AnsweredWindow();
    window.answerOpenDialog([half]);
    try {
      const said = await saidOf(() => stage.said((services) => importHistory(services)));
      assert.equal(
        said,
        'This file is damaged or not complete, and nothing of it was imported. Copy or export it once more.',
      );
    } finally {
      window.restore();
    }
  });
});
