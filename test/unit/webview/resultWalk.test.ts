// The arrows of the lightbox would stop in the middle of the history, or show the same picture twice.
import assert from 'node:assert/strict';
import type { TaskView } from '../../../src/protocol/views';
import { ResultWalk } from '../../../src/webview/resultWalk';
import { sampleFound } from '../../support/page/sampleSnapshot';
import { failedTask, filmTask, gridTask, imageTask } from '../../support/page/sampleTasks';

describe('the walk through all results', () => {
  const walkOf = (tasks: readonly TaskView[], more: Parameters<typeof sampleFound>[1] = {}) =>
    new ResultWalk(sampleFound(tasks, more), new Map(tasks.map((task) => [task.id, task])));
  const tasks = [imageTask('a'), gridTask('b'), failedTask('c'), filmTask('d', 2), imageTask('e')];

  it('goes through cells and films, and passes over what has no picture', () => {
    const walk = walkOf(tasks);
    const seen: unknown[] = [];
    for (let next = walk.next({ taskId: 'a' }, 1); next;) {
      assert.ok('place' in next);
      seen.push(next.place.cell === undefined ? next.place.taskId : Object.values(next.place));
      next = walk.next(next.place, 1);
    }
    assert.deepEqual(seen, [
      'b',
      ...[1, 2, 3, 4].map((cell) => ['b', cell]),
      ...[1, 2].map((cell) => ['d', cell]),
      'e',
    ]);
  });

  it('comes to the last picture of the result before', () => {
    assert.deepEqual(walkOf(tasks).next({ taskId: 'd', cell: 1 }, -1), {
      place: { taskId: 'b', cell: 4 },
    });
  });

  it('names the place it has to wait for, on either side', () => {
    const walk = walkOf(tasks, { offset: 100, count: 200 });
    assert.equal(walk.count, 200);
    assert.equal(walk.placeOf('a'), 100);
    assert.deepEqual(walk.next({ taskId: 'a' }, -1), { awaited: 99 });
    assert.deepEqual(walk.next({ taskId: 'e' }, 1), { awaited: 105 });
    assert.deepEqual(walk.nextResult(200, -1), { awaited: 199 });
  });

  it('counts what is open only when it can be looked at', () => {
    const open = imageTask('open', 1, [3, 2], { phase: 'needsInput' });
    const running = failedTask('running');
    const walk = walkOf([open, { ...running, phase: 'running' }, ...tasks], {
      offset: 50,
      count: 70,
      taskIds: tasks.map(({ id }) => id),
    });
    assert.equal(walk.count, 71);
    assert.equal(walk.placeOf('open'), 0);
    assert.equal(walk.placeOf('a'), 51);
    assert.deepEqual(walk.next({ taskId: 'open' }, 1), { awaited: 1 });
  });

  it('passes over what was removed meanwhile, and ends at the ends', () => {
    const found = sampleFound(tasks);
    const left = new Map(tasks.filter(({ id }) => id !== 'b').map((task) => [task.id, task]));
    const walk = new ResultWalk(found, left);
    assert.deepEqual(walk.next({ taskId: 'a' }, 1), { place: { taskId: 'd', cell: 1 } });
    assert.equal(walk.next({ taskId: 'a' }, -1), undefined);
    assert.equal(walk.next({ taskId: 'e' }, 1), undefined);
    assert.equal(walk.next({ taskId: 'not found' }, 1), undefined);
  });
});
