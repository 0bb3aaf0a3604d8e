import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isFailureError } from '../../../../src/domain/failure';
import type { TaskPhase } from '../../../../src/domain/task';
import type { SentTask } from '../../../../src/tasks/taskSender';
import type { AtGateway, ExpectedTask, ExpectedTasks } from './expectedTasks';
import type { WindowOfModel } from './windowOfModel';

type Command = fc.AsyncCommand<ExpectedTasks, WindowOfModel>;

/** What happens to an order on its way. */
type Way = 'fine' | 'banned' | 'drop' | 'drop-before';

const ways = fc.constantFrom<Way>('fine', 'fine', 'fine', 'banned', 'drop', 'drop-before');
const pick = fc.nat(50);
const prompts: Readonly<Record<Exclude<AtGateway, 'nothing'>, string>> = {
  draws: 'a fox',
  fails: 'a fox sandbox:fail60',
  asks: 'a fox sandbox:modal',
};
/** A second press within this time is a slip of the finger. */
const slipMs = 2_000;
/** So much later all that is drawn is done, and has been seen, whatever was not there before. */
const longMs = 150_000;

function command(
  name: string,
  check: (model: ExpectedTasks) => boolean,
  work: (model: ExpectedTasks, real: WindowOfModel) => Promise<{ isSettled: boolean } | undefined>,
): Command {
  return {
    check,
    toString: () => name,
    async run(model, real) {
      const settled = await work(model, real);
      model.count(name.replace(/ \d+$/, ''));
      await real.line.rest();
      model.check(real, settled?.isSettled);
    },
  };
}

/** A command about one of the tasks that are like this. */
function about(
  name: string,
  at: number,
  isMeant: (task: ExpectedTask) => boolean,
  work: (task: ExpectedTask, model: ExpectedTasks, real: WindowOfModel) => Promise<void>,
): Command {
  return command(
    `${name} ${at}`,
    (model) => model.some(isMeant, at) !== undefined,
    async (model, real) => {
      const task = model.some(isMeant, at);
      if (task) await work(task, model, real);
      return undefined;
    },
  );
}

const isHere = ({ isBinned }: ExpectedTask) => !isBinned;
const isUnsure = (task: ExpectedTask) => isHere(task) && task.state === 'unconfirmed';
const isOpen = (task: ExpectedTask) => isHere(task) && task.state !== 'ended';
const isGrid = (task: ExpectedTask) => isHere(task) && task.phase === 'succeeded' && !task.parent;

/** Sends an order on its way, by whatever button, and says what is expected of it then. */
async function order(
  model: ExpectedTasks,
  real: WindowOfModel,
  what: Pick<ExpectedTask, 'label' | 'whenSentAgain' | 'parent'> & { readonly way: Way },
  send: () => Promise<SentTask>,
): Promise<void> {
  const { way, ...rest } = what;
  if (way !== 'fine' && !model.isDown) await real.fault(way);
  const sent = await send();
  const common = { isBinned: false, isAnswerUnsure: false, sentAgainAt: -Infinity } as const;
  const task: ExpectedTask = {
    ...{ ...rest, ...common, id: sent.task.id, pressedAt: new Map<string, number>() },
    ...comesTo(model, way, what.whenSentAgain),
  };
  model.tasks.push(task);
  await sent.settled;
}

/** What becomes of an order: a fault on the way is all that the sandbox looks at then. */
function comesTo(
  model: ExpectedTasks,
  way: Way,
  otherwise: AtGateway,
): Pick<ExpectedTask, 'state' | 'atGateway' | 'endsAs'> {
  if (model.isDown) return { state: 'ended', atGateway: 'nothing', endsAs: ['failed'] };
  model.orders += 1;
  if (way === 'banned') return { state: 'ended', atGateway: 'nothing', endsAs: ['failed'] };
  if (way === 'drop-before') return { state: 'unconfirmed', atGateway: 'nothing' };
  model.charges += 1;
  if (way === 'drop') return { state: 'unconfirmed', atGateway: 'draws' };
  return { state: otherwise === 'asks' ? 'needsInput' : 'open', atGateway: otherwise };
}

