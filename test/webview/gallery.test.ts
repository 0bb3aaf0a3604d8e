import assert from 'node:assert/strict';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { fullSnapshot, sampleSelection, sampleSnapshot } from '../support/page/sampleSnapshot';
import { gridTask, runningTask } from '../support/page/sampleTasks';

describe('gallery', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const openWide = async (state?: { selectedTaskId: string }) => {
    const full = fullSnapshot();
    const snapshot = { ...full, ...sampleSelection(full.tasks, state?.selectedTaskId) };
    opened = await bench.open({ snapshot, surface: 'gallery', width: 1440, state });
  };
  const details = () => opened.page.getByRole('complementary', { name: 'Details' });

  // A wall one can only look at: nothing could be done with any picture.
  it('shows the selected picture with everything that can be done', async () => {
    await openWide();
    await opened.page
      .getByRole('article', { name: 'kiln at midnight' })
      .getByRole('button', { name: 'kiln at midnight' })
      .click();
    await details().getByText('Upscale (Subtle)').click();
    await details().getByRole('button', { name: 'Insert at Cursor' }).click();
    assert.deepEqual((await opened.sent('action/run'))[0]?.params, {
      taskId: 'portrait',
      actionId: 'id-Upscale (Subtle)',
    });
    assert.deepEqual((await opened.sent('picture/insert'))[0]?.params, { taskId: 'portrait' });
  });

  // Nobody could go back from a variation to the picture it came from.
  it('walks the lineage', async () => {
    await openWide({ selectedTaskId: 'upscaled' });
    const chain = details().getByRole('list', { name: 'Lineage' });
    assert.equal(await chain.getByRole('listitem').count(), 3);
    await chain.getByRole('button').first().click();
    await details().getByRole('list', { name: 'Pictures' }).waitFor();
  });

  // Nobody could see what became of a picture, nor use again what it was made with.
  it('shows what was made from a picture, and puts its seed and pictures into the composer', async () => {
    const full = fullSnapshot();
    const { selection } = sampleSelection(full.tasks, 'grid');
    const picture = {
      hash: 'a'.repeat(64),
      mime: 'image/png',
      name: 'mood.png',
      byteLength: 9,
      src: '/scene/3-60-40.svg',
      role: 'style' as const,
    };
    const snapshot = { ...full, selection: { ...selection!, pictures: [picture] } };
    const state = { selectedTaskId: 'grid' };
    opened = await bench.open({ snapshot, surface: 'gallery', width: 1440, state });
    const chain = details().getByRole('list', { name: 'Lineage' });
    assert.equal(await chain.getByRole('listitem').count(), 2);
    assert.equal(
      await chain.locator('[aria-current="true"]').getAttribute('aria-label'),
      'lighthouse on basalt cliffs, fog, warm lamp',
    );
    await details().getByRole('button', { name: 'Use Seed' }).click();
    const box = opened.page.getByRole('textbox', { name: 'Prompt' });
    assert.equal(await box.inputValue(), '--seed 636646138');
    await details().getByRole('button', { name: 'Use All' }).click();
    assert.match(await box.inputValue(), /^lighthouse .* --ar 3:2 --v 7 --seed 636646138$/);
    await opened.page.getByRole('img', { name: 'mood.png' }).waitFor();
  });

  // A seed could only be had by a command, and would be asked for at gateways that have none.
  it('asks for a seed that is not known yet, and then offers to use it', async () => {
    const details = () => opened.page.getByRole('complementary', { name: 'Details' });
    const { seed, ...unknown } = gridTask('fox');
    const asked = { ...unknown, canGetSeed: true as const };
    const problem = { sentence: 'The gateway took too long to answer. Try again later.' };
    opened = await bench.open({
      snapshot: sampleSnapshot([asked]),
      answers: { 'seed/get': { ok: false, problem: { ...problem, remedies: [] } } },
      surface: 'gallery',
      width: 1000,
    });
    assert.equal(await details().getByRole('button', { name: 'Use Seed' }).count(), 0);
    const button = details().getByRole('button', { name: 'Get Seed' });
    await button.focus();
    await opened.page.keyboard.press('Enter');
    await details().getByRole('alert').getByText(problem.sentence).waitFor();
    assert.deepEqual((await opened.sent('seed/get'))[0]?.params, { taskId: 'fox' });

    await opened.push(sampleSnapshot([{ ...unknown, seed: seed! }], { revision: 2 }));
    const use = details().getByRole('button', { name: 'Use Seed' });
    assert.equal(await use.evaluate((element) => element === document.activeElement), true);
    assert.equal(await button.count(), 0);
    await opened.push(sampleSnapshot([unknown], { revision: 3 }));
    await use.waitFor({ state: 'detached' });
    assert.equal(await button.count(), 0);
  });

  // The wall would be a Tab for every picture.
  it('walks over the wall with arrows', async () => {
    await openWide();
    const focused = () => opened.page.evaluate(() => document.activeElement?.getAttribute('title'));
    await opened.page.getByRole('button', { name: 'kiln at midnight' }).focus();
    await opened.page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'canyon dawn, gouache');
    await opened.page.keyboard.press('ArrowLeft');
    assert.equal(await focused(), 'kiln at midnight');
  });

  // Using a prompt again would need the sidebar.
  it('opens the composer when a prompt is used', async () => {
    await openWide({ selectedTaskId: 'upscaled' });
    const box = opened.page.getByRole('textbox', { name: 'Prompt' });
    assert.equal(await box.count(), 0);
    await details().getByRole('button', { name: 'Use Prompt' }).click();
    assert.match(await box.inputValue(), /^lighthouse on basalt cliffs/);
    assert.equal(await box.evaluate((element) => element === document.activeElement), true);
  });

  // Without a key there is nothing to write into: the two ways in must be there instead.
  for (const surface of ['sidebar', 'gallery'] as const) {
    it(`offers the two ways in without a key, in the ${surface}`, async () => {
      const empty = sampleSnapshot([]);
      const snapshot = { ...empty, connection: { ...empty.connection, state: 'noKey' as const } };
      opened = await bench.open({ snapshot, surface, width: surface === 'sidebar' ? 300 : 1000 });
      await opened.page.getByRole('button', { name: 'Set API Key', exact: true }).click();
      await opened.page.getByRole('button', { name: 'Try without a key', exact: true }).click();
      assert.equal((await opened.sent('key/set')).length, 1);
      assert.equal((await opened.sent('sandbox/start')).length, 1);
      assert.equal(await opened.page.getByRole('textbox', { name: 'Prompt' }).count(), 0);
    });
  }

  // A person could take drawn sample pictures for paid ones, or the other way round.
  it('says Sandbox where something can be sent', async () => {
    const full = fullSnapshot();
    const snapshot = { ...full, connection: { ...full.connection, isSandbox: true } };
    for (const [surface, width] of [
      ['sidebar', 300],
      ['gallery', 1000],
    ] as const) {
      opened = await bench.open({ snapshot, surface, width });
      await opened.page.getByText('Sandbox', { exact: true }).waitFor();
      if (surface === 'sidebar') await opened.close();
    }
  });

  // Cards that stand still for days would look like a slow gateway, not like a refused key.
  for (const [surface, width] of [
    ['sidebar', 300],
    ['gallery', 1440],
  ] as const) {
    it(`says at the top of the ${surface} why nothing moves, and what helps`, async () => {
      const full = fullSnapshot();
      const problem = {
        sentence: 'The gateway refuses the key.',
        remedies: [
          { id: 'setKey' as const, label: 'Set API Key' },
          { id: 'checkAgain' as const, label: 'Try again' },
        ],
      };
      const snapshot = { ...full, connection: { ...full.connection, problem } };
      const answers = {
        'remedy/run': { ok: false, problem: { sentence: 'Still refused.', remedies: [] } },
      };
      opened = await bench.open({ snapshot, surface, width, answers });
      const alert = opened.page.getByRole('alert').filter({ hasText: problem.sentence });
      const first = await opened.page.getByRole('article').first().boundingBox();
      const place = await alert.boundingBox();
      assert.ok(first && place && place.y < first.y);
      await alert.getByRole('button', { name: 'Try again' }).click();
      assert.deepEqual((await opened.sent('remedy/run'))[0]?.params, { remedy: 'checkAgain' });
      // What comes of it must be said even where the composer is closed.
      await opened.page.getByRole('alert').getByText('Still refused.').waitFor();
      await opened.push({ ...full, revision: 2 });
      await alert.waitFor({ state: 'detached' });
    });
  }

  // A card that says "46 %" while nothing is asked any more lies.
  it('shows what the host says of a task that stands still', async () => {
    const statusText = 'Paused: the key is refused';
    opened = await bench.open({ snapshot: sampleSnapshot([runningTask('a', { statusText })]) });
    await opened.page.getByRole('article').getByText(statusText).waitFor();
  });

  // A prompt from last month would be found by scrolling only.
  it('offers the search from the first finished task on', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([runningTask('a')]) });
    const search = opened.page.getByRole('searchbox', { name: 'Search pictures' });
    assert.equal(await search.count(), 0);
    await opened.push(sampleSnapshot([gridTask('a')], { revision: 2 }));
    await search.waitFor();
  });

  // A Chinese reader would meet English buttons and American dates.
  it('speaks the language the host says', async () => {
    const old = new Date(2024, 4, 17, 12).getTime();
    const [first] = fullSnapshot().tasks.slice(-1);
    assert.ok(first);
    opened = await bench.open({
      snapshot: sampleSnapshot([{ ...first, createdAt: old }]),
      hello: { locale: 'zh-CN', translations: { Prompt: '提示词', Today: '今天' } },
    });
    await opened.page.getByRole('textbox', { name: '提示词' }).waitFor();
    await opened.page.getByRole('heading', { name: '2024年5月17日' }).waitFor();
    assert.equal(await opened.page.evaluate(() => document.documentElement.lang), 'zh-CN');
  });
});
