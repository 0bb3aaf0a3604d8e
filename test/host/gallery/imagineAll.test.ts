import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../../src/domain/task';
import { runRemedy } from '../../../src/host/gallery/runRemedy';
import { pressAction } from '../../../src/host/pressAction';
import type { Services } from '../../../src/host/services';
import { eventually } from '../../support/eventually';
import { actionNamed, requestsTo } from '../../integration/midjourney/bench';
import { Stage } from '../support/outcomes/stage';

// On most gateways the button would be grey for good, or one press be paid four times without a question.
describe('Imagine all where the gateway does not know it', function () {
  this.timeout(30_000);
  const target = vscode.window as unknown as Record<string, unknown>;
  const original = target['showWarningMessage'];
  let stage: Stage;
  let parent: Task;
  let asked: { text: string; detail: string | undefined; label: string }[];

  beforeEach(async () => {
    stage = await Stage.open('new-api');
    parent = await stage.ended(
      stage.easel.manager.submit({ kind: 'describe', picture: await stage.picture() }),
    );
    asked = [];
  });
  afterEach(async () => {
    target['showWarningMessage'] = original;
    await stage.close();
  });

  /** A person who says yes or no to each question. */
  const answer = (isYes: boolean) => {
    target['showWarningMessage'] = (
      text: string,
      { modal, detail }: vscode.MessageOptions,
      label: string,
    ) => {
      assert.equal(modal, true);
      asked.push({ text, detail, label });
      return Promise.resolve(isYes ? label : undefined);
    };
  };
  const services = () => {
    const { manager: tasks, store } = stage.easel;
    return { tasks, store, logger: { log: () => undefined } } as unknown as Services;
  };
  const press = () => pressAction(services(), parent.id, actionNamed(parent, 'Imagine all').id);
  const imagines = () => requestsTo(stage.sandbox, '/submit/imagine').length;
  const children = async () =>
    (await stage.easel.store.recent(20)).filter((task) => task.parent?.taskId === parent.id);

  it('asks once with the count, and makes a task of each prompt', async () => {
    answer(true);
    await press();
    await eventually(() => imagines() === 4, 'Four requests');
    assert.deepEqual(asked, [
      {
        text: 'This gateway cannot imagine all at once. Send the prompts one by one?',
        detail: 'That makes 4 requests, and each is charged by itself.',
        label: 'Send 4 Prompts',
      },
    ]);
    await eventually(
      async () => (await children()).every(({ request }) => request.kind === 'imagine'),
      'The refused press is gone',
    );
    assert.equal((await children()).length, 4);
    assert.deepEqual((await stage.easel.store.get(parent.id))?.refusedActions, {});
  });

  it('sends nothing when the person says no, and the card keeps a way to it', async () => {
    answer(false);
    await press();
    await eventually(() => asked.length === 1, 'The question');
    // Known now: the next press asks at once, and asks the gateway nothing.
    const actions = requestsTo(stage.sandbox, '/submit/action').length;
    assert.equal(await press(), undefined);
    assert.equal(asked.length, 2);
    assert.equal(requestsTo(stage.sandbox, '/submit/action').length, actions);
    assert.equal(imagines(), 0);
    const [refused, ...more] = await children();
    assert.deepEqual([refused?.phase, more], ['failed', []]);

    answer(true);
    await runRemedy(services(), () => assert.fail('no composer'), refused?.id ?? '', 'retry');
    await eventually(() => imagines() === 4, 'Four requests');
    assert.ok((await children()).every(({ id }) => id !== refused?.id));
  });
});