/** Nothing is sent, and a sentence says why. */
async function isRefused(work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => isFailureError(error) && error.failure.charged === 'no');
}

function ended(...endsAs: readonly TaskPhase[]): Pick<ExpectedTask, 'state' | 'endsAs'> {
  return { state: 'ended', endsAs };
}

const imagine = (kind: Exclude<AtGateway, 'nothing'>, way: Way) =>
  command(
    `imagine (${kind}, ${way})`,
    ({ tasks }) => tasks.length < 30,
    async (model, real) => {
      const label = `imagine ${model.tasks.length} (${kind}, ${way})`;
      const request = { kind: 'imagine', prompt: prompts[kind], pictures: [] } as const;
      await order(model, real, { label, whenSentAgain: kind, way }, () =>
        real.window.manager.submit(request),
      );
      return undefined;
    },
  );

const press = (at: number, button: string, way: Way) =>
  about(`press ${button} (${way})`, at, isGrid, async (task, model, real) => {
    const action = real.onDisk(task.id)?.actions.find(({ label }) => label === button);
    assert.ok(action, `${task.label} has no ${button}`);
    const now = real.clock.now();
    const send = () => real.window.manager.act(task.id, action.id);
    if (now - (task.pressedAt.get(button) ?? -Infinity) < slipMs) return isRefused(send());
    const label = `${button} of ${task.label} (${way})`;
    task.pressedAt.set(button, now);
    await order(model, real, { label, parent: task, whenSentAgain: 'draws', way }, send);
    await isRefused(send());
  });

const sendAgain = (at: number, way: Way) =>
  about(`send again (${way})`, at, maySendAgain, async (task, model, real) => {
    const now = real.clock.now();
    const send = () => real.window.manager.retry(task.id);
    const { parent } = task;
    const button = /^\S+/.exec(task.label)?.[0] ?? '';
    const pressedAt = parent?.pressedAt.get(button) ?? -Infinity;
    if (now - Math.max(task.sentAgainAt, pressedAt) < slipMs) return isRefused(send());
    task.sentAgainAt = now;
    parent?.pressedAt.set(button, now);
    const { label, whenSentAgain } = task;
    const isAsked = task.state === 'unconfirmed';
    await order(model, real, { label: `${label}, again`, whenSentAgain, parent, way }, send);
    // Nobody is to be asked about it a second time.
    if (isAsked) Object.assign(task, ended('cancelled'));
    await isRefused(send());
  });

function maySendAgain(task: ExpectedTask): boolean {
  if (!isHere(task) || (task.parent && !isHere(task.parent))) return false;
  return task.state === 'unconfirmed' || task.phase === 'failed' || task.phase === 'cancelled';
}

const answer = (at: number, way: Way) =>
  about(
    `answer (${way})`,
    at,
    (task) => isHere(task) && task.state === 'needsInput',
    async (task, model, real) => {
      if (way !== 'fine' && !model.isDown) await real.fault(way);
      const send = () => real.window.manager.answer(task.id, { prompt: 'a fox at night' });
      await (
        await send()
      ).settled;
      const came = comesTo(model, way, 'draws');
      if (came.state === 'ended') return;
      task.state = 'open';
      if (came.atGateway === 'draws') task.atGateway = 'draws';
      else task.isAnswerUnsure = true;
      // Until the gateway has asked anew it was answered.
      await isRefused(send());
    },
  );

const check = (at: number) =>
  about('check', at, isOpen, async (task, model, real) => {
    const asked = real.window.manager.check(task.id);
    if (model.isDown) return isRefused(asked);
    const result = await asked;
    const isThere = task.state !== 'unconfirmed' || task.atGateway !== 'nothing';
    assert.equal(result, isThere ? 'found' : 'notFound', task.label);
    if (task.state === 'unconfirmed' && isThere) task.state = 'open';
  });

const discard = (at: number) =>
  about('discard', at, isUnsure, async (task, _model, real) => {
    await real.window.manager.discard(task.id);
    Object.assign(task, ended('cancelled'));
  });

const stopWatching = (at: number) =>
  about('stop watching', at, isOpen, async (task, _model, real) => {
    await real.window.manager.stopWatching(task.id);
    Object.assign(task, ended('cancelled'));
  });

