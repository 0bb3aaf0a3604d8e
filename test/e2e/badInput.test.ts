// Whoever mistypes must not pay, must not lose their words, and must be told what to do next.
import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox';
import {
  eventually,
  imagine,
  openEaselSession,
  requestsTo,
  setKey,
  type EaselSession,
} from '../support/easelSession';
import { readToast } from '../support/workbench';

describe('bad input', () => {
  let session: EaselSession;

  before(async () => {
    session = await openEaselSession();
    await readToast(session.window, 'accepts the key');
  });
  after(() => session.close());

  const submits = () =>
    session.sandbox.requests.filter(
      ({ method, path }) => method === 'POST' && path.includes('/submit/'),
    );

  it('an empty prompt: one sentence, nothing sent', async () => {
    const frame = await session.window.easelFrame();
    const box = frame.getByRole('textbox', { name: 'Prompt' });
    await box.fill('   ');
    await box.press('Enter');
    await frame.getByText('The prompt is empty.').waitFor();
    assert.equal(submits().length, 0);
  });

  it('a prompt of 100,000 characters: one sentence, nothing sent, the words stay', async () => {
    const frame = await session.window.easelFrame();
    const box = frame.getByRole('textbox', { name: 'Prompt' });
    const long = 'a very long walk '.repeat(5_883).slice(0, 100_000);
    await box.fill(long);
    await box.press('Enter');
    await frame.getByText('too long').first().waitFor();
    assert.equal(submits().length, 0);
    assert.equal((await box.inputValue()).length, 100_000);
  });

  it('a refused word: the card names it, and Edit prompt brings the words back', async () => {
    const frame = await session.window.easelFrame();
    const card = await imagine(frame, 'a glass of blood on a table');
    const alert = card.getByRole('alert');
    await alert.getByText('Prompt refused: “blood” is not allowed here.').waitFor();
    await alert.getByText('Nothing was charged.').waitFor();
    await frame.getByRole('textbox', { name: 'Prompt' }).fill('');
    await alert.getByRole('button', { name: 'Edit prompt' }).click();
    await eventually(
      'the prompt is back',
      async () =>
        (await frame.getByRole('textbox', { name: 'Prompt' }).inputValue()) ===
        'a glass of blood on a table',
    );
  });

  it('a revoked key: the card says so, and the prompt is kept', async () => {
    await setKey(session.window, 'revoked');
    await session.window.notifications().getByText('did not accept this key').waitFor();
    await session.window.notifications().getByText('Keep Anyway').click();
    const frame = await session.window.easelFrame();
    await frame.locator('textarea.prompt-text:focus').waitFor();
    const card = await imagine(frame, 'a tin roof in the rain');
    await card.getByRole('alert').getByText('did not accept the API key').waitFor();
    await card.getByRole('alert').getByRole('button', { name: 'Set API Key' }).waitFor();
    await setKey(session.window, session.key);
    await readToast(session.window, 'accepts the key');
    await card.getByRole('alert').getByRole('button', { name: 'Retry' }).click();
    await frame
      .getByRole('article', { name: 'a tin roof in the rain' })
      .first()
      .getByRole('button', { name: 'U1', exact: true })
      .first()
      .waitFor({ timeout: 30_000 });
  });
});

describe('a gateway that is not there', () => {
  let session: EaselSession;
  let other: Sandbox | undefined;

  before(async () => {
    session = await openEaselSession();
  });
  after(async () => {
    await session.close();
    await other?.close();
  });

  it('no network: one sentence, nothing lost, Retry works when it is back', async () => {
    const { window, sandbox } = session;
    const frame = await window.easelFrame();
    const port = sandbox.port;
    await sandbox.close();
    const card = await imagine(frame, 'a ladder in an orchard');
    await card
      .getByRole('alert')
      .getByText('The gateway cannot be reached.')
      .waitFor({ timeout: 60_000 });
    await card.getByRole('alert').getByText('Nothing was charged.').waitFor();
    other = await startSandbox({ port, pace: 0.05 });
    await card.getByRole('alert').getByRole('button', { name: 'Retry' }).click();
    await eventually('it was sent once', () => requestsTo(other!, '/submit/imagine').length === 1);
  });
});
