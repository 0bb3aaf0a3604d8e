// What a gateway calls its buttons, and what stands in a prompt, is drawn in the page: in every script, with every
// character there is. Taken for anything but text it could run there, or make the page unreadable.
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { TaskView } from '../../src/protocol/views';
import { readActions } from '../../src/providers/midjourney/actions';
import { eventually } from '../support/eventually';
import { PageBench, type OpenedPage } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import {
  failedTask,
  gridTask,
  imageTask,
  sampleAction,
  waitingTask,
} from '../support/page/sampleTasks';

/** How many screens of random texts; more of them where somebody has the time. */
const rounds = Number(process.env['EASEL_FUZZ_PAGES'] ?? 25);

const nasty = [
  '<img src=x onerror="window.broken=1">',
  '"><script>window.broken=1</script>',
  '</textarea><svg onload=window.broken=1>',
  '`${window.broken=1}`',
  'javascript:window.broken=1',
  '{{constructor.constructor("window.broken=1")()}}',
  '&lt;b&gt;&#x3c;i&#x3e;',
  '\u202Egnp.exe\u2066\u2069\u200F',
  '\u0000\u0007\u001b[31m\u0085\u2028\u2029',
  'Z̸̨͎̫̀͑a̷̛͉͓l̴̢̻̈́g̶͙̈́o̷̱͗'.repeat(20),
  '狐狸 여우 キツネ لومړى שועל ลูกจิ้งจอก 🦊👩‍👩‍👧‍👦🏳️‍🌈',
  'x'.repeat(3_000),
  '\u{10FFFF}\uFFFE\uFDD0',
];
const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).map((each) => each.toWellFormed()),
  fc
    .tuple(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme' }))
    .map((parts) => parts.join('')),
);

function tasksOf(sample: () => string): readonly TaskView[] {
  const all = () => ({ title: sample(), prompt: sample(), statusText: sample(), seed: sample() });
  const actions = Array.from({ length: 6 }, (_, index) =>
    sampleAction(sample(), {
      id: `action-${index}`,
      emoji: sample(),
      tooltip: sample(),
      groupLabel: sample(),
      ...(index === 1 ? { refusedReason: sample() } : {}),
    }),
  );
  return [
    gridTask('grid', 1, { ...all(), origin: sample() }),
    imageTask('image', 2, [120, 90], {
      ...all(),
      actions,
      texts: [sample(), sample()],
      analysis: sample(),
    }),
    failedTask('failed', {
      ...all(),
      problem: {
        sentence: sample(),
        detail: sample(),
        word: sample(),
        remedies: [{ id: 'retry', label: sample() }],
      },
    }),
    {
      ...waitingTask('waiting'),
      ...all(),
      inputWanted: { input: 'text', suggestion: sample(), title: sample() },
    },
  ];
}

