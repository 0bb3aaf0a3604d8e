import assert from 'node:assert/strict';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { gridTask, imageTask } from '../support/page/sampleTasks';
import type { TaskView } from '../../src/protocol/views';

describe('thumbnails', () => {
  let bench: PageBench;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());

  // Every start would load megabytes of pictures to show them as small as a stamp.
  it('makes one small WebP a hash, and none for what cannot be read', async () => {
    const tasks = [
      wanting(gridTask('a')),
      wanting(imageTask('b', 3, [300, 900])),
      { ...wanting(gridTask('again')), picture: wanting(gridTask('a')).picture as never },
      wanting(imageTask('broken'), '/missing/none'),
    ];
    const opened = await bench.open({ snapshot: sampleSnapshot(tasks) });
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'log/write'),
    );
    await opened.push(sampleSnapshot(tasks, { revision: 2 }));
    await opened.page.waitForTimeout(300);
    const seen = await opened.page.evaluate(async () => {
      const sent = window.fakeHost.sent.filter(({ method }) => method === 'picture/thumbnail');
      return Promise.all(
        sent.map(async ({ params }) => {
          const { hash, bytes } = params as { hash: string; bytes: ArrayBuffer };
          const head = new TextDecoder('latin1').decode(bytes.slice(8, 12));
          const bitmap = await createImageBitmap(new Blob([bytes]));
          return [hash, head, bitmap.width, bitmap.height];
        }),
      );
    });
    assert.deepEqual(seen, [
      ['hash-a', 'WEBP', 640, 427],
      ['hash-b', 'WEBP', 213, 640],
    ]);
    assert.deepEqual(await opened.violations(), []);
    await opened.close();
  });
});

function wanting(task: TaskView, fullSrc = task.picture?.fullSrc ?? ''): TaskView {
  return task.picture
    ? { ...task, picture: { ...task.picture, fullSrc, wantsThumbnail: true } }
    : task;
}
