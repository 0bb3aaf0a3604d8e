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

describe('composer', () => {
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  const box = () => opened.page.getByRole('textbox', { name: 'Prompt' });
  const start = async (answers: Record<string, unknown> = {}) => {
    opened = await bench.open({ snapshot: sampleSnapshot([]), answers });
  };

  // Enter is how everybody sends; the prompt stays, selected, for the next one.
  it('sends on Enter and keeps the prompt selected', async () => {
    await start();
    await box().fill('a fox --ar 3:2');
    await box().press('Enter');
    const sent = await opened.sent('task/submit');
    assert.deepEqual(sent[0]?.params, {
      draft: { kind: 'imagine', prompt: 'a fox --ar 3:2', pictures: [] },
    });
    assert.equal(await box().inputValue(), 'a fox --ar 3:2');
    const selected = await box().evaluate((element: HTMLTextAreaElement) => [
      element.selectionStart,
      element.selectionEnd,
    ]);
    assert.deepEqual(selected, [0, 14]);
  });

  // A prompt of several lines could not be written.
  it('makes a new line on Shift+Enter', async () => {
    await start();
    await box().fill('a fox');
    await box().press('Shift+Enter');
    assert.equal(await box().inputValue(), 'a fox\n');
    assert.equal((await opened.sent('task/submit')).length, 0);
  });

  // Half-written Chinese would be sent, and paid for, at every accepted word.
  it('does not send while an input method composes', async () => {
    await start();
    await box().fill('灯塔');
    await box().evaluate((element) => {
      const press = (init: KeyboardEventInit) =>
        element.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...init }),
        );
      press({ isComposing: true });
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- as input methods send it
      press({ keyCode: 229 });
    });
    assert.equal((await opened.sent('task/submit')).length, 0);
    await box().press('Enter');
    assert.equal((await opened.sent('task/submit')).length, 1);
  });

  // A nervous finger would pay twice; two seconds later it is a wish again.
  it('swallows a second identical send within two seconds', async () => {
    await start();
    await box().fill('a fox');
    // In one go: between two messages to it a busy browser may take those two seconds.
    const send = opened.page.getByRole('button', { name: 'Imagine', exact: true });
    await send.evaluate((button: HTMLElement) => {
      const press = () =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
        );
      press();
      press();
      button.click();
    });
    assert.equal((await opened.sent('task/submit')).length, 1);
    await box().fill('another fox');
    await box().press('Enter');
    assert.equal((await opened.sent('task/submit')).length, 2);
    await opened.page.waitForTimeout(2_050);
    await box().press('Enter');
    assert.equal((await opened.sent('task/submit')).length, 3);
  });

  // An empty or endless prompt would cost a request to learn what can be said at once.
  it('says what is wrong with a prompt instead of sending it', async () => {
    await start();
    await box().press('Enter');
    await opened.page.getByText('The prompt is empty. Say what to draw.').waitFor();
    await box().fill('x'.repeat(100_000));
    await box().press('Enter');
    await opened.page.getByText('The prompt is too long: at most 6,000 characters.').waitFor();
    assert.equal((await opened.sent('task/submit')).length, 0);
    await box().fill('a fox');
    await opened.page.getByText('The prompt is too long').waitFor({ state: 'hidden' });
  });

  // Gateways charge for a blend with the wrong number of pictures.
  it('blends two to five pictures and says so before', async () => {
    const pictures = [picture('one')];
    await start({ 'picture/pick': { ok: true, value: { pictures } } });
    await opened.page.getByRole('combobox', { name: 'Kind' }).selectOption('blend');
    const send = opened.page.getByRole('button', { name: 'Blend', exact: true });
    await opened.page.getByRole('button', { name: 'Add Pictures' }).click();
    await opened.page.getByRole('img', { name: 'one.png' }).waitFor();
    await send.click();
    await opened.page.getByText('Blend needs 2 to 5 pictures. Add some more.').waitFor();
    assert.equal((await opened.sent('task/submit')).length, 0);
    await opened.fill({ kind: 'blend', pictures: [picture('one'), picture('two')] });
    await send.click();
    const [sent] = await opened.sent('task/submit');
    const draft = (
      sent?.params as { draft: { kind: string; pictures: { name: string; src?: string }[] } }
    ).draft;
    assert.equal(draft.kind, 'blend');
    assert.deepEqual(
      draft.pictures.map(({ name, src }) => [name, src]),
      [
        ['one.png', undefined],
        ['two.png', undefined],
      ],
    );
  });

  // A picture on the clipboard could only be used by saving it to a file first.
  it('attaches pasted pictures, and takes them out again', async () => {
    await start({ 'picture/attach': { ok: true, value: { picture: picture('pasted') } } });
    await box().evaluate((element) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([1, 2, 3])], 'pasted.png', { type: 'image/png' }));
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    const image = opened.page.getByRole('img', { name: 'pasted.png' });
    await image.waitFor();
    const [sent] = await opened.sent('picture/attach');
    assert.equal((sent?.params as { name: string }).name, 'pasted.png');
    await opened.page.getByRole('button', { name: 'Remove pasted.png' }).click();
    await image.waitFor({ state: 'detached' });
  });

  // A file that is ignored without a word is dropped again and again.
  it('says why a dropped file was not attached', async () => {
    await start({ 'picture/attach': { ok: true, value: { picture: picture('good') } } });
    await drop(opened, [
      { name: 'notes.pdf', type: 'application/pdf', size: 3 },
      { name: 'good.png', type: 'image/png', size: 3 },
    ]);
    await opened.page
      .getByRole('alert')
      .getByText('“notes.pdf” is not a picture. Choose a PNG, JPEG, WebP or GIF file.')
      .waitFor();
    await opened.page.getByRole('img', { name: 'good.png' }).waitFor();
    await drop(opened, [{ name: 'large.png', type: 'image/png', size: 20 * 1024 * 1024 + 1 }]);
    await opened.page.getByText('The picture is larger than 20 MB.').waitFor();
    await drop(opened, [{ name: 'folder.png', type: 'image/png', size: 3, isUnreadable: true }]);
    await opened.page.getByText('“folder.png” could not be read.').waitFor();
    assert.equal((await opened.sent('picture/attach')).length, 1);
  });

  // What was written before would have to be written again.
  it('recalls earlier prompts with Alt+Up and comes back with Alt+Down', async () => {
    await start();
    await opened.push(
      sampleSnapshot(
        [gridTask('new', 1, { prompt: 'newest' }), gridTask('old', 2, { prompt: 'oldest' })],
        { revision: 2 },
      ),
    );
    await box().fill('being written');
    await box().press('Alt+ArrowUp');
    assert.equal(await box().inputValue(), 'newest');
    await box().press('Alt+ArrowUp');
    assert.equal(await box().inputValue(), 'oldest');
    await box().press('Alt+ArrowUp');
    assert.equal(await box().inputValue(), 'oldest');
    await box().press('Alt+ArrowDown');
    await box().press('Alt+ArrowDown');
    assert.equal(await box().inputValue(), 'being written');
  });

  // After a refusal the guilty word would have to be found by eye.
  it('takes a prompt from the host and marks the refused word', async () => {
    await start();
    await opened.fill({ prompt: 'a knight in blood red armour', markedWord: 'blood' });
    const marked = await box().evaluate((element: HTMLTextAreaElement) =>
      document.activeElement === element
        ? element.value.slice(element.selectionStart, element.selectionEnd)
        : 'not focused',
    );
    assert.equal(marked, 'blood');
  });

  // A refusal by the host would vanish without a word.
  it('shows why the host refused a draft', async () => {
    await start({
      'task/submit': {
        ok: false,
        problem: {
          sentence: 'The key was refused.',
          remedies: [
            { id: 'setKey', label: 'Set API Key' },
            { id: 'chooseGateway', label: 'Choose Gateway' },
            { id: 'showLog', label: 'Show Log' },
          ],
        },
      },
    });
    await box().fill('a fox');
    await box().press('Enter');
    const alert = opened.page.getByRole('alert').filter({ hasText: 'The key was refused.' });
    await alert.waitFor();
    assert.deepEqual(await alert.getByRole('button').allTextContents(), [
      'Set API Key',
      'Choose Gateway',
      'Show Log',
      'Dismiss',
    ]);
    await alert.getByRole('button', { name: 'Choose Gateway' }).click();
    assert.deepEqual(
      (await opened.sent('remedy/run')).map(({ params }) => params),
      [{ remedy: 'chooseGateway' }],
    );
    await alert.waitFor({ state: 'detached' });
    // Nothing was sent, so this is no second press.
    await box().press('Enter');
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await alert.waitFor({ state: 'detached' });
    assert.equal((await opened.sent('task/submit')).length, 2);
  });

  // A parameter that is newer than Easel would be there and not to be found.
  it('shows parameters it has no picker for, and leads to them', async () => {
    await start();
    await box().fill('a fox --exp 25 --ar 3:2');
    await opened.page.getByRole('button', { name: 'exp 25' }).click();
    const selected = await box().evaluate((element: HTMLTextAreaElement) =>
      element.value.slice(element.selectionStart, element.selectionEnd),
    );
    assert.equal(selected, '--exp 25');
  });
});

interface DroppedFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** As a folder is, or a file that went away meanwhile. */
  readonly isUnreadable?: boolean;
}

async function drop({ page }: OpenedPage, files: readonly DroppedFile[]): Promise<void> {
  await page.getByRole('textbox', { name: 'Prompt' }).evaluate((element, dropped) => {
    const data = new DataTransfer();
    for (const { name, type, size } of dropped) {
      data.items.add(new File([new Uint8Array(size)], name, { type }));
    }
    const isUnreadable = dropped.some((file) => file.isUnreadable);
    const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    if (isUnreadable) File.prototype.arrayBuffer = () => Promise.reject(new Error('gone'));
    element.dispatchEvent(event);
  }, files);
}
