import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withoutUndefined, type Task } from '../../../src/domain/task';
import type { Page } from '../../../src/host/gallery/page';
import { pageHandlers } from '../../../src/host/gallery/pageHandlers';
import { readFeed } from '../../../src/host/gallery/readFeed';
import { buildSnapshot } from '../../../src/host/gallery/snapshot';
import type { Services } from '../../../src/host/services';
import { failsWith } from '../../support/failsWith';
import { makeContext, requestsTo } from '../../integration/midjourney/bench';
import { AnsweredWindow } from '../support/answerWindow';
import { Stage, type StageOptions } from '../support/outcomes/stage';

// A seed could be had by the palette alone, or the button be there where every press of it fails.
describe('Get Seed beside a picture', function () {
  this.timeout(30_000);
  const window = new AnsweredWindow();
  let stage: Stage;
  let grid: Task;

  afterEach(async () => {
    window.restore();
    await stage.close();
  });

  const start = async (options: StageOptions = {}) => {
    stage = await Stage.open('new-api', options);
    grid = await stage.grid();
  };
  const services = () => {
    const { manager: tasks, store, pictures, providers, connection } = stage.easel;
    return {
      tasks,
      store,
      pictures,
      providers,
      gateways: { byId: (id: string) => (id === connection.id ? connection : undefined) },
      durations: { of: () => undefined },
    } as unknown as Services;
  };
  const press = () =>
    pageHandlers(services(), {} as unknown as Page)['seed/get']({ taskId: grid.id });
  const asked = () => requestsTo(stage.sandbox, 'image-seed').length;

  /** What the page is told of the seed of each task. */
  const told = async () => {
    const { store } = stage.easel;
    const look = { search: '', offset: 0, count: 10, isWall: false };
    const { tasks } = await buildSnapshot(
      services(),
      { asWebviewUri: (uri: vscode.Uri) => uri } as vscode.Webview,
      {
        feed: await readFeed(store, look, new Date(), []),
        revision: store.revision,
        outline: { outlineKey: 1 },
        connection: { state: 'ready', name: '', isSandbox: false, requestKinds: [] },
      },
    );
    return new Map(tasks.map(({ id, seed, canGetSeed }) => [id, { seed, canGetSeed }]));
  };

  it('asks once, copies it, and is not offered any more when it is known', async () => {
    await start();
    window.watchStatusBar();
    assert.deepEqual((await told()).get(grid.id), { seed: undefined, canGetSeed: true });
    await press();
    const seed = (await stage.easel.store.get(grid.id))?.seed;
    assert.match(seed ?? '', /^\d+$/);
    assert.equal(await vscode.env.clipboard.readText(), seed);
    assert.match(window.messages.join(), new RegExp(`Seed ${seed} is copied`));
    assert.deepEqual((await told()).get(grid.id), { seed, canGetSeed: undefined });
    await press();
    assert.equal(asked(), 1);
  });

  it('is not offered beside what has none, or whose gateway cannot be asked', async () => {
    await start();
    const { store } = stage.easel;
    const done = { ...grid, phase: 'succeeded' } as const;
    const unsent = withoutUndefined<Task>({ ...done, remoteId: undefined });
    const others: readonly Task[] = [
      { ...done, id: 'running', phase: 'running' },
      { ...done, id: 'failed', phase: 'failed' },
      { ...unsent, id: 'unsent' },
      { ...done, id: 'words', assets: [{ kind: 'text', texts: ['a fox'] }] },
      { ...done, id: 'elsewhere', connectionId: 'https://gone.test' },
    ];
    for (const each of others) await store.put(each);
    const seen = await told();
    for (const { id } of others) assert.equal(seen.get(id)?.canGetSeed, undefined, id);
    assert.equal(seen.get(grid.id)?.canGetSeed, true);
  });

  it('is not offered where the gateway turned out to have none, and nothing is asked', async () => {
    await start({ without: ['image-seed'] });
    const { connection, providers } = stage.easel;
    const context = { ...makeContext(stage.sandbox.url), connection };
    await providers.get('midjourney')!.checkConnection(context);
    const before = asked();
    assert.deepEqual((await told()).get(grid.id), { seed: undefined, canGetSeed: undefined });
    await assert.rejects(press(), failsWith('noEndpoint'));
    assert.equal(asked(), before);
  });
});
