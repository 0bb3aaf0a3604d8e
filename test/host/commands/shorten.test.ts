import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { shorten } from '../../../src/host/commands/shorten';
import { AnsweredWindow, complaintOf, pressEnter, until } from '../support/answerWindow';
import { fakeServices } from '../support/fakeServices';
import { ScratchFolder } from '../support/scratchFolder';

describe('Shorten Prompt…', () => {
  const window = new AnsweredWindow();
  const scratch = new ScratchFolder('shorten');

  beforeEach(() => window.watchInputBoxes());

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    window.restore();
    await scratch.remove();
  });

  it('begins with the selected text and sends what stands in the box', async () => {
    const editor = await scratch.open('shorten-prompt.md', 'a very\nlong prompt');
    editor.selection = new vscode.Selection(0, 0, 1, 11);
    const { services, seen } = fakeServices({ settings: { bot: 'niji' } });
    const finished = shorten(services);
    await until('an input box', () => window.boxes.length === 1);
    const [box] = window.boxes;
    assert.ok(box);
    assert.equal(box.value, 'a very long prompt');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await pressEnter();
    await finished;
    assert.deepEqual(seen.submitted, [
      { kind: 'shorten', prompt: 'a very long prompt', bot: 'niji' },
    ]);
  });

  it('refuses an empty prompt in the box', async () => {
    await scratch.open('shorten-nothing.md', '');
    const { services, seen } = fakeServices();
    void shorten(services);
    await until('an input box', () => window.boxes.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await pressEnter();
    const [box] = window.boxes;
    assert.ok(box);
    await until('a message', () => box.validationMessage !== undefined);
    assert.match(complaintOf(box), /prompt is empty/);
    assert.deepEqual(seen.submitted, []);
  });
});
