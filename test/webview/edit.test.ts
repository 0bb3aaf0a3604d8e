// Whoever edits a picture would lose what they marked, or pay for a region that is not the one they marked.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { PNG } from 'pngjs';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { gridTask, imageTask } from '../support/page/sampleTasks';

const [width, height] = [240, 160];
const ref = {
  hash: 'b'.repeat(64),
  mime: 'image/png',
  name: 'boat.png',
  byteLength: 10,
  width,
  height,
};
const boat = { ...ref, src: `/pixels/${width}-${height}.png` };
const sidebar = { width: 300, surface: 'sidebar' } as const;
const gallery = { width: 1000, height: 720, surface: 'gallery' } as const;
const uses = [
  ['Edit Picture…', 'picture/edit'],
  ['Animate Picture…', 'picture/animate'],
  ['Describe Picture…', 'picture/describe'],
] as const;

describe('editing a picture', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const start = async (more: object = {}) => {
    opened = await bench.open({ snapshot: sampleSnapshot([imageTask('fox')]), ...more });
  };
  /** As the command does it. */
  const edit = (more: object = {}) =>
    opened.notify('picture/compose', { kind: 'edit', picture: boat, ...more });
  const studio = () => opened.page.getByRole('dialog', { name: 'Edit', exact: true });
  const words = () => studio().getByRole('textbox', { name: 'Prompt' });
  const button = (name: string) => opened.page.getByRole('button', { name, exact: true });
  /** What lies in the rectangle that these keys make is 120 by 80 pixels, at 60, 40. */
  const markByKeys = async () => {
    const stage = studio().getByRole('application', { name: 'Picture to mark' });
    for (const key of ['m', 'ArrowRight', 'Enter']) await stage.press(key);
    await studio().getByText('Marked: 25 % of the picture').waitFor();
  };
  const sentDraft = async (count = 1) => {
    await opened.page.waitForFunction(
      (wanted) =>
        window.fakeHost.sent.filter(({ method }) => method === 'task/submit').length === wanted,
      count,
    );
    return opened.page.evaluate(async () => {
      const sent = window.fakeHost.sent.findLast(({ method }) => method === 'task/submit');
      const { draft } = sent!.params as { draft: Record<string, unknown> };
      const region = draft['region'] as Record<string, unknown> | undefined;
      const base64 = async (bytes: unknown) => {
        const reader = new FileReader();
        reader.readAsDataURL(new Blob([bytes as ArrayBuffer]));
        await new Promise((resolve) => (reader.onload = resolve));
        return (reader.result as string).split(',')[1]!;
      };
      return {
        draft,
        strokes: region?.['strokes'],
        cutOut: region ? await base64(region['cutOut']) : '',
        mask: region ? await base64(region['mask']) : '',
      };
    });
  };
  const png = (base64: string) => PNG.sync.read(Buffer.from(base64, 'base64'));

  // Some gateways read the region from the alpha, others from the mask: both have to say the same.
  it('sends the picture with what is marked cut out, and a mask of the same size', async () => {
    await start(gallery);
    await edit();
    await markByKeys();
    await words().fill('a red tent');
    await words().press('Enter');
    await studio().waitFor({ state: 'detached' });
    const { draft, strokes, ...bytes } = await sentDraft();
    assert.partialDeepStrictEqual(draft, { kind: 'edit', prompt: 'a red tent', picture: ref });
    const [cutOut, mask] = [png(bytes.cutOut), png(bytes.mask)];
    assert.deepEqual([cutOut.width, cutOut.height], [width, height]);
    assert.deepEqual([mask.width, mask.height], [width, height]);
    for (let i = 0; i < width * height; i++) {
      const [x, y] = [i % width, Math.floor(i / width)];
      const isMarked = x >= 60 && x < 180 && y >= 40 && y < 120;
      if (cutOut.data[i * 4 + 3] !== (isMarked ? 0 : 255)) assert.fail(`alpha at ${x}, ${y}`);
      if (mask.data[i * 4] !== (isMarked ? 255 : 0)) assert.fail(`mask at ${x}, ${y}`);
    }
    assert.deepEqual(strokes, [
      { tool: 'rectangle', mode: 'add', x: 60, y: 40, width: 120, height: 80 },
    ]);
  });

  // An edit of all of it needs no region; asking for one would only be in the way.
  it('edits the whole picture where nothing is marked, and says so before', async () => {
    await start(gallery);
    await edit();
    await studio().getByText('Nothing is marked: the whole picture is drawn anew.').waitFor();
    await words().fill('in winter');
    await studio().getByRole('button', { name: 'Edit', exact: true }).click();
    const { draft } = await sentDraft();
    assert.equal('region' in draft, false);
    assert.equal(draft['prompt'], 'in winter');
  });

  it('sends nothing without words, and says so in one sentence', async () => {
    await start(gallery);
    await edit();
    await markByKeys();
    await studio().getByRole('button', { name: 'Edit', exact: true }).click();
    await studio().getByRole('alert').getByText('The prompt is empty.').waitFor();
    assert.equal((await opened.sent('task/submit')).length, 0);
    assert.ok(await studio().isVisible());
  });

  // An Escape by habit would throw the work away, or the composer would send without what was marked.
  it('keeps words and region when it is closed, and the composer sends them', async () => {
    await start(gallery);
    await edit();
    await markByKeys();
    await words().fill('a red tent');
    await opened.page.keyboard.press('Escape');
    await studio().waitFor({ state: 'detached' });
    await button('Change the region…').click();
    await studio().getByText('Marked as you left it.').waitFor();
    assert.equal(await words().inputValue(), 'a red tent');
    await opened.page.keyboard.press('Escape');
    await button('Edit').click();
    const { mask } = await sentDraft();
    assert.equal(png(mask).data.filter((value, i) => i % 4 === 0 && value === 255).length, 9_600);
  });

  // VS Code throws a hidden page away, and with it an evening's painting.
  it('finds them again after the page was thrown away', async () => {
    await start(gallery);
    await edit();
    await markByKeys();
    await opened.page.keyboard.press('Escape');
    await opened.page.waitForFunction(
      () => (window.fakeHost.state as { region?: unknown } | undefined)?.region !== undefined,
    );
    const state = await opened.page.evaluate(() => window.fakeHost.state);
    await opened.close();
    await start({ ...sidebar, state });
    await button('Change the region…').waitFor();
  });

  // The next try after a refusal would begin with a blank picture.
  it('begins where an earlier try ended', async () => {
    await start(sidebar);
    const strokes = [{ tool: 'rectangle', mode: 'add', x: 0, y: 0, width: 24, height: 160 }];
    await edit({ prompt: 'a red tent', strokes });
    await studio().getByText('Marked as you left it.').waitFor();
    assert.equal(await words().inputValue(), 'a red tent');
    await words().press('Enter');
    assert.deepEqual((await sentDraft()).strokes, strokes);
  });

  it('begins anew with another picture', async () => {
    await start(gallery);
    await edit();
    await markByKeys();
    await edit({ picture: { ...boat, hash: 'c'.repeat(64), name: 'tree.png' } });
    await studio().getByText('Nothing is marked: the whole picture').waitFor();
  });

  // A damaged file would open a studio on nothing.
  it('says that a picture cannot be read, and opens nothing', async () => {
    await start(sidebar);
    await edit({ picture: { ...boat, src: '/bundle/none.png' } });
    await opened.page.getByText('“boat.png” could not be read. Choose another picture.').waitFor();
    assert.equal(await studio().count(), 0);
  });

  // A gateway takes one; two would be refused, or one of them left out without a word.
  it('takes exactly one picture, and says so', async () => {
    const other = { ...boat, hash: 'c'.repeat(64), name: 'tree.png' };
    await start({ ...sidebar, state: { kind: 'edit', prompt: 'x', pictures: [boat, other] } });
    await button('Edit').click();
    await opened.page.getByText('Edit takes one picture; there are 2.').waitFor();
    assert.equal(await button('Mark a region…').count(), 0);
    await button('Remove tree.png').click();
    await button('Mark a region…').click();
    await studio().waitFor();
    assert.equal((await opened.sent('task/submit')).length, 0);
  });

  // A refusal of the host would cost the words and the painting.
  it('keeps everything when the host refuses', async () => {
    const problem = { sentence: 'The key was refused.', remedies: [] };
    await start({ ...gallery, answers: { 'task/submit': { ok: false, problem } } });
    await edit();
    await markByKeys();
    await words().fill('a red tent');
    await words().press('Enter');
    await opened.page.getByRole('alert').getByText('The key was refused.').waitFor();
    await button('Change the region…').waitFor();
    await button('Edit').click();
    assert.equal(png((await sentDraft(2)).mask).width, width);
  });

  it('is a button beside a picture by itself, and not beside a grid', async () => {
    await start(gallery);
    for (const [name, method] of uses) {
      await button(name).click();
      assert.deepEqual((await opened.sent(method))[0]?.params, { taskId: 'fox' });
    }
    await opened.close();
    await start({ ...gallery, snapshot: sampleSnapshot([gridTask('fox')]) });
    await button('Use as Reference').waitFor();
    for (const [name] of uses) assert.equal(await button(name).count(), 0, name);
  });

  // In the sidebar a picture that was made would have to be saved first, to be described from the explorer.
  it('has Describe on the card, too', async () => {
    await start({ ...sidebar, width: 170 });
    await opened.page.getByRole('article').hover();
    await button('Describe Picture').click();
    assert.deepEqual((await opened.sent('picture/describe'))[0]?.params, { taskId: 'fox' });
  });

  // It costs: a slip of the finger among buttons that are free would be paid for. One more press is, and it is at hand.
  it('puts a picture to be described alone into the composer, with the focus on Describe', async () => {
    const other = { ...boat, hash: 'c'.repeat(64), name: 'tree.png' };
    await start({ ...sidebar, state: { kind: 'imagine', prompt: 'a fox', pictures: [other] } });
    await opened.notify('picture/compose', { kind: 'describe', picture: boat });
    await opened.page.getByRole('img', { name: 'boat.png' }).waitFor();
    assert.equal(await opened.page.getByRole('img', { name: 'tree.png' }).count(), 0);
    assert.equal((await opened.sent('task/submit')).length, 0);
    const send = button('Describe');
    assert.equal(await send.evaluate((element) => element === document.activeElement), true);
    await opened.page.keyboard.press('Enter');
    assert.deepEqual((await sentDraft()).draft, { kind: 'describe', pictures: [ref] });
    await opened.page.getByRole('combobox', { name: 'Kind' }).selectOption('Imagine');
    assert.equal(await opened.page.getByRole('textbox', { name: 'Prompt' }).inputValue(), 'a fox');
  });

  it('animates with words, what they say of the film, and not without words', async () => {
    await start(sidebar);
    await opened.notify('picture/compose', { kind: 'video', picture: boat });
    await button('Animate').click();
    await opened.page.getByText('The prompt is empty.').waitFor();
    const box = opened.page.getByRole('textbox', { name: 'Prompt' });
    const choose = async (name: string, choice: string) => {
      await button(name).click();
      await opened.page.getByRole('dialog', { name }).getByRole('radio', { name: choice }).click();
    };
    await choose('Motion', 'High motion');
    await button('Animate').click();
    // Parameters are no words.
    await opened.page.getByText('The prompt is empty.').waitFor();
    await box.fill('the sail fills');
    await choose('Motion', 'High motion');
    await choose('Loop', 'On');
    await choose('Videos', '2');
    assert.equal(await box.inputValue(), 'the sail fills --motion high --loop --bs 2');
    await opened.page.getByRole('combobox', { name: 'Resolution' }).selectOption('720p');
    await button('Animate').click();
    const { draft } = await sentDraft();
    assert.deepEqual(draft, {
      kind: 'video',
      prompt: 'the sail fills --motion high --loop --bs 2',
      picture: ref,
      resolution: '720',
    });
  });

  // A film would be paid for that ends elsewhere than the person thought.
  it('animates from one picture to another, and not to two ends', async () => {
    const other = { ...boat, hash: 'e'.repeat(64), name: 'shore.png' };
    const answers = { 'picture/pick': { ok: true, value: { pictures: [other] } } };
    await start({ ...sidebar, answers });
    await opened.notify('picture/compose', { kind: 'video', picture: boat, prompt: 'it lands' });
    const slot = (name: string) =>
      opened.page.getByRole('group', { name, exact: true }).getByRole('img');
    await slot('Start Frame').waitFor();
    await button('Add: End Frame').click();
    await slot('End Frame').waitFor();
    await button('Exchange the Two').click();
    assert.equal(await slot('Start Frame').getAttribute('alt'), 'shore.png');
    await button('Exchange the Two').click();
    await opened.page.getByRole('textbox', { name: 'Prompt' }).fill('it lands --loop');
    await button('Animate').click();
    await opened.page.getByText('The film would have two ends.').waitFor();
    await opened.page.getByRole('textbox', { name: 'Prompt' }).fill('it lands');
    await button('Animate').click();
    const { draft } = await sentDraft();
    const endPicture = { ...ref, hash: other.hash, name: other.name };
    assert.deepEqual(draft, { kind: 'video', prompt: 'it lands', picture: ref, endPicture });
  });

  for (const [theme, look] of [
    ['dark', { ...sidebar, width: 170 }],
    ['light', sidebar],
  ] as const) {
    it(`has no fault where a film is composed, and fits, ${look.width} px, ${theme}`, async () => {
      await start({ ...look, theme });
      await opened.notify('picture/compose', {
        kind: 'video',
        picture: boat,
        prompt: 'the sail fills --motion high',
      });
      await opened.page.getByRole('group', { name: 'Start Frame' }).getByRole('img').waitFor();
      await opened.page.screenshot({ path: `test-results/animate-${look.width}-${theme}.png` });
      const axe = new AxeBuilder({ page: opened.page }).include('.composer');
      assert.deepEqual((await axe.analyze()).violations, []);
      const isWithin = await opened.page.evaluate(() => {
        const { right } = document.querySelector('.composer')!.getBoundingClientRect();
        const all = [...document.querySelectorAll('.composer *')];
        return all.every((each) => each.getBoundingClientRect().right <= right);
      });
      assert.equal(isWithin, true);
    });
  }

  // Another try would be paid for with the other resolution, or the other shape.
  it('has the resolution and the shape of what is edited again', async () => {
    await start(sidebar);
    const chosen = (name: string) => opened.page.getByRole('combobox', { name }).inputValue();
    await opened.fill({ kind: 'video', prompt: 'it moves', pictures: [boat], resolution: '720' });
    assert.equal(await chosen('Resolution'), '720');
    await opened.page.keyboard.press('Enter');
    assert.partialDeepStrictEqual(await sentDraft(), {
      draft: { kind: 'video', resolution: '720' },
    });
    await opened.fill({ kind: 'blend', pictures: [boat], shape: 'landscape' });
    assert.equal(await chosen('Shape'), 'landscape');
  });

  it('shortens the words of the prompt box', async () => {
    await start({ ...sidebar, state: { kind: 'imagine', prompt: 'a very old castle' } });
    await opened.page.getByRole('combobox', { name: 'Kind' }).selectOption('Shorten');
    await button('Shorten').click();
    const { draft } = await sentDraft();
    assert.deepEqual(draft, { kind: 'shorten', prompt: 'a very old castle' });
  });

  for (const [theme, look] of [
    ['dark', { ...sidebar, width: 170 }],
    ['light', sidebar],
    ['hcDark', gallery],
    ['hcLight', sidebar],
  ] as const) {
    it(`has no fault in the studio, ${look.width} px, ${theme}`, async () => {
      await start({ ...look, theme });
      await edit({ prompt: 'a red tent by the water, evening light' });
      await studio().waitFor();
      await markByKeys();
      await opened.page.screenshot({ path: `test-results/edit-${look.width}-${theme}.png` });
      const axe = new AxeBuilder({ page: opened.page }).include('.mask-studio');
      const faults = (await axe.analyze()).violations;
      assert.deepEqual(
        faults.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
      );
      const beyond = await studio().evaluate((dialog) =>
        [...dialog.querySelectorAll('button, textarea, vscode-button, p, input')]
          .filter((each) => each.getBoundingClientRect().right > innerWidth + 0.5)
          .map(({ className, tagName }) => `${tagName} ${className}`),
      );
      assert.deepEqual(beyond, []);
      assert.deepEqual(await opened.violations(), []);
    });
  }
});
