// A task that waits where nobody looks waits for ever, with the money spent.
import assert from 'node:assert/strict';
import { Emitter } from '../../src/base/emitter';
import type { Task } from '../../src/domain/task';
import { WaitingNotifications } from '../../src/host/waitingNotifications';
import type { SettingTypes } from '../../src/host/manifest';
import { AnsweredWindow, until } from './support/answerWindow';
import { fakeServices, fakeTask } from './support/fakeServices';

describe('a task that begins to wait', () => {
  const window = new AnsweredWindow();
  let sight: { isVisible: boolean; isFocused: boolean };
  let opened: string[];
  let tasks: Map<string, Task>;
  /** Ids that it asked about: then it has decided. */
  let peeked: string[];
  let asks: Emitter<Task>;
  let told: WaitingNotifications | undefined;

  beforeEach(() => {
    sight = { isVisible: false, isFocused: true };
    opened = [];
    peeked = [];
    tasks = new Map();
    asks = new Emitter();
  });
  afterEach(() => {
    told?.dispose();
    window.restore();
  });

  const listen = (notify: SettingTypes['notify'], answer?: string) => {
    window.answerMessages(answer);
    told = new WaitingNotifications({
      news: { onDidAsk: asks.event },
      store: {
        peek: (id) => {
          peeked.push(id);
          return tasks.get(id);
        },
      },
      gallery: {
        isVisible: sight.isVisible,
        openInput: (id) => Promise.resolve(void opened.push(id)),
      },
      settings: fakeServices({ settings: { notify } }).services.settings,
      isFocused: () => sight.isFocused,
    });
  };
  const zoom = (id: string): Task => {
    const prompt = 'a lighthouse on basalt cliffs';
    return fakeTask({
      id,
      phase: 'needsInput',
      request: { kind: 'action', taskId: 'p', actionId: 'z', label: 'Custom Zoom', prompt },
      inputWanted: { input: 'zoom', suggestion: `${prompt} --zoom 2` },
    });
  };
  const ask = (task: Task) => {
    tasks.set(task.id, task);
    asks.fire(task);
  };
  const decided = () => until('it has decided', () => peeked.length > 0);
  const sentence = 'Waits for you: Custom Zoom, a lighthouse on basalt cliffs';

  it('is told while no page is in sight, with a button that leads to its card', async () => {
    listen('whenHidden', 'Open');
    ask(zoom('a'));
    await until('its card', () => opened.length > 0);
    assert.deepEqual(window.messages, [sentence]);
    assert.deepEqual(opened, ['a']);
  });

  it('makes one toast together with others', async () => {
    listen('whenHidden');
    for (const id of ['a', 'b', 'a']) ask(zoom(id));
    await decided();
    assert.deepEqual(window.messages, ['2 tasks wait for you.']);
    assert.deepEqual(opened, []);
  });

  it('is not told when it was answered meanwhile', async () => {
    listen('whenHidden');
    ask(zoom('a'));
    tasks.set('a', { ...zoom('a'), phase: 'queued' });
    await decided();
    assert.deepEqual(window.messages, []);
  });

  for (const { notify, isVisible, isFocused, count } of [
    { notify: 'whenHidden', isVisible: true, isFocused: true, count: 0 },
    { notify: 'whenHidden', isVisible: true, isFocused: false, count: 1 },
    { notify: 'always', isVisible: true, isFocused: true, count: 1 },
    { notify: 'never', isVisible: false, isFocused: false, count: 0 },
  ] as const) {
    const where = `page ${isVisible ? 'visible' : 'hidden'}, window ${isFocused ? '' : 'not '}in use`;
    it(`is told ${count} times: ${notify}, ${where}`, async () => {
      sight = { isVisible, isFocused };
      listen(notify);
      ask(zoom('a'));
      await decided();
      assert.equal(window.messages.length, count);
    });
  }
});
