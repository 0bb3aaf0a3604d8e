// A pressed button that is not what the gateway expects is money for the wrong picture; a key that lies
// about on disk is somebody else's money.
import assert from 'node:assert/strict';
import path from 'node:path';
import {
  bytesOf,
  cardOf,
  eventually,
  filesBelow,
  imagine,
  openEaselSession,
  requestsTo,
  testKey,
  waitForGrid,
  type EaselSession,
} from '../support/easelSession';

describe('a pressed button', () => {
  let session: EaselSession;

  before(async () => {
    session = await openEaselSession();
  });
  after(() => session.close());

  it('goes on the wire exactly as the gateway’s page has it', async () => {
    const { window, sandbox, key } = session;
    const frame = await window.easelFrame();
    const card = await imagine(frame, 'a paper boat at dawn');
    await waitForGrid(card);
    await card.getByRole('button', { name: 'V3', exact: true }).last().click();
    await eventually('V3 was sent', () => requestsTo(sandbox, '/submit/action').length === 1);

    const [action] = requestsTo(sandbox, '/submit/action');
    assert.equal(action!.method, 'POST');
    assert.equal(action!.path, '/mj/submit/action');
    assert.match(action!.headers['content-type'] ?? '', /^application\/json/);
    assert.match(action!.headers['authorization'] ?? '', /^Bearer /);
    const body = action!.body as { taskId: unknown; customId: unknown };
    const list = await fetch(`${sandbox.url}/mj/task/list`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const tasks = (await list.json()) as {
      id: string;
      buttons: { customId: string; label: string }[];
    }[];
    const parent = tasks.find(({ id }) => id === body.taskId)!;
    assert.equal(typeof body.taskId, 'string');
    assert.equal(body.customId, parent.buttons.find(({ label }) => label === 'V3')!.customId);
    const allowed = [
      'taskId',
      'customId',
      'chooseSameChannel',
      'accountFilter',
      'notifyHook',
      'state',
    ];
    assert.deepEqual(
      Object.keys(body).filter((name) => !allowed.includes(name)),
      [],
    );
  });

  it('shows itself as pressed, and counts once when pressed twice', async () => {
    const { window, sandbox } = session;
    const frame = await window.easelFrame();
    const card = frame.getByRole('article', { name: 'a paper boat at dawn' }).last();
    const before = requestsTo(sandbox, '/submit/action').length;
    // What is drawn above it grows, and would push it away between the two clicks.
    await frame.getByRole('article', { name: 'a paper boat at dawn' }).nth(1).waitFor();
    await waitForGrid(cardOf(frame, 'a paper boat at dawn'));
    await card.getByRole('button', { name: 'U4', exact: true }).last().dblclick();
    await eventually('U4 was sent', () => requestsTo(sandbox, '/submit/action').length > before);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.equal(requestsTo(sandbox, '/submit/action').length, before + 1);
    await card.getByRole('button', { name: 'U4', exact: true, pressed: true }).last().waitFor();
  });

  it('leaves the key nowhere: not on disk, in the log, in the page or in the history', async () => {
    const { window } = session;
    const frame = await window.easelFrame();
    const page = await frame.locator('html').innerHTML();
    assert.ok(!page.includes(testKey), 'the page does not hold the key');

    // The browser's profile is where this VS Code keeps its secrets, so it is the one place left out.
    const files = filesBelow(window.profile, path.join(window.profile, 'browser'));
    assert.ok(
      files.some((file) => file.endsWith('history.db')),
      'the history is among the files',
    );
    assert.ok(
      files.some((file) => file.endsWith('Easel.log')),
      `the log is among the files`,
    );
    const holders = files.filter((file) => bytesOf(file).includes(testKey));
    assert.deepEqual(holders, []);
    assert.ok(!window.serverLog().includes(testKey), 'the server’s output does not hold the key');
  });
});
