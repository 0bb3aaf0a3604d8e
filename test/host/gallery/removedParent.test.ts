import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { answerTask } from '../../../src/host/commands/answerTask';
import { answerWithMask } from '../../../src/host/gallery/answerWithMask';
import { readFeed } from '../../../src/host/gallery/readFeed';
import { buildSnapshot } from '../../../src/host/gallery/snapshot';
import type { Services } from '../../../src/host/services';
import { failsWith } from '../../support/failsWith';
import { FakeClock } from '../../support/fakeClock';
import { makeTask } from '../../support/makeTask';
import { pngBytes } from '../../support/pngBytes';
import { TaskWorld } from '../../support/taskWorld';
import { useTempFolders } from '../../support/tempFolder';
import { AnsweredWindow, until } from '../support/answerWindow';

// A paid Vary (Region) could not be finished, and nobody would say that its picture only lies in the bin.
describe('a region that waits for a picture which was removed', () => {
  const tempFolder = useTempFolders();
  const window = new AnsweredWindow();
  let world: TaskWorld;
  let opened: string[];

  beforeEach(async () => {
    world = new TaskWorld({ folder: tempFolder(), clock: new FakeClock() });
    await world.start();
    const file = await world.pictures.keep(pngBytes(40, 30));
    await world.store.put(
      makeTask({
        id: 'picture',
        phase: 'succeeded',
        assets: [{ kind: 'image', url: 'https://x/1.png', file }],
      }),
    );
    await world.store.put(
      makeTask({
        id: 'region',
        phase: 'needsInput',
        inputWanted: { input: 'mask', suggestion: 'a tent' },
        parent: { taskId: 'picture', actionId: 'r', label: 'Vary (Region)' },
      }),
    );
    await world.manager.forget(['picture']);
    opened = [];
  });
  afterEach(() => {
    window.restore();
    world.stop();
  });

  const services = () =>
    ({
      store: world.store,
      tasks: world.manager,
      pictures: world.pictures,
      gateways: { byId: () => undefined },
      providers: new Map(),
      durations: { of: () => undefined },
      gallery: {
        focusedTaskId: 'region',
        openInput: (id: string) => Promise.resolve(void opened.push(id)),
      },
    }) as unknown as Services;

  /** What the page is told of the waiting one. */
  const wanted = async () => {
    const look = { search: '', offset: 0, count: 10, isWall: false };
    const snapshot = await buildSnapshot(
      services(),
      { asWebviewUri: (uri: vscode.Uri) => uri } as vscode.Webview,
      {
        feed: await readFeed(world.store, look, new Date(), []),
        revision: world.store.revision,
        outline: { outlineKey: 1 },
        connection: { state: 'ready', name: '', isSandbox: false, requestKinds: [] },
      },
    );
    const { inputWanted } = snapshot.tasks.find(({ id }) => id === 'region') ?? {};
    return inputWanted && { is: inputWanted.parentIs, hasPicture: 'parentPicture' in inputWanted };
  };

  it('tells the page whether it lies in the bin, and shows it once it is back', async () => {
    assert.deepEqual(await wanted(), { is: 'removed', hasPicture: false });
    await world.manager.restore(['picture']);
    assert.deepEqual(await wanted(), { is: undefined, hasPicture: true });
    await world.manager.clear({ keepStarred: false });
    assert.deepEqual(await wanted(), { is: 'gone', hasPicture: false });
  });

  it('is told by Answer…, whose button brings it back and goes on', async () => {
    window.answerMessages('Restore');
    await answerTask(services(), { taskId: 'region' });
    await until('the studio opens', () => opened.length > 0);
    assert.match(window.messages.join(), /was removed.*“Restore Removed…”/);
    assert.equal((await world.store.get('picture'))?.id, 'picture');
    assert.deepEqual(opened, ['region']);
  });

  it('is told when it went while it was being marked, and nothing is sent', async () => {
    const sent = answerWithMask(services(), 'region', 'a tent', pngBytes(40, 30));
    await assert.rejects(sent, failsWith('parentRemoved'));
    assert.deepEqual(world.provider.answeredWith, []);
  });
});
