// A file that is called a picture and is none, or one that says it is larger than any: the page would run what is in
// it, stand still, or take the rest of the history along.
import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { PageBench, type OpenedPage } from '../support/page/openPage';
import { pixelsPng } from '../support/page/pixelsPng';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { imageTask } from '../support/page/sampleTasks';
import type { TaskView } from '../../src/protocol/views';

const script = '<script>window.broken = 1</script>';
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="window.broken = 1">${script}<foreignObject><img src="x" onerror="window.broken = 1"/></foreignObject></svg>`;

/** As VS Code serves a kept file: by the ending that Easel gave it. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  'svg.png': svg,
  'page.png': `<!doctype html>${script}`,
  'empty.png': '',
  'cut.png': pixelsPng(40, 30).subarray(0, 120),
  'huge.png': withSize(pixelsPng(4, 3), 100_000, 100_000),
  'both.png': Buffer.concat([pixelsPng(40, 30), Buffer.from(script)]),
};

/** The rest can be shown: of half a picture a browser shows that half. */
const broken = ['empty.png', 'huge.png', 'page.png', 'svg.png'];

describe('A hostile picture, in the page', () => {
  let bench: PageBench;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());

  for (const surface of ['sidebar', 'gallery'] as const) {
    it(`runs nothing, and is told to the host as missing: ${surface}`, async () => {
      const opened = await bench.open({ snapshot: sampleSnapshot([]), surface, width: 600 });
      await serveHostile(opened);
      const tasks = Object.keys(files).map(hostileTask);
      await opened.push(sampleSnapshot([...tasks, imageTask('good')], { revision: 2 }));
      await opened.page.waitForFunction(
        (count) =>
          window.fakeHost.sent.filter(({ method }) => method === 'picture/missing').length >= count,
        broken.length,
      );
      const missing = (await opened.sent('picture/missing')).map(
        ({ params }) => (params as { taskId: string }).taskId,
      );
      assert.deepEqual(missing.sort(), broken);
      assert.equal(await opened.page.evaluate(() => 'broken' in window), false);
      // The page lives: it still takes a prompt and sends it.
      await opened.page.getByRole('textbox', { name: 'Prompt' }).first().fill('a fox');
      await opened.page.keyboard.press('Enter');
      await opened.page.waitForFunction(() =>
        window.fakeHost.sent.some(({ method }) => method === 'task/submit'),
      );
      assert.deepEqual(await opened.violations(), []);
      await opened.close();
    });
  }

  it('from another place than the kept files is not loaded at all', async () => {
    // Whoever runs that place would know when, and from where, somebody looks at their history.
    const opened = await bench.open({ snapshot: sampleSnapshot([]) });
    const elsewhere = [
      'https://cdn.example/a.png',
      '//cdn.example/a.png',
      'http://localhost:9/a.png',
      'javascript:window.broken=1',
      'file:///etc/passwd',
      'vscode-webview://elsewhere/a.png',
    ];
    // The page's own font may still be on its way.
    const own = new URL(opened.page.url()).origin;
    const refused: string[] = [];
    opened.page.on('requestfailed', (request) =>
      refused.push(request.failure()?.errorText ?? 'not refused'),
    );
    opened.page.on('requestfinished', (request) => {
      if (new URL(request.url()).origin !== own) refused.push(`got ${request.url()}`);
    });
    const tasks = elsewhere.map((src, index) => withSource(imageTask(`e${String(index)}`), src));
    await opened.push(sampleSnapshot(tasks, { revision: 2 }));
    await opened.page.waitForFunction(
      (count) =>
        window.fakeHost.sent.filter(({ method }) => method === 'picture/missing').length >= count,
      elsewhere.length,
    );
    // By the policy; what no browser fetches into a picture is refused before that.
    await eventually(() => refused.length >= elsewhere.length, 'Not all were refused');
    for (const why of refused) assert.match(why, /^(csp|other)$/);
    assert.ok((await opened.violations()).length >= 3);
    assert.equal(await opened.page.evaluate(() => 'broken' in window), false);
    await opened.close();
  });
});

async function serveHostile({ page }: OpenedPage): Promise<void> {
  await page.route('**/hostile/*', async (route) => {
    const name = route.request().url().split('/').at(-1) ?? '';
    await route.fulfill({ contentType: 'image/png', body: Buffer.from(files[name] ?? '') });
  });
}

function hostileTask(name: string): TaskView {
  return withSource(imageTask(name), `/hostile/${name}`);
}

function withSource(task: TaskView, src: string): TaskView {
  return task.picture ? { ...task, picture: { ...task.picture, src, fullSrc: src } } : task;
}

function withSize(png: Uint8Array, width: number, height: number): Uint8Array {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
