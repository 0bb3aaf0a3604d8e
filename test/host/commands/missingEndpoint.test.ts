import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { animatePicture } from '../../../src/host/commands/animatePicture';
import { blend } from '../../../src/host/commands/blend';
import { describe as describePicture } from '../../../src/host/commands/describe';
import { editPicture } from '../../../src/host/commands/editPicture';
import { shorten } from '../../../src/host/commands/shorten';
import { swapFace } from '../../../src/host/commands/swapFace';
import { uploadPicture } from '../../../src/host/commands/uploadPicture';
import { commandIds } from '../../../src/host/manifest';
import { reportFailure } from '../../../src/host/reportFailure';
import { AnsweredWindow, until } from '../support/answerWindow';
import { fakeServices } from '../support/fakeServices';

// A person would choose files, or mark a region for minutes, only to hear then that it cannot be sent.
describe('a command for which the gateway is known to have no endpoint', () => {
  const window = new AnsweredWindow();
  afterEach(() => window.restore());

  const commands = [
    ['blend', blend],
    ['describe', describePicture],
    ['swapFace', swapFace],
    ['edit', editPicture],
    ['video', animatePicture],
    ['shorten', shorten],
    ['upload', uploadPicture],
  ] as const;
  for (const [wanted, run] of commands) {
    it(`says so before it asks for anything, ${wanted}`, async () => {
      const noQuestion = () => assert.fail('It asked for something first');
      window.answerQuickPick(noQuestion);
      window.answerSaveDialog(noQuestion);
      window.answerMessages(undefined);
      window.watchInputBoxes();
      const { services, seen } = fakeServices({ missing: [wanted] });
      await run(services, vscode.Uri.file('/nowhere.png')).catch((error: unknown) =>
        reportFailure(services, error),
      );
      assert.deepEqual(window.messages, [
        'This gateway has no endpoint for that, so nothing was sent. Test the connection again, or choose something else. Nothing was charged.',
      ]);
      assert.equal(window.boxes.length, 0);
      const { submitted, added, composed, uploaded } = seen;
      assert.deepEqual([submitted, added, composed, uploaded], [[], [], [], []]);
    });
  }

  it('leads to Test Connection', async () => {
    // What the gateway has since yesterday would stay out of reach.
    const run: string[] = [];
    const original = vscode.commands.executeCommand;
    const target = vscode.commands as unknown as Record<string, unknown>;
    target['executeCommand'] = (id: string) => Promise.resolve(void run.push(id));
    try {
      window.answerMessages('Test Connection');
      const { services } = fakeServices({ missing: ['shorten'] });
      await shorten(services).catch((error: unknown) => reportFailure(services, error));
      await until('the command runs', () => run.length > 0);
      assert.deepEqual(run, [commandIds.testConnection]);
    } finally {
      target['executeCommand'] = original;
    }
  });
});
