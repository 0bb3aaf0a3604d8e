// A picture meant as a style would be drawn as a picture, uploaded again for every prompt, or not at all.
import assert from 'node:assert/strict';
import {
  imagine,
  openEaselSession,
  requestsTo,
  waitForGrid,
  type EaselSession,
} from '../support/easelSession';
import { runForPicture } from '../support/workbench';

describe('a reference', () => {
  let session: EaselSession;

  before(async () => {
    session = await openEaselSession();
  });
  after(() => session.close());

  const prompts = () =>
    requestsTo(session.sandbox, '/submit/imagine').map(({ body }) =>
      String((body as { prompt?: unknown }).prompt),
    );
  const uploads = () => requestsTo(session.sandbox, '/submit/upload-discord-images');

  it('from the history is a style, uploaded once for two prompts', async () => {
    const frame = await session.window.easelFrame();
    const card = await imagine(frame, 'a lighthouse on basalt cliffs');
    await waitForGrid(card);
    const { window } = session;
    const role = frame.getByRole('combobox', { name: /^Role of/ });
    const isThere = () => role.isVisible();
    await runForPicture(window, 'Easel: Use as Reference', /a lighthouse/, isThere);
    await role.selectOption('Style');
    await frame.getByRole('button', { name: 'Style Weight' }).click();
    await frame.getByRole('dialog', { name: 'Style Weight' }).getByRole('textbox').fill('300');
    await frame.getByRole('dialog', { name: 'Style Weight' }).press('Escape');

    const box = frame.getByRole('textbox', { name: 'Prompt', exact: true });
    assert.equal(await box.inputValue(), 'a lighthouse on basalt cliffs --sw 300');
    for (const words of ['a fox in snow --sw 300', 'an owl at night --sw 300']) {
      await waitForGrid(await imagine(frame, words));
    }
    const [, fox = '', owl = ''] = prompts();
    assert.match(fox, /^a fox in snow --sw 300 --sref https?:\/\/\S+\?ex=\S+$/);
    assert.match(owl, /^an owl at night --sw 300 --sref https?:\/\/\S+\?ex=\S+$/);
    assert.equal(uploads().length, 1);
  });
});
