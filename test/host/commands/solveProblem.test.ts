// Without a mouse, what went wrong could be read and not be mended.
import assert from 'node:assert/strict';
import type { Failure } from '../../../src/domain/failure';
import { solveProblem } from '../../../src/host/commands/solveProblem';
import { AnsweredWindow } from '../support/answerWindow';
import { fakeServices, fakeTask } from '../support/fakeServices';

const failure: Failure = {
  kind: 'promptRefused',
  word: 'fox',
  isRetryable: false,
  charged: 'no',
};

describe('Solve Problem…', () => {
  const window = new AnsweredWindow();
  afterEach(() => window.restore());

  it('offers what the card offers, and does it', async () => {
    const refused = fakeTask({ phase: 'failed', failure, assets: [] });
    const { services, seen } = fakeServices({
      tasks: [fakeTask({ id: 'fine', assets: [] }), refused],
    });
    let offered: readonly string[] = [];
    window.answerQuickPick((items) => {
      // Only one of the two has a problem: first the task, then what helps.
      if (items.length === 1 && offered.length === 0 && items[0]?.label === 'a red fox --ar 3:2') {
        return items[0];
      }
      offered = items.map(({ label }) => label);
      return items.find(({ label }) => label === 'Edit prompt');
    });
    await solveProblem(services);
    assert.deepEqual(offered, ['Edit prompt', 'Dismiss']);
    assert.deepEqual(seen.filled, [
      { kind: 'imagine', prompt: 'a red fox --ar 3:2', pictures: [], markedWord: 'fox' },
    ]);
  });

  it('does nothing when a person thinks better of it, and says so when nothing is wrong', async () => {
    const refused = fakeTask({ phase: 'failed', failure, assets: [] });
    const thought = fakeServices({ tasks: [refused], focusedTaskId: 'fox' });
    window.answerQuickPick(() => undefined);
    await solveProblem(thought.services);
    assert.deepEqual([thought.seen.filled, thought.seen.forgotten], [[], []]);
    const fine = fakeServices({ tasks: [fakeTask({ assets: [] })] });
    window.answerMessages();
    await solveProblem(fine.services);
    assert.match(window.messages.join(), /no task has a problem/);
  });
});
