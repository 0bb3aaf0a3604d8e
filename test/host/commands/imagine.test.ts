import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Emitter } from '../../../src/base/emitter';
import { FailureError, invalid, isFailureError } from '../../../src/domain/failure';
import { answerTask } from '../../../src/host/commands/answerTask';
import { imagine } from '../../../src/host/commands/imagine';
import { imagineFromSelection } from '../../../src/host/commands/imagineFromSelection';
import { importTask } from '../../../src/host/commands/importTask';
import { runAction } from '../../../src/host/commands/runAction';
import type { TaskChange } from '../../../src/tasks/taskStore';
import { eventually } from '../../support/eventually';
import { AnsweredWindow, complaintOf, pressEnter, until } from '../support/answerWindow';
import { fakeServices, fakeTask } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

const window = new AnsweredWindow();

/** Starts a command that asks, and gives its box once it is open. */
async function asked(command: () => Promise<void>) {
  const count = window.boxes.length;
  const finished = command();
  // So that a failure before the wait is not reported as unhandled.
  finished.catch(() => undefined);
  await until('an input box', () => window.boxes.length > count);
  const box = window.boxes.at(-1);
  assert.ok(box);
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { box, finished };
}

async function reasonOf(work: Promise<void>): Promise<string | undefined> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return isFailureError(error) ? error.failure.reason : undefined;
}

describe('Imagine…', () => {
  beforeEach(() => {
    window.answerMessages();
    window.watchInputBoxes();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    window.restore();
  });

  it('sends the prompt on Enter and shows the task', async () => {
    const { services, seen } = fakeServices({ settings: { 'defaults.parameters': '--v 7' } });
    const { finished } = await asked(() => imagine(services, { prompt: ' a fox ' }));
    await pressEnter();
    await finished;
    assert.deepEqual(seen.submitted, [{ kind: 'imagine', prompt: 'a fox --v 7', pictures: [] }]);
    assert.deepEqual(seen.revealed, ['sent']);
  });

  it('says that the prompt is empty in the box, and sends nothing', async () => {
    const { services, seen } = fakeServices();
    const { box } = await asked(() => imagine(services));
    assert.equal(box.validationMessage, undefined);
    await pressEnter();
    await until('a message', () => box.validationMessage !== undefined);
    assert.match(complaintOf(box), /empty/);
    assert.deepEqual(seen.submitted, []);
  });

  it('says that 100,000 characters are too many', async () => {
    const { services, seen } = fakeServices();
    const { box } = await asked(() => imagine(services, { prompt: 'x'.repeat(100_000) }));
    await pressEnter();
    await until('a message', () => box.validationMessage !== undefined);
    assert.match(complaintOf(box), /too long/);
    assert.deepEqual(seen.submitted, []);
  });

  it('asks for a key before it asks for a prompt', async () => {
    const { services } = fakeServices({ key: undefined });
    assert.equal(await reasonOf(imagine(services)), 'noKey');
    assert.equal(window.boxes.length, 0);
  });

  it('gives the prompt back when it could not be sent', async () => {
    const submitFailure = new FailureError(invalid('noKey'));
    const { services, seen } = fakeServices({ submitFailure });
    const { finished } = await asked(() => imagine(services, { prompt: 'a fox' }));
    await pressEnter();
    assert.equal(await reasonOf(finished), 'noKey');
    assert.deepEqual(seen.filled, [{ prompt: 'a fox' }]);
  });

  describe('from Selection', () => {
    const scratch = new ScratchFolder('selection');
    afterEach(() => scratch.remove());

    it('joins what is selected and sends it on Enter', async () => {
      const editor = await scratch.open('fox.md', 'a fox\nin snow\nat dusk');
      editor.selections = [new vscode.Selection(0, 0, 1, 7), new vscode.Selection(2, 3, 2, 7)];
      const { services, seen } = fakeServices();
      const { box, finished } = await asked(() => imagineFromSelection(services));
      assert.equal(box.value, 'a fox in snow dusk');
      await pressEnter();
      await finished;
      assert.equal(seen.submitted.length, 1);
    });

    it('refuses an empty and an endless selection without a box', async () => {
      const { services } = fakeServices();
      const editor = await scratch.open('long.md', 'x'.repeat(7_000));
      await imagineFromSelection(services);
      assert.match(window.messages[0] ?? '', /Nothing is selected/);
      editor.selection = new vscode.Selection(0, 0, 0, 7_000);
      assert.equal(await reasonOf(imagineFromSelection(services)), 'promptTooLong');
      assert.equal(window.boxes.length, 0);
    });
  });
});

