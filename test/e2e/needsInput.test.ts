// A gateway that waits for words while the card says "running" waits for ever, with the money spent.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import {
  cardOf,
  eventually,
  imagine,
  openEaselSession,
  requestsTo,
  waitForGrid,
  type EaselSession,
} from '../support/easelSession';
import { showFailures } from '../support/showFailures';

describe('a task that waits for words', () => {
  let session: EaselSession | undefined;
  showFailures(() => session!.window);
  afterEach(async () => {
    await session?.close();
    session = undefined;
  });

  it('asks for the zoom of a Custom Zoom, and goes on with it', async () => {
    session = await openEaselSession({ sandbox: { personality: 'proxy' } });
    await zoomAndAnswer(session);
  });

  it('does so where code 21 stays in front of new-api', async () => {
    session = await openEaselSession({ sandbox: { personality: 'new-api' } });
    await zoomAndAnswer(session);
  });

  it('sees a window that new-api hides behind code 1', async () => {
    session = await openEaselSession({ sandbox: { personality: 'new-api' } });
    const { window, sandbox } = session;
    const frame = await window.easelFrame();
    const card = await imagine(frame, 'a rope ladder in the wind sandbox:hidden-modal');
    await answer(card, 'a rope ladder in still air');
    await waitForGrid(frame.getByRole('article', { name: /rope ladder/ }).first());
    assert.equal(requestsTo(sandbox, '/submit/imagine').length, 1);
    await doesNotAskAgain(session);
  });
});

async function zoomAndAnswer(session: EaselSession): Promise<void> {
  const frame = await session.window.easelFrame();
  const prompt = 'a tide pool at noon';
  const grid = await imagine(frame, prompt);
  await waitForGrid(grid);
  await grid.getByRole('button', { name: 'U1', exact: true }).last().click();
  const zoom = frame.getByRole('button', { name: 'Custom Zoom' });
  await zoom.first().click({ timeout: 30_000 });
  const card = cardOf(frame, prompt);
  await card.getByText('Custom Zoom waits for a prompt').first().waitFor();
  // Where it was pressed the words have the focus, wherever they stand.
  await frame.locator('.input-card textarea:focus').waitFor();
  await answer(card, `${prompt} --zoom 1.8`);
  await waitForGrid(cardOf(frame, prompt));
  await doesNotAskAgain(session);
}

async function answer(card: Locator, words: string): Promise<void> {
  const box = card.getByRole('textbox', { name: /waits for/ });
  await box.waitFor({ timeout: 30_000 });
  await box.fill(words);
  await card.getByRole('button', { name: 'Send' }).click();
}

/** Not when it is done, and not after a reload either. */
async function doesNotAskAgain({ window, sandbox }: EaselSession): Promise<void> {
  const isAsking = async () =>
    (await (await window.easelFrame()).getByRole('textbox', { name: /waits for/ }).count()) > 0;
  await eventually('it no longer asks', async () => !(await isAsking()));
  const sent = requestsTo(sandbox, '/submit/modal');
  assert.equal(sent.length, 1);
  await window.reload();
  await (await window.easelFrame()).getByRole('article').first().waitFor();
  assert.equal(await isAsking(), false);
  assert.equal(requestsTo(sandbox, '/submit/modal').length, 1);
}
