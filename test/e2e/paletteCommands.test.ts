// Whoever works by keyboard alone would find a command that does nothing, or that loses the history with the key.
import assert from 'node:assert/strict';
import { clipboardContent } from '../support/clipboardContent';
import { cardOf, openEaselSession, waitForGrid, type EaselSession } from '../support/easelSession';
import { showFailures } from '../support/showFailures';
import { readToast, runForPicture } from '../support/workbench';

describe('commands of the palette', () => {
  let session: EaselSession;

  before(async () => {
    session = await openEaselSession();
    await readToast(session.window, 'accepts the key');
  });
  after(() => session.close());
  showFailures(() => session.window);

  it('Imagine… asks for the words and draws them; Copy Prompt gives them back', async () => {
    const { window } = session;
    await window.runCommand('Easel: Imagine…');
    await window.answerQuickInput('a coil of rope --ar 3:2');
    const frame = await window.easelFrame();
    await waitForGrid(cardOf(frame, 'a coil of rope'));
    await runForPicture(window, 'Easel: Copy Prompt', /a coil of rope/, async () => {
      return (await clipboardContent(window.page)) === 'a coil of rope --ar 3:2';
    });
  });

  it('Import Task by ID… shows a task made elsewhere with the same key', async () => {
    const { window, sandbox, key } = session;
    const reply = await fetch(`${sandbox.url}/mj/submit/imagine`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: 'a brass sextant' }),
    });
    const { result } = (await reply.json()) as { result: string };
    await window.runCommand('Easel: Import Task by ID…');
    await window.answerQuickInput(result);
    await waitForGrid(cardOf(await window.easelFrame(), 'a brass sextant'));
  });

  it('Test Connection answers in one sentence', async () => {
    await session.window.runCommand('Easel: Test Connection');
    assert.match(await readToast(session.window, 'takes the key'), /answers.*takes the key\.$/);
  });

  it('Choose Gateway… refuses what is no address, and asks before http beyond this machine', async () => {
    const { window } = session;
    await window.runCommand('Easel: Choose Gateway…');
    await window.pickQuickInput('Other address');
    const said = window.quickInput().locator('.quick-input-message');
    await window.answerQuickInput('my gateway');
    await said.getByText('is not a web address').waitFor();
    await window.answerQuickInput('http://gateway.example');
    const question = window.page.locator('.monaco-dialog-box');
    await question.getByText('Send the API key to gateway.example unencrypted?').waitFor();
    await question.getByRole('button', { name: 'Cancel', exact: true }).click();
    await question.waitFor({ state: 'detached' });
  });

  it('Show Log shows the log', async () => {
    await session.window.runCommand('Easel: Show Log');
    await session.window.page.locator('.part.panel .output-view').first().waitFor();
  });

  it('Remove API Key leads back to the two ways in, with the history still there', async () => {
    const { window } = session;
    await window.runCommand('Easel: Remove API Key');
    await window.page
      .locator('.monaco-dialog-box')
      .getByRole('button', { name: 'Remove', exact: true })
      .click();
    const frame = await window.easelFrame();
    await frame.getByRole('button', { name: 'Try without a key' }).waitFor();
    await cardOf(frame, 'a coil of rope').waitFor();
    await cardOf(frame, 'a brass sextant').waitFor();
  });
});
