import assert from 'node:assert/strict';
import { clearHistory } from '../../../src/host/commands/clearHistory';
import { AnsweredWindow } from '../support/answerWindow';
import { fakeServices, fakeTask } from '../support/fakeServices';

describe('Clear History…', () => {
  const window = new AnsweredWindow();
  afterEach(() => window.restore());

  it('asks first, and deletes what was chosen', async () => {
    window.answerMessages(undefined, 'Delete All but Starred', 'Delete Everything');
    const { services, seen } = fakeServices({ tasks: [fakeTask()] });
    for (let times = 0; times < 3; times++) await clearHistory(services);
    assert.deepEqual(seen.cleared, [{ keepStarred: true }, { keepStarred: false }]);
  });

  it('has nothing to ask when the history is empty', async () => {
    window.answerMessages('Delete Everything');
    const { services, seen } = fakeServices();
    await clearHistory(services);
    assert.deepEqual(seen.cleared, []);
    assert.match(window.messages[0] ?? '', /is empty/);
  });

  it('asks for what lies in the bin alone', async () => {
    // Somebody who deleted every picture by hand could not make sure that they are gone.
    window.answerMessages('Delete Everything');
    const { services, seen } = fakeServices({ binned: [{ task: fakeTask(), binnedAt: 1 }] });
    await clearHistory(services);
    assert.deepEqual(seen.cleared, [{ keepStarred: false }]);
  });
});
