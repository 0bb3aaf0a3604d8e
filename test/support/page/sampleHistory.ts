import type { Page } from 'playwright-core';
import type { FeedLook } from '../../../src/protocol/protocol';
import type { Snapshot, TaskView } from '../../../src/protocol/views';
import type { FakeHostControl } from './fakeHost';
import { sampleSelection, sampleSnapshot } from './sampleSnapshot';
import { gridTask, imageTask } from './sampleTasks';

const hourMs = 3_600_000;
const shapes: readonly (readonly [number, number])[] = [
  [1200, 800],
  [800, 800],
  [800, 1200],
  [1456, 816],
  [1200, 900],
];
const subjects = ['lighthouse', 'harbour', 'red fox', 'canyon', 'kiln', 'night river'];

/** A host with a history too large to be sent: it answers what the page looks at, as the extension does. */
export class SampleHistory {
  revision = 1;
  tasks: readonly TaskView[];
  /** What the page looked at, in order. */
  readonly looks: FeedLook[] = [];

  /** @param count how many; newest first, twelve a day */
  constructor(count: number) {
    this.tasks = Array.from({ length: count }, (_, index) => sampleEntry(index));
  }

  snapshot(look: FeedLook): Snapshot {
    const { search, offset, count, outlineKey, isWall, selectedTaskId, heldTaskIds = [] } = look;
    const found = this.found(search);
    const part = found.slice(offset, offset + count);
    const selection = sampleSelection(this.tasks, selectedTaskId ?? found[0]?.id);
    const key = this.revision * 1_000 + search.length;
    const kin = this.tasks.filter(({ id }) =>
      [
        selection.selection?.taskId,
        ...(selection.selection?.ancestorIds ?? []),
        ...(selection.selection?.descendantIds ?? []),
        ...heldTaskIds,
      ].includes(id),
    );
    return sampleSnapshot([...new Set([...part, ...kin])], {
      revision: this.revision,
      totalCount: this.tasks.length,
      earlierPrompts: [],
      ...selection,
      found: {
        search,
        openIds: [],
        count: found.length,
        offset,
        taskIds: part.map(({ id }) => id),
        outlineKey: key,
        ...(isWall && outlineKey !== key
          ? {
              outline: {
                createdAt: found.map(({ createdAt }) => createdAt),
                ratios: found.map(({ picture }) => (picture?.width ?? 1) / (picture?.height ?? 1)),
              },
            }
          : {}),
      },
    });
  }

  found(search: string): readonly TaskView[] {
    return this.tasks.filter(({ title }) => title.includes(search));
  }

  /** The page's questions are answered from here, beginning with the first: it has to stand there before the page. */
  async standBehind(page: Page): Promise<void> {
    await page.exposeFunction('answerLook', (look: FeedLook) => {
      this.looks.push(look);
      return this.snapshot(look);
    });
    await page.exposeFunction(
      'answerIds',
      ({ search, offset, count }: { search: string; offset: number; count: number }) =>
        this.found(search)
          .slice(offset, offset + count)
          .map(({ id }) => id),
    );
    await page.exposeFunction(
      'answerLocate',
      ({ search, taskId }: { search: string; taskId: string }) =>
        this.found(search).findIndex(({ id }) => id === taskId),
    );
    await page.addInitScript(() => {
      const answerers: FakeHostControl['answerers'] = {};
      window.fakeAnswerers = answerers;
      const behind = window as unknown as Record<string, (params: unknown) => Promise<unknown>>;
      answerers['feed/show'] = async (look) => {
        window.fakeHost.notify('snapshot/changed', await behind['answerLook']!(look));
        return { ok: true, value: {} };
      };
      answerers['feed/ids'] = async (params) => ({
        ok: true,
        value: { taskIds: await behind['answerIds']!(params) },
      });
      answerers['feed/locate'] = async (params) => ({
        ok: true,
        value: { offset: await behind['answerLocate']!(params) },
      });
    });
  }
}

function sampleEntry(index: number): TaskView {
  const shape = shapes[(index * 7) % shapes.length]!;
  const title = `${subjects[index % subjects.length]} ${index}`;
  const seed = (index % 40) + 1;
  const more = {
    title,
    prompt: `${title} --v 7`,
    createdAt: Date.now() - index * 2 * hourMs,
    isStarred: index % 9 === 4,
  };
  const id = `task-${String(100_000 - index)}`;
  return index % 3 === 0
    ? gridTask(id, seed, more)
    : imageTask(id, seed, shape, { ...more, prompt: `${title} --ar 3:2` });
}
