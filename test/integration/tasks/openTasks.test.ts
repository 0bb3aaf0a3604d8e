import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { defaultPollPlan } from '../../../src/tasks/pollPlan';
import { eventually } from '../../support/eventually';
import { useTempFolders } from '../../support/tempFolder';
import { EditorWindow } from './editorWindow';

const isQuestion = (path: string) => path.includes('/task/');

describe('Many open tasks', () => {
  const tempFolder = useTempFolders();
  let sandbox: Sandbox;
  let easel: EditorWindow;

  before(async () => {
    sandbox = await startSandbox({ pace: 100, concurrency: 20 });
    easel = await new EditorWindow(sandbox, tempFolder(), { plan: defaultPollPlan }).start();
  });
  after(async () => {
    easel.close();
    await sandbox.close();
  });

  it('are asked about in one request a poll, and never again once all are done', async function () {
    // The gateway would be asked once a task, or for ever: people get blocked for that.
    this.timeout(360_000);
    const count = 20;
    const begin = Date.now();
    await Promise.all(Array.from({ length: count }, (_, n) => easel.imagine(`fox number ${n}`)));
    const isAboutAll = ({ body }: { readonly body: unknown }) =>
      (body as { ids?: readonly string[] } | null)?.ids?.length === count;
    await eventually(() => sandbox.requests.some(isAboutAll), 'Nobody asked about all', 60_000);
    // Long enough that two requests a poll would be too many.
    await wait(15_000);
    const body = JSON.stringify({ seconds: 36_000 });
    await fetch(`${sandbox.url}/sandbox/advance`, { method: 'POST', body });
    await eventually(() => easel.store.open().length === 0, 'Not all tasks ended', 90_000);
    const seconds = (Date.now() - begin) / 1_000;

    const questions = sandbox.requests.filter(({ path }) => isQuestion(path));
    const single = questions.filter(({ path }) => !path.endsWith('/list-by-condition'));
    assert.deepEqual(single, []);
    assert.ok(questions.length <= seconds / 2 + 4, `${questions.length} in ${seconds} s`);
    const tasks = await easel.store.recent(count);
    assert.ok(tasks.every(({ phase }) => phase === 'succeeded'));

    await eventually(
      async () => {
        const now = await easel.store.recent(count);
        return now.every(({ assets }) => assets.every((one) => one.kind === 'text' || one.file));
      },
      'Not all pictures came',
      60_000,
    );
    const before = sandbox.requests.length;
    await wait(60_000);
    assert.equal(sandbox.requests.length - before, 0);
  });
});
