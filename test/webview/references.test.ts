import assert from 'node:assert/strict';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { gridTask } from '../support/page/sampleTasks';

const picture = (name: string, more: object = {}) => ({
  hash: `hash-${name}`,
  mime: 'image/png',
  name: `${name}.png`,
  byteLength: 10,
  src: '/scene/3-200-200.svg',
  ...more,
});
const attached = (name: string, more: object = {}) => ({
  ok: true,
  value: { picture: picture(name, more) },
});

describe('references', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const start = async (
    state: object = {},
    answers: Record<string, unknown> = {},
    width = 300,
  ): Promise<void> => {
    opened = await bench.open({ snapshot: sampleSnapshot([]), state, answers, width });
  };
  const role = (name: string) => opened.page.getByRole('combobox', { name: `Role of ${name}.png` });
  const box = () => opened.page.getByRole('textbox', { name: 'Prompt', exact: true });
  const image = (name: string) => opened.page.getByRole('img', { name: `${name}.png` });
  const pasteInto = (type: string) =>
    box().evaluate((element, mime) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([1, 2, 3])], 'pasted.png', { type: mime }));
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, type);

  // A picture meant as a style would be drawn into the picture.
  it('say their role, and go with it', async () => {
    const pictures = ['one', 'two', 'three', 'four'].map((name) => picture(name));
    await start({ prompt: 'a fox', kind: 'imagine', pictures });
    await role('two').selectOption('Style');
    await role('three').selectOption('Character');
    await role('four').selectOption('Omni');
    await box().press('Enter');
    const [sent] = await opened.sent('task/submit');
    const { draft } = sent?.params as {
      draft: { pictures: { name: string }[]; references: { role: string; picture: object }[] };
    };
    assert.deepEqual(
      draft.pictures.map(({ name }) => name),
      ['one.png'],
    );
    const plain = (name: string) => ({
      hash: `hash-${name}`,
      mime: 'image/png',
      name: `${name}.png`,
      byteLength: 10,
    });
    assert.deepEqual(draft.references, [
      { picture: plain('two'), role: 'style' },
      { picture: plain('three'), role: 'character' },
      { picture: plain('four'), role: 'omni' },
    ]);
  });

  // A reload in the middle of composing would turn a style into a picture to copy.
  it('keep their role over a reload', async () => {
    await start({ prompt: 'a fox', pictures: [picture('one', { role: 'style' })] }, {}, 170);
    assert.equal(await role('one').inputValue(), 'style');
    await role('one').selectOption('omni');
    await opened.page.waitForFunction(() => {
      const kept = window.fakeHost.state as { pictures?: { role: string }[] } | undefined;
      return kept?.pictures?.[0]?.role === 'omni';
    });
  });

  it('get a chip for their weight, and a warning where the version does not know them', async () => {
    await start({ prompt: 'a fox --v 7', pictures: [picture('one')] });
    await role('one').selectOption('character');
    await opened.page.getByText('--cref may not work with --v 7.').waitFor();
    await role('one').selectOption('style');
    await opened.page.getByText('--cref may not').waitFor({ state: 'hidden' });
    await opened.page.getByRole('button', { name: 'Style Weight' }).click();
    await opened.page.getByRole('dialog').getByRole('textbox').fill('300');
    assert.equal(await box().inputValue(), 'a fox --v 7 --sw 300');
  });

  // A grid of four would be copied where one of the four was meant.
  it('are taken from the history, one cell where one is meant', async () => {
    await start({ prompt: 'a fox' }, { 'picture/attach': attached('cell') });
    await opened.notify('reference/add', {
      picture: picture('grid', { src: '/grid/1-400-200.svg' }),
      cell: { rows: 2, columns: 2, cell: 2 },
    });
    await image('cell').waitFor();
    const size = await opened.page.evaluate(async () => {
      const [sent] = window.fakeHost.sent.filter(({ method }) => method === 'picture/attach');
      const { bytes } = sent?.params as { bytes: ArrayBuffer };
      const bitmap = await createImageBitmap(new Blob([bytes]));
      return [bitmap.width, bitmap.height];
    });
    assert.deepEqual(size, [200, 100]);
    assert.equal(await box().evaluate((element) => element === document.activeElement), true);
  });

  // A blend that is half put together would have to be begun anew.
  it('join what is being composed, as long as that has room', async () => {
    await start({ kind: 'blend', prompt: 'a fox', pictures: [picture('one')] });
    const kind = () => opened.page.getByRole('combobox', { name: 'Kind' }).inputValue();
    const add = async (name: string) => {
      await opened.notify('reference/add', { picture: picture(name) });
      await image(name).waitFor();
    };
    await add('two');
    assert.equal(await kind(), 'blend');
    const send = opened.page.getByRole('button', { name: 'Blend', exact: true });
    assert.equal(await send.evaluate((element) => element === document.activeElement), true);
    for (const name of ['three', 'four', 'five']) await add(name);
    assert.equal(await kind(), 'blend');
    // Not a sixth one.
    await add('five');
    assert.equal(await kind(), 'blend');
    await add('six');
    assert.equal(await kind(), 'imagine');
    assert.equal(await box().inputValue(), 'a fox');
    assert.equal(await image('one').count(), 1);
  });

  it('that cannot be read leave the composer as it was', async () => {
    await start({ kind: 'describe', pictures: [picture('one')] });
    await opened.notify('reference/add', {
      picture: picture('broken', { src: '/bundle/none.png' }),
    });
    await opened.page.getByText('“broken.png” could not be read.').waitFor();
    assert.equal(
      await opened.page.getByRole('combobox', { name: 'Kind' }).inputValue(),
      'describe',
    );
    assert.equal(await image('one').count(), 1);
  });

  // Which one is the first decides what is drawn; a large one takes longer than a small one.
  it('come in the order they were selected in, however long each takes', async () => {
    await start({ prompt: 'a fox' });
    await opened.page.evaluate(() => {
      const add = (name: string, src: string) =>
        window.fakeHost.notify('reference/add', {
          picture: { hash: name, mime: 'image/png', name: `${name}.png`, byteLength: 10, src },
        });
      add('large', '/scene/3-4000-3000.svg');
      add('small', '/scene/3-20-20.svg');
    });
    await image('small').waitFor();
    await image('large').waitFor();
    const names = await opened.page
      .getByRole('list', { name: 'Attached pictures' })
      .getByRole('img')
      .evaluateAll((all) => all.map((each) => each.getAttribute('alt')));
    assert.deepEqual(names, ['large.png', 'small.png']);
  });

  it('are asked for by a button beside the picture', async () => {
    opened = await bench.open({
      snapshot: sampleSnapshot([gridTask('fox')]),
      width: 1000,
      surface: 'gallery',
    });
    await opened.page.getByRole('button', { name: 'Use as Reference' }).click();
    const [sent] = await opened.sent('picture/reference');
    assert.deepEqual(sent?.params, { taskId: 'fox' });
  });

  // A photo of 20 MB would be refused by the gateway, or paid for by the minute of upload.
  it('are made smaller before they go anywhere', async () => {
    const large = { width: 3_000, height: 1_500, src: '/scene/3-3000-1500.svg' };
    const answers: Record<string, unknown> = {
      'picture/pick': { ok: true, value: { pictures: [picture('large', large)] } },
      'picture/attach': attached('small', { width: 2_048, height: 1_024 }),
    };
    await start({ prompt: 'a fox' }, answers);
    await opened.page.getByRole('button', { name: 'Add Pictures' }).click();
    await image('small').waitFor();
    assert.equal(await image('large').count(), 0);
    const size = await opened.page.evaluate(async () => {
      const [sent] = window.fakeHost.sent.filter(({ method }) => method === 'picture/attach');
      const { bytes } = sent?.params as { bytes: ArrayBuffer };
      const bitmap = await createImageBitmap(new Blob([bytes]));
      return [bitmap.width, bitmap.height];
    });
    assert.deepEqual(size, [2_048, 1_024]);
  });

  // Chosen in the explorer, they would be too large all the same.
  it('are made smaller when the host puts them into the composer', async () => {
    const large = { width: 3_000, height: 1_500, src: '/scene/3-3000-1500.svg' };
    const answers = { 'picture/attach': attached('small', { width: 2_048, height: 1_024 }) };
    await start({ prompt: 'a fox' }, answers);
    await opened.fill({ kind: 'blend', pictures: [picture('first'), picture('large', large)] });
    await image('small').waitFor();
    assert.deepEqual([await image('first').count(), await image('large').count()], [1, 0]);
    assert.equal((await opened.sent('picture/attach')).length, 1);
  });

  // An imagine would be paid for without the pictures that were just added.
  it('that are on their way are waited for by whoever sends', async () => {
    const slow = picture('slow', { src: '/scene/9-200-200.svg' });
    const answers = { 'picture/pick': { ok: true, value: { pictures: [slow] } } };
    await start({ prompt: 'a fox' }, answers);
    let arrive: () => void = () => undefined;
    const mayArrive = new Promise<void>((resolve) => (arrive = resolve));
    await opened.page.route(`**${slow.src}`, async (route) => {
      await mayArrive;
      await route.continue();
    });
    await Promise.all([
      opened.page.waitForRequest(`**${slow.src}`),
      opened.page.getByRole('button', { name: 'Add Pictures' }).click(),
    ]);
    await opened.page.getByRole('button', { name: 'Imagine', exact: true }).click();
    const sentence = opened.page.getByText(
      'A picture is still on its way. Send again in a moment.',
    );
    await sentence.waitFor();
    assert.deepEqual(await opened.sent('task/submit'), []);
    arrive();
    await image('slow').waitFor();
    await sentence.waitFor({ state: 'detached' });
    await opened.page.getByRole('button', { name: 'Imagine', exact: true }).click();
    const [sent] = await opened.sent('task/submit');
    const { draft } = sent?.params as { draft: { pictures: readonly { hash: string }[] } };
    assert.equal(draft.pictures.length, 1);
  });

  // A swap would be paid for the wrong way round.
  it('keep their place in a pair when the other cannot be read', async () => {
    await start({ prompt: '' });
    const broken = { width: 4_000, height: 3_000, src: '/bundle/none.png' };
    await opened.fill({
      kind: 'swapFace',
      pictures: [
        { ...picture('face', broken), slot: 'first' },
        { ...picture('target'), slot: 'second' },
      ],
    });
    await opened.page.getByText('“face.png” could not be read.').waitFor();
    const place = opened.page.getByRole('group', { name: 'Picture', exact: true });
    await place.getByRole('img', { name: 'target.png' }).waitFor();
  });

  it('that are small and damaged are said as well', async () => {
    const broken = { width: 30, height: 30, src: '/bundle/none.png' };
    await start({ prompt: 'a fox' }, { 'picture/attach': attached('broken', broken) });
    await pasteInto('image/png');
    await opened.page
      .getByText('“broken.png” could not be read. Choose another picture.')
      .waitFor();
    assert.equal(await image('broken').count(), 0);
  });

  it('that cannot be read are said, and nothing is attached', async () => {
    const broken = { width: 3_000, height: 3_000, src: '/bundle/none.png' };
    await start({ prompt: 'a fox' }, { 'picture/attach': attached('broken', broken) });
    await pasteInto('image/png');
    await opened.page
      .getByText('“broken.png” could not be read. Choose another picture.')
      .waitFor();
    assert.equal(await image('broken').count(), 0);
    await pasteInto('application/pdf');
    await opened.page.getByText('“pasted.png” is not a picture.').waitFor();
    assert.equal((await opened.sent('picture/attach')).length, 1);
  });
});
