// A picture that is at hand, in the explorer, in a folder or in the page itself, would have to be looked for in a
// dialog; or it would be dropped, and nobody would say why nothing happens.
import assert from 'node:assert/strict';
import type { OpenedPage } from '../support/page/openPage';
import { PageBench } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { gridTask } from '../support/page/sampleTasks';

const picture = (name: string) => ({
  hash: `hash-${name}`,
  mime: 'image/png',
  name: `${name}.png`,
  byteLength: 10,
  src: '/scene/3-200-200.svg',
});

describe('what is dropped on the composer', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const open = async (answers: Record<string, unknown> = {}) => {
    const snapshot = sampleSnapshot([gridTask('a')]);
    opened = await bench.open({ snapshot, width: 420, answers, state: { prompt: 'a fox' } });
  };
  const box = () => opened.page.getByRole('textbox', { name: 'Prompt', exact: true });
  const image = (name: string) => opened.page.getByRole('img', { name: `${name}.png` });
  /** The events of a real drop; true where the page takes care of them itself. */
  const drop = async (
    data: Readonly<Record<string, string>>,
    fileNames: readonly string[] = [],
  ) => {
    const dataTransfer = await opened.page.evaluateHandle(
      ([texts, names]) => {
        const filled = new DataTransfer();
        for (const [type, text] of Object.entries(texts)) filled.setData(type, text);
        for (const name of names) {
          filled.items.add(new File([new Uint8Array([1, 2, 3])], name, { type: 'image/png' }));
        }
        return filled;
      },
      [data, fileNames] as const,
    );
    return box().evaluate((element, transfer) => {
      const isTaken = (type: string) =>
        !element.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      return { over: isTaken('dragover'), drop: isTaken('drop') };
    }, dataTransfer);
  };
  const taken = { over: true, drop: true };

  it('from a folder: its bytes go to the host', async () => {
    await open({ 'picture/attach': { ok: true, value: { picture: picture('fox') } } });
    assert.deepEqual(await drop({}, ['fox.png']), taken);
    await image('fox').waitFor();
    const [sent] = await opened.sent('picture/attach');
    assert.equal((sent?.params as { name: string }).name, 'fox.png');
  });

  it('from the explorer: all that were selected, by their addresses', async () => {
    const pictures = [picture('fox'), picture('owl')];
    await open({ 'picture/attachUris': { ok: true, value: { pictures } } });
    const uris = ['file:///pictures/a%20fox.png', 'vscode-remote://ssh/pictures/owl.png'];
    const list = `# two of them\r\n${uris.join('\r\n')}\r\n${uris[0]!}\r\n`;
    assert.deepEqual(
      await drop({ 'text/uri-list': uris[0]!, 'application/vnd.code.uri-list': list }),
      taken,
    );
    await image('fox').waitFor();
    await image('owl').waitFor();
    const asked = (await opened.sent('picture/attachUris')).map(({ params }) => params);
    assert.deepEqual(asked, [{ uris }]);
    assert.equal(await box().inputValue(), 'a fox');
  });

  it('that will not do are told, and the rest is there', async () => {
    const problem = { sentence: '“notes.txt” is not a picture.', remedies: [] };
    await open({
      'picture/attachUris': { ok: true, value: { pictures: [picture('owl')], problem } },
    });
    assert.deepEqual(
      await drop({ 'application/vnd.code.uri-list': 'file:///notes.txt\r\nfile:///owl.png' }),
      taken,
    );
    await image('owl').waitFor();
    await opened.page.getByRole('alert').getByText(problem.sentence).waitFor();
    assert.equal(await box().inputValue(), 'a fox');
  });

  it('when the host does not answer: one sentence, and all stays', async () => {
    const problem = { sentence: 'Nobody answers.', remedies: [] };
    await open({ 'picture/attachUris': { ok: false, problem } });
    await drop({ 'application/vnd.code.uri-list': 'file:///owl.png' });
    await opened.page.getByRole('alert').getByText(problem.sentence).waitFor();
    assert.equal(await box().inputValue(), 'a fox');
  });

  it('from the page itself: the one cell that was dragged, as a reference', async () => {
    const uri = 'file:///pictures/named/ab12/fox-2.png';
    await open({ 'picture/export': { ok: true, value: { uri } } });
    const cell = opened.page.getByRole('button', { name: 'Open picture 2', exact: true });
    const [from, to] = [await cell.boundingBox(), await box().boundingBox()];
    assert.ok(from && to);
    const { mouse } = opened.page;
    await opened.page.evaluate((answer) => {
      addEventListener('message', ({ data }: MessageEvent<object>) => {
        if (!JSON.stringify(data).includes(answer)) return;
        // The page has read it by then.
        setTimeout(() => Object.assign(window, { isExported: true }));
      });
    }, uri);
    await mouse.move(from.x + 40, from.y + 70);
    await opened.page.waitForFunction(() => (window as { isExported?: boolean }).isExported);
    await mouse.down();
    await mouse.move(from.x + 60, from.y + 90, { steps: 4 });
    await mouse.move(to.x + 30, to.y + 10, { steps: 4 });
    // What a drag is over hears of it with the next move.
    await mouse.move(to.x + 34, to.y + 12);
    await opened.page.locator('.composer.is-drop-target').waitFor();
    await mouse.up();
    await opened.page.waitForFunction(() =>
      window.fakeHost.sent.some(({ method }) => method === 'picture/reference'),
    );
    const asked = (await opened.sent('picture/reference')).map(({ params }) => params);
    assert.deepEqual(asked, [{ taskId: 'a', cell: 2 }]);
    assert.deepEqual(await opened.sent('picture/attachUris'), []);
    assert.equal(await opened.page.locator('.composer.is-drop-target').count(), 0);
    assert.equal(await box().inputValue(), 'a fox');
  });

  // Words that are moved within the prompt would be gone.
  it('leaves words to the prompt, and takes no other page at its word', async () => {
    await open();
    assert.deepEqual(await drop({ 'text/plain': 'in the snow' }), { over: false, drop: false });
    // A link is an image prompt, in the words themselves.
    const link = { 'text/uri-list': 'https://pictures.test/fox.png' };
    assert.deepEqual(await drop(link), { over: false, drop: false });
    const junk = { 'application/vnd.easel.picture+json': '{"taskId":1}' };
    assert.equal((await drop(junk)).drop, false);
    assert.deepEqual(await opened.sent('picture/reference'), []);
  });
});