describe('Import Task by ID…', () => {
  beforeEach(() => window.watchInputBoxes());
  afterEach(() => window.restore());

  it('takes an id or its address, and nothing else', async () => {
    const { services, seen } = fakeServices();
    const { box, finished } = await asked(() => importTask(services));
    box.value = 'no id at all';
    await pressEnter();
    await until('a message', () => box.validationMessage !== undefined);
    box.value = 'https://gateway.test/mj/task/17123456789012345/fetch';
    await new Promise((resolve) => setTimeout(resolve, 200));
    await pressEnter();
    await finished;
    assert.deepEqual(seen.imported, ['17123456789012345']);
    assert.deepEqual(seen.revealed, ['imported']);
  });
});

describe('Run Action…', () => {
  const actions = [
    { id: 'a2', label: 'U2', group: 'upscale', input: 'none', cell: 2 },
    { id: 'r', label: 'Reroll', group: 'reroll', input: 'none' },
  ] as const;

  beforeEach(() => {
    window.answerMessages();
    window.watchInputBoxes();
  });
  afterEach(() => window.restore());

  it('lists the buttons of the focused picture in groups and presses one', async () => {
    let labels: readonly string[] = [];
    window.answerQuickPick((items) => {
      labels = items.map((item) => item.label);
      return items.find((item) => item.label === 'U2');
    });
    const tasks = [fakeTask({ actions })];
    const { services, seen } = fakeServices({ tasks, focusedTaskId: 'fox' });
    await runAction(services);
    assert.deepEqual(labels, ['Upscale', 'U2', 'Again', 'Reroll']);
    assert.deepEqual(seen.acted, [['fox', 'a2']]);
    assert.deepEqual(seen.revealed, ['acted']);
  });

  it('never sends a button that the gateway has refused', async () => {
    const tasks = [fakeTask({ actions, refusedActions: { a2: 'unknown button' } })];
    const { services, seen } = fakeServices({ tasks });
    await runAction(services, { taskId: 'fox', actionId: 'a2' });
    assert.deepEqual(seen.acted, []);
    assert.match(window.messages[0] ?? '', /U2.*unknown button/);
  });

  it('refuses a button that is not there', async () => {
    const { services } = fakeServices({ tasks: [fakeTask({ actions })] });
    assert.equal(
      await reasonOf(runAction(services, { taskId: 'fox', actionId: 'gone' })),
      'actionUnknown',
    );
    assert.equal(await reasonOf(runAction(services, { taskId: 'nobody' })), 'taskUnknown');
  });

  it('asks for the prompt that a button turns out to want', async () => {
    const inputWanted = { input: 'text', suggestion: 'a red fox' } as const;
    const settled = fakeTask({ id: 'acted', phase: 'needsInput', inputWanted, assets: [] });
    const tasks = [fakeTask({ actions }), settled];
    const { services, seen } = fakeServices({ tasks, settled });
    const { box, finished } = await asked(() =>
      runAction(services, { taskId: 'fox', actionId: 'r' }),
    );
    assert.equal(box.value, 'a red fox');
    await pressEnter();
    await finished;
    assert.deepEqual(seen.answered, [['acted', 'a red fox']]);
  });

  // Some gateways tell of their window only when they are asked again: nobody would ask the person.
  it('asks for the words also when the window is seen later, until a person turns elsewhere', async () => {
    const inputWanted = { input: 'text', suggestion: 'a red fox' } as const;
    const queued = fakeTask({ id: 'acted', phase: 'queued', assets: [] });
    const waiting = fakeTask({ ...queued, phase: 'needsInput', inputWanted });
    const changes = new Emitter<TaskChange>();
    const start = () => {
      const tasks = [fakeTask({ actions }), waiting];
      const { services, seen } = fakeServices({ tasks, settled: queued });
      Object.assign(services.store, { onDidChange: changes.event, peek: () => queued });
      return { seen, run: () => runAction(services, { taskId: 'fox', actionId: 'r' }) };
    };
    const first = start();
    const answered = asked(first.run);
    await until('it watches', () => changes.listenerCount > 0);
    changes.fire({ task: fakeTask({ ...queued, phase: 'running' }) });
    changes.fire({ task: waiting });
    const { finished } = await answered;
    await pressEnter();
    await finished;
    assert.deepEqual(first.seen.answered, [['acted', 'a red fox']]);
    assert.equal(changes.listenerCount, 0);

    // Whoever writes a text by now finds the card, and the toast where no page is in sight.
    const document = await vscode.workspace.openTextDocument({ content: 'a text' });
    await vscode.window.showTextDocument(document);
    const second = start();
    const over = second.run();
    await until('it watches', () => changes.listenerCount > 0);
    let isOver = false;
    void over.catch(() => undefined).then(() => (isOver = true));
    // The first word may still go where the box was.
    await eventually(async () => {
      if (!isOver) await vscode.commands.executeCommand('type', { text: 'x' });
      return isOver;
    }, 'It still waits');
    await over;
    assert.equal(window.boxes.length, 1);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('refuses an empty answer in the box', async () => {
    const inputWanted = { input: 'text', suggestion: '' } as const;
    const tasks = [fakeTask({ phase: 'needsInput', inputWanted })];
    const { services, seen } = fakeServices({ tasks, focusedTaskId: 'fox' });
    const { box } = await asked(() => answerTask(services));
    await pressEnter();
    await until('a message', () => box.validationMessage !== undefined);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    assert.deepEqual(seen.answered, []);
  });

  it('asks for the zoom by itself, and puts it into the words', async () => {
    const inputWanted = { input: 'zoom', suggestion: 'a red fox --ar 3:2 --zoom 2' } as const;
    const tasks = [fakeTask({ phase: 'needsInput', inputWanted })];
    const { services, seen } = fakeServices({ tasks, focusedTaskId: 'fox' });
    const { box, finished } = await asked(() => answerTask(services));
    assert.equal(box.value, 'a red fox --ar 3:2');
    await pressEnter();
    await until('a second box', () => window.boxes.length === 2);
    const zoom = window.boxes[1];
    assert.equal(zoom?.value, '2');
    for (const wrong of ['3', '0.5', 'abc', '']) {
      zoom.value = wrong;
      zoom.validationMessage = undefined;
      await pressEnter();
      await until(wrong, () => /between 1 and 2/.test(complaintOf(zoom)));
    }
    assert.deepEqual(seen.answered, []);
    zoom.value = '1.4';
    await pressEnter();
    await finished;
    assert.deepEqual(seen.answered, [['fox', 'a red fox --ar 3:2 --zoom 1.4']]);
  });

  it('leads to the mask studio where a region is wanted', async () => {
    const inputWanted = { input: 'mask', suggestion: '' } as const;
    const tasks = [fakeTask({ phase: 'needsInput', inputWanted })];
    const { services, seen } = fakeServices({ tasks, focusedTaskId: 'fox' });
    await answerTask(services);
    assert.deepEqual(seen.regions, ['fox']);
    assert.deepEqual(seen.answered, []);
  });
});
