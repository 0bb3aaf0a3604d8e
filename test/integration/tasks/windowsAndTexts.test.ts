import assert from 'node:assert/strict';
import { promptOfTask } from '../../../src/domain/promptOfTask';
import { isTerminal, type Task } from '../../../src/domain/task';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { failsWith } from '../../support/failsWith';
import { pngBytes } from '../../support/pngBytes';
import { useTempFolders } from '../../support/tempFolder';
import { actionNamed, requestsTo } from '../midjourney/bench';
import { EditorWindow } from './editorWindow';

for (const personality of ['proxy', 'new-api'] as const) {
  describe(`Windows and texts on a gateway of the kind ${personality}`, function () {
    this.timeout(60_000);
    const tempFolder = useTempFolders();
    let sandbox: Sandbox;
    let easel: EditorWindow;

    beforeEach(async () => {
      sandbox = await startSandbox({ personality, pace: 0.02 });
      easel = await new EditorWindow(sandbox, tempFolder()).start();
    });
    afterEach(async () => {
      easel.close();
      await sandbox.close();
    });

    const ended = (id: string) => easel.until(id, ({ phase }) => isTerminal(phase));
    const press = async (parent: Task, label: string): Promise<Task> => {
      const { id } = actionNamed(parent, label);
      return (await easel.manager.act(parent.id, id)).settled;
    };
    const finished = async (send: Promise<{ readonly task: Task }>): Promise<Task> => {
      const task = await ended((await send).task.id);
      assert.equal(task.phase, 'succeeded');
      return task;
    };
    const described = async (): Promise<Task> => {
      const picture = await easel.pictures.add(pngBytes(64, 48), 'boat.png');
      return finished(easel.manager.submit({ kind: 'describe', picture }));
    };
    const textsOf = ({ assets }: Task): readonly string[] => {
      const asset = assets.find((one) => one.kind === 'text');
      assert.ok(asset);
      return asset.texts;
    };
    const bodies = (path: string) =>
      requestsTo(sandbox, path).map(({ body }) => body as Record<string, unknown>);
    /** Answered with other words where it asks; it never asks where the button is not known. */
    const goOn = async (task: Task, suggestion: string, answer: string): Promise<Task> => {
      if (personality === 'new-api') {
        assert.equal(bodies('/submit/imagine').at(-1)?.['prompt'], suggestion);
        assert.equal(requestsTo(sandbox, '/submit/modal').length, 0);
        return ended(task.id);
      }
      const waiting = await easel.until(task.id, ({ phase }) => phase === 'needsInput');
      assert.deepEqual(waiting.inputWanted, { input: 'text', suggestion });
      await (
        await easel.manager.answer(task.id, { prompt: answer })
      ).settled;
      assert.equal(bodies('/submit/modal').at(-1)?.['prompt'], answer);
      return ended(task.id);
    };

    it('draws a prompt of Describe by its number', async () => {
      // The sentence under 2 would be drawn as another one, or not at all.
      const parent = await described();
      const text = textsOf(parent)[1] ?? '';
      const task = await goOn(await press(parent, 'Imagine prompt 2'), text, `${text} at night`);
      assert.equal(task.phase, 'succeeded');
      assert.equal(task.actions.length > 0, true);
    });

    it('knows by which words of Describe, Shorten or a remix a picture was drawn, and what came of it', async () => {
      // Copy Prompt, the title, the alt text and the file name would say other words, or none at all.
      const wordsOfBoth = async (grid: Task): Promise<readonly string[]> => {
        assert.equal(grid.phase, 'succeeded');
        return [promptOfTask(grid), promptOfTask(await ended((await press(grid, 'U2')).id))];
      };
      const isAsked = personality === 'proxy';

      const description = await described();
      const text = textsOf(description)[1] ?? '';
      const pressed = await press(description, 'Imagine prompt 2');
      assert.equal(promptOfTask(pressed), text);
      const night = `${text} at night`;
      const drawn = isAsked ? night : text;
      assert.deepEqual(await wordsOfBoth(await goOn(pressed, text, night)), [drawn, drawn]);

      const shorter = await finished(
        easel.manager.submit({ kind: 'shorten', prompt: 'a very old stone castle' }),
      );
      const short = textsOf(shorter)[0] ?? '';
      const foggy = await goOn(
        await press(shorter, 'Imagine shortened prompt 1'),
        short,
        `${short} in fog`,
      );
      const shortWords = isAsked ? `${short} in fog` : short;
      assert.deepEqual(await wordsOfBoth(foggy), [shortWords, shortWords]);

      const grid = await finished(
        easel.manager.submit({ kind: 'imagine', prompt: 'a fox sandbox:remix', pictures: [] }),
      );
      const { id } = await press(grid, 'V1');
      await easel.until(id, ({ phase }) => phase === 'needsInput');
      await easel.manager.answer(id, { prompt: 'a fox in snow' });
      assert.deepEqual(await wordsOfBoth(await ended(id)), ['a fox in snow', 'a fox in snow']);
      // What was sent for the buttons is what always was: a token, and no words.
      assert.ok(bodies('/submit/action').every((body) => body['prompt'] === undefined));
    });

    it('draws all prompts of Describe as a task each, by one press or one by one', async () => {
      // Four are paid for: three of them would be seen nowhere, or four be paid without a question.
      const parent = await described();
      const { id: actionId } = actionNamed(parent, 'Imagine all');
      assert.equal(await easel.manager.countOneByOne(parent.id, actionId), 0);
      const first = await press(parent, 'Imagine all');
      if (personality === 'new-api') {
        const { phase, failure } = first;
        assert.deepEqual([phase, failure?.reason, failure?.charged], ['failed', 'oneByOne', 'no']);
        assert.equal(requestsTo(sandbox, '/submit/imagine').length, 0);
        // Not a dead button: it only takes four requests, which a person has to want.
        assert.deepEqual((await easel.store.get(parent.id))?.refusedActions, {});
        assert.equal(await easel.manager.countOneByOne(parent.id, actionId), 4);
        const sent = await easel.manager.actOneByOne(parent.id, actionId);
        await Promise.all(sent.map(({ settled }) => settled));
        assert.deepEqual(
          bodies('/submit/imagine')
            .map(({ prompt }) => prompt)
            .sort(),
          [...textsOf(parent)].sort(),
        );
        await assert.rejects(
          easel.manager.actOneByOne(parent.id, actionId),
          failsWith('alreadyPressed'),
        );
        assert.equal(requestsTo(sandbox, '/submit/imagine').length, 4);
        await easel.manager.forget([first.id]);
      }
      const children = (await easel.store.recent(10)).filter(
        (task) => task.parent?.taskId === parent.id,
      );
      assert.equal(children.length, 4);
      assert.equal(new Set(children.map(({ remoteId }) => remoteId)).size, 4);
      const drawn = await Promise.all(children.map(({ id }) => ended(id)));
      for (const { phase } of drawn) assert.equal(phase, 'succeeded');
      assert.deepEqual(drawn.map(promptOfTask).sort(), [...textsOf(parent)].sort());
    });

    it('draws a shortened prompt by its number', async () => {
      const prompt = 'a very old stone castle';
      const parent = await finished(easel.manager.submit({ kind: 'shorten', prompt }));
      const text = textsOf(parent)[0] ?? '';
      assert.notEqual(text, prompt);
      assert.partialDeepStrictEqual(parent.assets, [
        { kind: 'text', analysis: '~~a~~ ~~very~~ **old** **stone** **castle**' },
      ]);
      const task = await press(parent, 'Imagine shortened prompt 1');
      assert.equal((await goOn(task, text, `${text} in fog`)).phase, 'succeeded');
    });

    it('asks for the words of a remix, whether the gateway says so or hides it', async () => {
      // new-api answers an ordinary 1: the task would wait for ever, with the money spent.
      const grid = await finished(
        easel.manager.submit({ kind: 'imagine', prompt: 'a fox sandbox:remix', pictures: [] }),
      );
      const { id } = await press(grid, 'V1');
      const waiting = await easel.until(id, ({ phase }) => phase === 'needsInput');
      assert.equal(waiting.inputWanted?.input, 'text');
      assert.match(waiting.inputWanted.suggestion, /a fox/);
      await easel.manager.answer(id, { prompt: 'a fox in snow' });
      assert.equal((await ended(id)).phase, 'succeeded');
      assert.equal(requestsTo(sandbox, '/submit/modal').length, 1);
    });

    it('zooms by a factor and refuses any other before it costs', async () => {
      const grid = await finished(
        easel.manager.submit({ kind: 'imagine', prompt: 'a fox', pictures: [] }),
      );
      const single = await ended((await press(grid, 'U1')).id);
      const { id } = await press(single, 'Custom Zoom');
      const waiting = await easel.until(id, ({ phase }) => phase === 'needsInput');
      assert.deepEqual(waiting.inputWanted, { input: 'zoom', suggestion: 'a fox --zoom 2' });
      for (const zoom of ['3', '0.5', 'abc']) {
        const answer = easel.manager.answer(id, { prompt: `a fox --zoom ${zoom}` });
        await assert.rejects(answer, failsWith('badZoom'));
      }
      assert.equal(requestsTo(sandbox, '/submit/modal').length, 0);
      await easel.manager.answer(id, { prompt: 'a fox --zoom 1.4 --ar 3:2' });
      assert.equal((await ended(id)).phase, 'succeeded');
    });

    it('animates a picture', async () => {
      const picture = await easel.pictures.add(pngBytes(64, 48), 'boat.png');
      const request = { kind: 'video', prompt: 'the sail fills', picture, motion: 'high' } as const;
      const task = await finished(easel.manager.submit(request));
      assert.equal(task.assets[0]?.kind, 'video');
      const [body] = bodies('/submit/video');
      assert.deepEqual([body?.['prompt'], body?.['motion']], ['the sail fills', 'high']);
      assert.match(String(body?.['image']), /^data:image\/png;base64,/);
      const wordless = easel.manager.submit({ ...request, prompt: ' ' });
      await assert.rejects(wordless, failsWith('promptEmpty'));
    });

    it('never swaps a face with itself', async () => {
      // A copy under another name would be paid for and change nothing.
      const face = await easel.pictures.add(pngBytes(64, 48), 'face.png');
      const target = await easel.pictures.add(pngBytes(64, 48), 'copy.png');
      const swap = easel.manager.submit({ kind: 'swapFace', face, target });
      await assert.rejects(swap, failsWith('samePictureTwice'));
      assert.equal(await easel.store.count(), 0);
    });
  });
}
