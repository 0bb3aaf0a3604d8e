import assert from 'node:assert/strict';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { fullSnapshot, sampleSnapshot } from '../support/page/sampleSnapshot';
import {
  describedTask,
  failedTask,
  gridTask,
  imageTask,
  missingTask,
  runningTask,
  shortenedTask,
  waitingTask,
} from '../support/page/sampleTasks';

describe('task card', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const button = (name: string) => opened.page.getByRole('button', { name, exact: true });

  // The wrong id would draw, and charge for, another picture.
  it('runs an action once, with its own ids', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([gridTask('one'), imageTask('two')]) });
    await button('U3').dblclick();
    await button('Vary (Strong)').click();
    assert.deepEqual(await opened.sent('action/run'), [
      { method: 'action/run', params: { taskId: 'one', actionId: 'id-U3' } },
      { method: 'action/run', params: { taskId: 'two', actionId: 'id-Vary (Strong)' } },
    ]);
  });

  // What was paid for and still runs would be gone for good, with the only trace of it.
  it('offers to remove what has ended, and to give up what has not', async () => {
    const open = { isBusy: false, phase: 'queued' } as const;
    opened = await bench.open({
      snapshot: sampleSnapshot([imageTask('ended'), { ...runningTask('open'), ...open }]),
    });
    const of = (id: string, name: string) =>
      opened.page.locator(`[data-task-id="${id}"]`).getByRole('button', { name, exact: true });
    assert.equal(await of('ended', 'Remove from History').count(), 1);
    assert.equal(await of('open', 'Remove from History').count(), 0);
    await of('open', 'Stop Watching').first().dispatchEvent('click');
    assert.deepEqual(await opened.sent('task/stopWatching'), [
      { method: 'task/stopWatching', params: { taskId: 'open' } },
    ]);
  });

  // A button the gateway does not know would be tried again and again.
  it('keeps a refused action readable but dead', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([imageTask('a')]) });
    const refused = button('Vary (Region)');
    assert.equal(await refused.getAttribute('aria-disabled'), 'true');
    assert.equal(await refused.getAttribute('title'), 'This gateway does not offer Vary (Region).');
    await refused.click({ force: true });
    assert.equal((await opened.sent('action/run')).length, 0);
  });

  // A press the host refused would look like nothing happened.
  it('says on the card why an action could not run', async () => {
    opened = await bench.open({
      snapshot: sampleSnapshot([gridTask('a')]),
      answers: {
        'action/run': {
          ok: false,
          problem: {
            sentence: 'No credit.',
            remedies: [
              { id: 'retry', label: 'Retry' },
              { id: 'showLog', label: 'Show Log' },
            ],
          },
        },
      },
    });
    await button('V1').click();
    const alert = opened.page.getByRole('article').getByRole('alert');
    await alert.getByText('No credit.').waitFor();
    // "Retry" would draw the picture again, not press the button again.
    assert.deepEqual(await alert.getByRole('button').allTextContents(), ['Show Log', 'Dismiss']);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await alert.waitFor({ state: 'detached' });
  });

  // Columns that do not match the cells make people press the wrong number.
  it('stands V2 under U2', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([gridTask('a')]) });
    const [u2, v2, v3] = await Promise.all(
      ['U2', 'V2', 'V3'].map((name) => button(name).boundingBox()),
    );
    assert.ok(u2 && v2 && v3);
    assert.ok(Math.abs(u2.x - v2.x) < 1 && v2.y > u2.y && v3.x > v2.x);
  });

  // A zoom that waits for its number would wait for ever.
  it('asks for input with the suggestion filled in, and sends it', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([waitingTask('a')]) });
    const box = opened.page.getByRole('textbox', { name: 'How far should it zoom out?' });
    assert.match(await box.inputValue(), /--zoom 1.5$/);
    await box.fill('lighthouse --zoom 1.8');
    // The next snapshot must not throw away what is being written.
    await opened.push(
      sampleSnapshot([{ ...waitingTask('a'), statusText: 'Still waiting' }], { revision: 2 }),
    );
    assert.equal(await box.inputValue(), 'lighthouse --zoom 1.8');
    await button('Send').click();
    assert.deepEqual((await opened.sent('task/answer'))[0]?.params, {
      taskId: 'a',
      prompt: 'lighthouse --zoom 1.8',
    });
  });

  // The words would have to be written again, and nobody would know why they were not taken.
  it('says inside the input card why an answer was refused, and keeps the words', async () => {
    const refused = (revision: number) => {
      const task = waitingTask('a');
      const suggestion = 'a knight in blood red armour';
      const problem = {
        sentence: '“blood” is not allowed.',
        chargeText: 'Nothing was charged.',
        remedies: [{ id: 'showLog' as const, label: 'Show Log' }],
      };
      const inputWanted = {
        input: 'text' as const,
        title: 'Remix waits for a prompt.',
        suggestion,
      };
      return sampleSnapshot([{ ...task, inputWanted, problem }], { revision });
    };
    opened = await bench.open({ snapshot: refused(1) });
    const card = opened.page.getByRole('group', { name: 'Remix waits for a prompt.' });
    await card.getByRole('alert').getByText('“blood” is not allowed.').waitFor();
    assert.equal(await opened.page.getByRole('alert').count(), 1);
    const box = card.getByRole('textbox');
    assert.equal(await box.inputValue(), 'a knight in blood red armour');
    await box.fill('a knight in rusty armour');
    await opened.push(refused(2));
    assert.equal(await box.inputValue(), 'a knight in rusty armour');
    await card.getByRole('button', { name: 'Show Log' }).click();
    assert.deepEqual((await opened.sent('task/remedy'))[0]?.params, {
      taskId: 'a',
      remedy: 'showLog',
    });
  });

  // An empty answer costs a request to be refused, or draws what nobody asked for.
  it('does not send an empty answer', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([waitingTask('a')]) });
    const box = opened.page.getByRole('textbox', { name: 'How far should it zoom out?' });
    await box.fill('  ');
    await box.press('Enter');
    await opened.page.getByRole('alert').getByText('The prompt is empty.').waitFor();
    assert.equal((await opened.sent('task/answer')).length, 0);
    await box.fill('lighthouse --zoom 1.2');
    assert.equal(await opened.page.getByRole('alert').count(), 0);
    await box.press('Enter');
    assert.equal((await opened.sent('task/answer')).length, 1);
  });

  // A person would wait for a brush that is not there, or be surprised by a whole new picture.
  it('says honestly that a region cannot be marked yet', async () => {
    const inputWanted = { input: 'mask' as const, title: 'Vary (Region) waits.', suggestion: 'x' };
    opened = await bench.open({ snapshot: sampleSnapshot([{ ...waitingTask('a'), inputWanted }]) });
    await opened.page.getByText(/the whole picture may be redrawn/).waitFor();
  });

  // A press that was refused for a moment's reason could not be repeated for two seconds.
  it('lets a refused press be pressed again at once', async () => {
    opened = await bench.open({
      snapshot: sampleSnapshot([gridTask('a')]),
      answers: { 'action/run': { ok: false, problem: { sentence: 'Offline.', remedies: [] } } },
    });
    await button('V1').click();
    await opened.page.getByText('Offline.').waitFor();
    await button('V1').click();
    assert.equal((await opened.sent('action/run')).length, 2);
  });

  // A finished picture without its bytes would be an empty box that explains nothing.
  it('says that a picture is missing, with its remedy, and keeps its buttons', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([missingTask('a')]) });
    await opened.page.getByRole('img', { name: 'The picture is not on this machine' }).waitFor();
    assert.equal(await opened.page.getByRole('list', { name: 'Pictures' }).count(), 0);
    await opened.page.getByRole('alert').getByRole('button', { name: 'Fetch picture' }).click();
    assert.deepEqual((await opened.sent('task/remedy'))[0]?.params, {
      taskId: 'a',
      remedy: 'fetchPicture',
    });
    assert.equal(await button('U1').count(), 1);
  });

  // A file that was pruned would stay a broken picture for ever.
  it('tells the host once that a file did not load', async () => {
    const task = gridTask('a');
    const gone = { ...task.picture, src: '/missing/gone.png', fullSrc: '/missing/gone.png' };
    const tasks = [{ ...task, picture: gone as never }, imageTask('fine')];
    opened = await bench.open({ snapshot: sampleSnapshot(tasks) });
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'picture/missing'),
    );
    await opened.push(sampleSnapshot([...tasks].reverse(), { revision: 2 }));
    await opened.page.waitForTimeout(300);
    assert.deepEqual(await opened.sent('picture/missing'), [
      { method: 'picture/missing', params: { taskId: 'a' } },
    ]);
  });

  // A failure nobody hears or cannot act on is a lost prompt.
  it('alerts with one sentence, the charge and its buttons', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([failedTask('a')]) });
    const alert = opened.page.getByRole('alert').filter({ hasText: 'Prompt refused' });
    await alert.getByText('Nothing was charged.').waitFor();
    await alert.getByRole('button', { name: 'Edit prompt' }).click();
    assert.deepEqual((await opened.sent('task/remedy'))[0]?.params, {
      taskId: 'a',
      remedy: 'editPrompt',
    });
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    assert.equal((await opened.sent('task/remedy')).length, 2);
  });

  // Which words of a prompt matter is half of what Shorten is paid for.
  for (const surface of ['sidebar', 'gallery'] as const) {
    it(`says in the ${surface} which words of a shortened prompt matter, as they came`, async () => {
      const snapshot = sampleSnapshot([shortenedTask('a'), describedTask('b')]);
      const state = { selectedTaskId: 'a' };
      const selection = { taskId: 'a', ancestorIds: [], descendantIds: [], pictures: [] };
      opened = await bench.open({
        snapshot: { ...snapshot, ...(surface === 'gallery' ? { selection } : {}) },
        surface,
        width: surface === 'gallery' ? 1200 : 300,
        state,
      });
      const analysis = opened.page.getByRole('group', { name: 'Important tokens' });
      assert.equal(await analysis.count(), 1);
      assert.match((await analysis.textContent()) ?? '', /~~a~~ ~~very~~ \*\*old\*\*/);
    });
  }

  // Describe's prompts are there to be used, not to be copied by hand.
  it('puts one of four prompts into the composer', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([describedTask('a')]) });
    await opened.page.getByRole('button', { name: 'Use prompt' }).nth(1).click();
    const box = opened.page.getByRole('textbox', { name: 'Prompt' });
    assert.match(await box.inputValue(), /^watercolour of layered mountains/);
  });

  // Nobody would know what a picture was made from.
  it('links a task to its parent', async () => {
    opened = await bench.open({ snapshot: fullSnapshot(), height: 600 });
    await opened.page.getByRole('link', { name: /^U2 of/ }).click();
    const focused = opened.page.locator('article[data-task-id="grid"]');
    await opened.page.waitForFunction(
      () => document.activeElement?.getAttribute('data-task-id') === 'grid',
    );
    assert.ok(await focused.isVisible());
  });

  // Finished pictures would come silently for those who do not watch.
  it('announces what has finished and what has failed', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([runningTask('a'), runningTask('b')]) });
    const title = 'old harbour in rain, ink and wash';
    await opened.push(
      sampleSnapshot([gridTask('a', 1, { title }), failedTask('b', { title })], { revision: 2 }),
    );
    const spoken = await opened.page.locator('[aria-live="polite"]').last().textContent();
    assert.match(spoken ?? '', new RegExp(`Finished: ${title}`));
    assert.match(spoken ?? '', new RegExp(`Failed: ${title}`));
  });

  // People would look for a picture that is not drawn yet, or for one that did not fail.
  it('does not call failed what is missing or finished what stands still', async () => {
    const tasks = [runningTask('a', { title: 'one' }), runningTask('b', { title: 'two' })];
    opened = await bench.open({ snapshot: sampleSnapshot(tasks) });
    const still = { isBusy: false, statusText: 'Stands still', progress: undefined as never };
    await opened.push(
      sampleSnapshot(
        [missingTask('a', { title: 'one' }), runningTask('b', { title: 'two', ...still })],
        { revision: 2 },
      ),
    );
    const spoken = await opened.page.locator('[aria-live="polite"]').last().textContent();
    assert.equal(spoken?.trim(), 'Finished: one');
  });

  // Cancel would promise what the gateway cannot do, and what goes on there would seem to be free.
  it('says Cancel only where the gateway can, and tells the menu so', async () => {
    const menu = (id: string) =>
      opened.page
        .locator(`[data-task-id="${id}"]`)
        .evaluate((card) => JSON.parse(card.getAttribute('data-vscode-context')!) as unknown);
    opened = await bench.open({
      snapshot: sampleSnapshot([runningTask('run'), waitingTask('ask'), imageTask('done')]),
    });
    assert.equal(await button('Stop Watching').count(), 2);
    assert.partialDeepStrictEqual(await menu('run'), { taskState: 'running', canCancel: false });
    assert.partialDeepStrictEqual(await menu('ask'), { taskState: 'waiting' });
    assert.partialDeepStrictEqual(await menu('done'), { taskState: 'ended' });
    await opened.push(
      sampleSnapshot([{ ...runningTask('run'), canCancel: true }], { revision: 2 }),
    );
    assert.equal(await button('Stop Watching').count(), 0);
    assert.partialDeepStrictEqual(await menu('run'), { taskState: 'running', canCancel: true });
  });

  // The same promise, on a card that waits for words or for a region.
  for (const input of ['zoom', 'mask'] as const) {
    it(`says on a card that waits for a ${input} what its button will do`, async () => {
      const { picture } = imageTask('kiln');
      const waiting = waitingTask('ask');
      const wanted = { ...waiting.inputWanted!, input };
      const asking = {
        ...waiting,
        inputWanted: input === 'mask' ? { ...wanted, parentPicture: picture! } : wanted,
      };
      opened = await bench.open({ snapshot: sampleSnapshot([asking]) });
      assert.equal(await button('Mark region…').count(), input === 'mask' ? 1 : 0);
      assert.equal(await button('Cancel').count(), 0);
      await button('Stop Watching').click();
      await opened.push(sampleSnapshot([{ ...asking, canCancel: true }], { revision: 2 }));
      assert.equal(await button('Stop Watching').count(), 0);
      await button('Cancel').click();
      const sent = (await opened.sent()).filter(({ method }) => /^task/.test(method));
      assert.deepEqual(sent, [
        { method: 'task/stopWatching', params: { taskId: 'ask' } },
        { method: 'task/cancel', params: { taskId: 'ask' } },
      ]);
    });
  }

  // The menu would offer a seed that nobody knows, or hide one that is known.
  it('tells the menu whether the seed is known, on the card and of a picture by itself', async () => {
    const seedsOf = (selector: string) =>
      opened.page
        .locator(selector)
        .evaluateAll((all) =>
          all.map(
            (each) =>
              (JSON.parse(each.getAttribute('data-vscode-context')!) as { hasSeed: boolean })
                .hasSeed,
          ),
        );
    opened = await bench.open({
      snapshot: sampleSnapshot([imageTask('a'), imageTask('b', 5, [600, 400], { seed: '42' })]),
    });
    assert.deepEqual(await seedsOf('article'), [false, true]);
    await opened.page.locator('article').last().locator('img').click();
    await opened.page.getByRole('dialog').waitFor();
    assert.deepEqual(await seedsOf('dialog'), [true]);
  });

  // A running task that cannot be stopped is money that runs away.
  it('cancels a running task and uses a finished one', async () => {
    opened = await bench.open({
      snapshot: sampleSnapshot([{ ...runningTask('run'), canCancel: true }, imageTask('done')]),
    });
    await button('Cancel').click();
    await button('Save to Project').click();
    await button('Insert at Cursor').click();
    await button('Copy Prompt').click();
    await button('Star').click();
    await button('Remove from History').click();
    const sent = (await opened.sent()).filter(({ method }) => !/^(page|focus)/.test(method));
    assert.deepEqual(sent, [
      { method: 'task/cancel', params: { taskId: 'run' } },
      { method: 'picture/save', params: { taskId: 'done' } },
      { method: 'picture/insert', params: { taskId: 'done' } },
      { method: 'prompt/copy', params: { taskId: 'done' } },
      { method: 'tasks/star', params: { taskIds: ['done'], isStarred: true } },
      { method: 'tasks/forget', params: { taskIds: ['done'] } },
    ]);
  });
});
