import { isTerminal } from '../../../src/domain/task';
import type { FoundView, Snapshot, TaskView } from '../../../src/protocol/views';
import {
  describedTask,
  failedTask,
  gridTask,
  imageTask,
  missingTask,
  runningTask,
  waitingTask,
  now,
} from './sampleTasks';

const hourMs = 3_600_000;

export function sampleSnapshot(tasks: readonly TaskView[], more: Partial<Snapshot> = {}): Snapshot {
  return {
    revision: 1,
    connection: {
      state: 'ready',
      name: 'gateway.example',
      isSandbox: false,
      requestKinds: ['imagine', 'blend', 'describe', 'swapFace', 'edit', 'shorten', 'video'],
    },
    tasks,
    totalCount: tasks.length,
    found: sampleFound(tasks),
    ...sampleSelection(tasks),
    earlierPrompts: [
      ...new Set(tasks.filter(({ kind }) => kind !== 'action').map(({ prompt }) => prompt)),
    ].filter((prompt) => prompt !== ''),
    ...more,
  };
}

/** What the host says of the family of a task; without an id, of the newest picture, else of what there is. */
export function sampleSelection(
  tasks: readonly TaskView[],
  taskId = (tasks.find(({ phase, picture }) => isTerminal(phase) && picture?.src) ?? tasks[0])?.id,
): Pick<Snapshot, 'selection'> {
  const task = tasks.find(({ id }) => id === taskId);
  if (!task) return {};
  const ancestorIds: string[] = [];
  const parentOf = ({ parentId }: TaskView) => tasks.find(({ id }) => id === parentId);
  for (let parent = parentOf(task); parent; parent = parentOf(parent)) {
    ancestorIds.unshift(parent.id);
  }
  const descendantIds = tasks.filter(({ parentId }) => parentId === task.id).map(({ id }) => id);
  return { selection: { taskId: task.id, ancestorIds, descendantIds, pictures: [] } };
}

/** As the host finds them without a search: all of them. */
export function sampleFound(tasks: readonly TaskView[], more: Partial<FoundView> = {}): FoundView {
  const ended = tasks.filter(({ phase }) => isTerminal(phase));
  return {
    search: '',
    openIds: tasks.filter(({ phase }) => !isTerminal(phase)).map(({ id }) => id),
    count: ended.length,
    offset: 0,
    taskIds: ended.map(({ id }) => id),
    outlineKey: 1,
    outline: {
      createdAt: ended.map(({ createdAt }) => createdAt),
      ratios: ended.map(({ picture }) => (picture?.width ?? 1) / (picture?.height ?? 1)),
    },
    ...more,
  };
}

/** One of everything, as after a day of work. */
export function fullSnapshot(): Snapshot {
  // Three of them, and none of today or of the day before yesterday, at whatever hour this runs.
  const yesterday = new Date(now).setHours(0, 0, 0, 0) - 2 * hourMs;
  return sampleSnapshot([
    runningTask('running'),
    runningTask('queued', {
      title: 'paper boats on a night river',
      prompt: 'paper boats on a night river',
      phase: 'queued',
      statusText: 'Queued, 3 in front',
      progress: { text: 'usually 40–60 s' },
      picture: undefined as never,
    }),
    waitingTask('waiting'),
    gridTask('grid'),
    failedTask('failed'),
    imageTask('upscaled', 6, [1200, 800], {
      kind: 'action',
      origin: 'U2',
      parentId: 'grid',
      seed: '636646138',
    }),
    describedTask('described'),
    imageTask('portrait', 12, [640, 960], { createdAt: yesterday, title: 'kiln at midnight' }),
    gridTask('older', 3, { createdAt: yesterday - hourMs, title: 'canyon dawn, gouache' }),
    imageTask('wide', 14, [1600, 700], { createdAt: yesterday - 2 * hourMs, title: 'long coast' }),
  ]);
}

/** The same day with everything gone wrong that can: nothing of it may break the page. */
export function troubledSnapshot(): Snapshot {
  const full = fullSnapshot();
  const refused: TaskView = {
    ...waitingTask('refused'),
    inputWanted: {
      input: 'mask',
      title: 'Vary (Region) waits for a prompt and a marked region.',
      suggestion: 'lighthouse with blood on the rocks',
    },
    problem: {
      sentence: '“blood” is not allowed. Change the prompt and send it again.',
      chargeText: 'Nothing was charged.',
      detail: 'Banned prompt detected: blood',
      remedies: [{ id: 'showLog', label: 'Show Log' }],
    },
  };
  const problem = {
    sentence: 'The gateway refuses the key. Set another one.',
    detail: '401 Unauthorized',
    remedies: [
      { id: 'setKey', label: 'Set API Key' },
      { id: 'checkAgain', label: 'Try again' },
    ],
  } as const;
  const tasks = [refused, missingTask('missing'), ...full.tasks];
  return sampleSnapshot(tasks, { connection: { ...full.connection, problem } });
}