const cancel = (at: number) =>
  about(
    'cancel',
    at,
    (task) => isOpen(task) && task.state !== 'unconfirmed',
    async (task, model, real) => {
      const asked = real.window.manager.cancel(task.id);
      if (model.isDown) return isRefused(asked).catch(() => assert.rejects(asked, isFailureError));
      await asked;
      // What was quicker is paid, and kept.
      Object.assign(task, ended('cancelled', 'succeeded', 'failed'));
    },
  );

const remove = (at: number) =>
  about('remove', at, isHere, async (task, _model, real) => {
    await real.window.manager.forget([task.id]);
    // What is open was paid for, and stays.
    task.isBinned = task.state === 'ended';
  });

const restore = (at: number) =>
  about(
    'restore',
    at,
    (task) => !isHere(task),
    async (task, _model, real) => {
      await real.window.manager.restore([task.id]);
      task.isBinned = false;
    },
  );

const wait = (ms: number) =>
  command(
    `wait ${ms / 1_000} s`,
    () => true,
    async (model, real) => {
      await real.pass(ms);
      return { isSettled: ms === longMs && !model.isDown };
    },
  );

const gateway = (isDown: boolean) =>
  command(
    `gateway ${isDown ? 'gone' : 'back'}`,
    (model) => model.isDown !== isDown,
    (model, real) => {
      model.isDown = isDown;
      real.line.isDown = isDown;
      return Promise.resolve(undefined);
    },
  );

const reopen = (how: 'closed' | 'killed') =>
  command(
    `window ${how} and opened again`,
    () => true,
    async (_model, real) => {
      real.end(how);
      await real.reopen();
      return undefined;
    },
  );

/** In the middle of an order: before it has left, or after the gateway took it. */
const dieSending = (how: 'closed' | 'killed', holds: 'order' | 'answer') =>
  command(
    `window ${how} with an ${holds} on its way`,
    ({ isDown, tasks }) => !isDown && tasks.length < 30,
    async (model, real) => {
      real.line.holds = holds;
      const request = { kind: 'imagine', prompt: prompts.draws, pictures: [] } as const;
      const label = `imagine ${model.tasks.length} (${how}, ${holds} held)`;
      const way = holds === 'order' ? 'drop-before' : 'drop';
      const { task } = await real.window.manager.submit(request);
      await real.untilHeld();
      real.end(how);
      await real.reopen();
      // As long as its window may be alive, somebody may be waiting for the answer.
      await real.pass(25_000);
      const common = { isBinned: false, isAnswerUnsure: false, sentAgainAt: -Infinity } as const;
      model.tasks.push({
        ...{ ...common, id: task.id, label, whenSentAgain: 'draws', pressedAt: new Map() },
        ...comesTo(model, way, 'draws'),
      });
      if (holds === 'order') model.orders -= 1;
      return undefined;
    },
  );

const how = fc.constantFrom('closed' as const, 'killed' as const);
const kinds = fc.constantFrom<Exclude<AtGateway, 'nothing'>>('draws', 'draws', 'fails', 'asks');
const held = fc.constantFrom('order' as const, 'answer' as const);

/** Everything that can happen; more often what goes on from there, as most of the rest ends something. */
export const modelCommands: fc.Arbitrary<Command>[] = [
  ...often(fc.tuple(kinds, ways).map((of) => imagine(...of))),
  ...often(fc.tuple(pick, fc.constantFrom('U1', 'V2'), ways).map((of) => press(...of))),
  ...often(fc.tuple(pick, ways).map((of) => answer(...of))),
  ...often(fc.constantFrom(1_000, 5_000, longMs, longMs).map(wait)),
  fc.tuple(pick, ways).map((of) => sendAgain(...of)),
  pick.map(check),
  pick.map(discard),
  pick.map(stopWatching),
  pick.map(cancel),
  pick.map(remove),
  pick.map(restore),
  fc.constantFrom(true, false, false).map(gateway),
  how.map(reopen),
  fc.tuple(how, held).map((of) => dieSending(...of)),
];

function often(one: fc.Arbitrary<Command>): readonly fc.Arbitrary<Command>[] {
  return [one, one, one, one];
}