describe('Texts of a hostile gateway', function () {
  let bench: PageBench;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());

  for (const [surface, width] of [
    ['sidebar', 300],
    ['gallery', 1200],
  ] as const) {
    it(`are text and nothing else, whatever stands in them: ${surface}`, async function () {
      this.timeout(60_000 + rounds * 1_000);
      const opened = await bench.open({ snapshot: sampleSnapshot([]), surface, width });
      const errors: string[] = [];
      opened.page.on('pageerror', (error) => errors.push(String(error)));
      const samples = fc.sample(text, { numRuns: rounds * 60, seed: seedOf(surface) });
      for (let round = 0, at = 0; round < rounds; round++) {
        const used: string[] = [];
        const tasks = tasksOf(() => {
          const next = samples[at++ % samples.length] ?? '';
          used.push(next);
          return next;
        });
        await opened.push(sampleSnapshot(tasks, { revision: round + 2 }));
        const { prompt } = tasks[0] ?? { prompt: '' };
        const seen = await eventually(
          async () => {
            const now = await look(opened);
            return now.texts.includes(prompt.trim()) && now;
          },
          `The prompt ${JSON.stringify(prompt)} was not shown`,
          5_000,
        );
        assert.deepEqual(seen.strange, [], JSON.stringify(used));
      }
      assert.equal(await opened.page.evaluate(() => 'broken' in window), false);
      assert.deepEqual([errors, await opened.violations()], [[], []]);
      await opened.close();
    });
  }

  it('are pressed as the gateway knows them, whatever it calls its buttons and their tokens', async function () {
    // A press that goes nowhere, or to another button: another picture, and paid for.
    this.timeout(60_000 + rounds * 2_000);
    const token = fc.oneof(
      text,
      fc.tuple(fc.constantFrom('MJ::JOB', 'MJ', ''), text, text).map((parts) => parts.join('::')),
      fc.constantFrom('__proto__', 'constructor', 'MJ::JOB::__proto__::1', 'MJ::toString::2'),
    );
    const button = fc.record({ customId: token, label: text, emoji: text });
    const grids = fc.array(button, { minLength: 12, maxLength: 12 });
    const numRuns = Math.ceil(rounds / 8);
    for (const buttons of fc.sample(grids, { numRuns, seed: seedOf('gallery') })) {
      const { actions, customIds } = readActions(buttons);
      assert.deepEqual(
        actions.map(({ id }) => customIds[id]),
        buttons.map(({ customId }) => customId),
      );
      const views = actions.map((action) => ({
        ...{ ...action, wasPressed: false },
        ...{ groupLabel: action.group, tooltip: action.label },
      }));
      const task = imageTask('image', 1, [120, 90], { actions: views });
      const opened = await bench.open({ snapshot: sampleSnapshot([task]), width: 600 });
      const drawn = opened.page.locator('easel-action-bar button');
      await drawn.first().waitFor();
      assert.equal(await drawn.count(), actions.length, JSON.stringify(buttons));
      for (const one of await drawn.all()) await one.click();
      const pressed = (await opened.sent('action/run')).map(({ params }) => params);
      const wanted = actions.map(({ id }) => ({ taskId: 'image', actionId: id }));
      const inOrder = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
      assert.deepEqual(inOrder(pressed), inOrder(wanted), JSON.stringify(buttons));
      await opened.close();
    }
  });

  it('turn nothing round that stands beside them', async () => {
    // "seed 12" would read "21 dees", and a price or a name as another one.
    const task = gridTask('a', 1, { statusText: '\u202Egnp.exe', seed: '12' });
    const opened = await bench.open({ snapshot: sampleSnapshot([task]) });
    const seed = opened.page.getByText('seed 12');
    await seed.waitFor();
    const { first, last } = await seed.evaluate((element) => {
      const words = [...element.childNodes].find((node) => node.textContent?.includes('seed'));
      const at = words?.textContent?.indexOf('seed') ?? 0;
      const left = (offset: number) => {
        const range = document.createRange();
        range.setStart(words ?? element, offset);
        range.setEnd(words ?? element, offset + 1);
        return range.getBoundingClientRect().left;
      };
      return { first: left(at), last: left(at + 'seed 12'.length - 1) };
    });
    assert.ok(first < last, `${first} ${last}`);
    await opened.close();
  });
});

/** What stands in the page, in all its shadows, and every element or attribute that no text may become. */
async function look({ page }: OpenedPage) {
  return page.evaluate(() => {
    const strange: string[] = [];
    const texts: string[] = [];
    const visit = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches('iframe, object, embed, base, form, meta[http-equiv=refresh]')) {
          strange.push(element.outerHTML);
        }
        if (
          element.localName === 'script' &&
          !element.getAttribute('nonce') &&
          !(element as HTMLScriptElement).nonce
        ) {
          strange.push(element.outerHTML);
        }
        for (const { name, value } of element.attributes) {
          if (name.startsWith('on') || name === 'srcdoc') strange.push(name);
          if (
            ['src', 'href', 'poster'].includes(name) &&
            /^\s*(javascript|data:text)/i.test(value)
          ) {
            strange.push(value);
          }
          texts.push(value);
        }
        if (element.shadowRoot) visit(element.shadowRoot);
      }
      texts.push(root.textContent ?? '');
    };
    visit(document);
    visit(document.body);
    return { strange, texts: texts.join('\n') };
  });
}

/** Another start for each surface, the same in every run: what fails once can be seen again. */
function seedOf(surface: string): number {
  return Number(process.env['EASEL_FUZZ_SEED'] ?? surface.length);
}
