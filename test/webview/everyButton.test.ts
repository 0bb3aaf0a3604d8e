import assert from 'node:assert/strict';
import type { ActionView, TaskView } from '../../src/protocol/views';
import { readActions } from '../../src/providers/midjourney/actions';
import { everyButton as sentButtons } from '../../src/sandbox/tasks/everyButton';
import { everyButton } from '../support/everyButton';
import { PageBench, type OpenedPage } from '../support/page/openPage';
import { sampleSnapshot } from '../support/page/sampleSnapshot';
import { imageTask } from '../support/page/sampleTasks';

const job = '0c1d2e3f-1111-4222-8333-444455556666';

/** Every third one is refused, so that both kinds stand side by side. */
function viewOf(action: ReturnType<typeof readActions>['actions'][number], at: number): ActionView {
  const refused = { refusedReason: `This gateway does not offer this button: ${action.id}` };
  return {
    ...action,
    wasPressed: action.wasPressed ?? false,
    groupLabel: action.group,
    tooltip: `${action.label}: what it does`,
    ...(at % 3 === 0 ? refused : {}),
  };
}

describe('every form of button, drawn', () => {
  const actions = readActions(
    sentButtons(job).map((one) => ({ ...one, customId: one.customId ?? undefined })),
  ).actions.map(viewOf);
  const task: TaskView = imageTask('every', 5, [1200, 800], { actions });
  const byLabel = [...new Set(actions.map(({ label }) => label))].map(
    (label) => [label, actions.filter((one) => one.label === label)] as const,
  );
  let bench: PageBench;
  let opened: OpenedPage;
  before(async () => (bench = await PageBench.start()));
  after(() => bench.stop());
  afterEach(() => opened.close());

  /** The buttons of that name, in the order in which they were sent. */
  const drawn = (label: string) => opened.page.getByRole('button', { name: label, exact: true });

  // A button without its word is found by nobody who knows Midjourney by heart, or by ear.
  for (const [surface, width] of [
    ['sidebar', 170],
    ['sidebar', 300],
    ['gallery', 1200],
  ] as const) {
    it(`is there under its own name and greyed with its reason, ${surface}, ${width} px`, async () => {
      const state = { selectedTaskId: 'every' };
      opened = await bench.open({ snapshot: sampleSnapshot([task]), surface, width, state });
      assert.equal(actions.length, everyButton.length);
      for (const [label, same] of byLabel) {
        const buttons = drawn(label);
        await buttons.first().waitFor();
        assert.equal(await buttons.count(), same.length, label);
        for (const [at, { refusedReason, wasPressed }] of same.entries()) {
          const button = buttons.nth(at);
          const grey = await button.getAttribute('aria-disabled');
          assert.equal(grey, refusedReason === undefined ? null : 'true', label);
          if (refusedReason !== undefined) {
            assert.equal(await button.getAttribute('title'), refusedReason);
          }
          assert.equal(await button.getAttribute('aria-pressed'), wasPressed ? 'true' : null);
          // Wider than the page is cut off where nobody can press it.
          const box = await button.boundingBox();
          assert.ok(box && box.x >= 0 && box.x + box.width <= width, label);
        }
      }
      for (const dead of ['Web', 'Ghost', 'Docs']) assert.equal(await drawn(dead).count(), 0);
      await opened.page.screenshot({ path: `test-results/every-button-${surface}-${width}.png` });
    });
  }

  // A press that is lost does nothing; a press that counts twice is paid twice; a wrong id is another picture.
  it('is pressed exactly once by a hasty hand, and a greyed one not at all', async () => {
    opened = await bench.open({ snapshot: sampleSnapshot([task]), width: 600 });
    const expected: string[] = [];
    for (const [label, same] of byLabel) {
      for (const [at, { id, refusedReason }] of same.entries()) {
        await drawn(label).nth(at).dblclick({ force: true });
        if (refusedReason === undefined) expected.push(id);
      }
    }
    assert.deepEqual(
      (await opened.sent('action/run')).map(({ params }) => params),
      expected.map((actionId) => ({ taskId: 'every', actionId })),
    );
    assert.ok(expected.length > 30 && expected.length < actions.length);
  });
});
