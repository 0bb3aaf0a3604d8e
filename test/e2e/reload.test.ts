// Somebody closes the window while pictures are drawn: they would lose what they paid for, or pay twice.
import assert from 'node:assert/strict';
import {
  eventually,
  imagine,
  openEaselSession,
  requestsTo,
  type EaselSession,
} from '../support/easelSession';

describe('a reload with tasks running', () => {
  let session: EaselSession;
  const prompts = ['a red kite', 'a stone bridge', 'a field of rye', 'a glass of water'];

  before(async () => {
    session = await openEaselSession({ sandbox: { pace: 0.4 } });
  });
  after(() => session.close());

  it('loses none and sends none again', async () => {
    const { window, sandbox } = session;
    let frame = await window.easelFrame();
    for (const prompt of prompts) await imagine(frame, prompt);
    await eventually('all were sent', () => requestsTo(sandbox, '/submit/imagine').length === 4);
    await window.reload();

    frame = await window.easelFrame();
    for (const prompt of prompts) {
      const card = frame.getByRole('article', { name: prompt });
      await card
        .getByRole('button', { name: 'U1', exact: true })
        .first()
        .waitFor({ timeout: 60_000 });
      assert.equal(await card.count(), 1, prompt);
    }
    assert.equal(requestsTo(sandbox, '/submit/imagine').length, 4);
  });

  it('keeps what was written but not sent', async () => {
    const { window } = session;
    let frame = await window.easelFrame();
    await frame.getByRole('textbox', { name: 'Prompt' }).fill('half a thought');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await window.reload();
    frame = await window.easelFrame();
    await eventually(
      'the words are still there',
      async () =>
        (await frame.getByRole('textbox', { name: 'Prompt' }).inputValue()) === 'half a thought',
    );
  });
});
