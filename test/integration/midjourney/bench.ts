import { setTimeout as wait } from 'node:timers/promises';
import nodeFetch from 'node-fetch';
import { systemClock } from '../../../src/base/clock';
import { silentLogger } from '../../../src/base/logger';
import type { Action } from '../../../src/domain/action';
import type { ComposedRequest, PictureRef } from '../../../src/domain/request';
import { isTerminal, type Observation, type Task } from '../../../src/domain/task';
import type { FetchLike } from '../../../src/net/fetchLike';
import { readRetry, submitRetry } from '../../../src/net/retryRules';
import type { GatewayTiming } from '../../../src/providers/midjourney/gateway';
import type {
  CallContext,
  Connection,
  Provider,
  ProviderMemory,
  SubmitOutcome,
} from '../../../src/providers/provider';
import { createProviders } from '../../../src/providers/registry';
import type { Sandbox } from '../../../src/sandbox/sandbox';

/** A picture small enough to read in a failed assertion: one grey pixel as PNG. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** The real rules with delays a test can wait for. */
export const quick: Partial<GatewayTiming> = {
  readRetry: { ...readRetry, firstDelayMs: 5, maxDelayMs: 20 },
  submitRetry: { ...submitRetry, firstDelayMs: 5, maxDelayMs: 20 },
};

/** The fetch the extension itself uses. */
export const realFetch: FetchLike = nodeFetch;

export function makeProvider(
  fetch: FetchLike = realFetch,
  timing: Partial<GatewayTiming> = quick,
  memory?: ProviderMemory,
): Provider {
  const providers = createProviders({
    fetch,
    clock: systemClock,
    logger: silentLogger,
    userAgent: 'Easel tests',
    timing,
    ...(memory ? { memory } : {}),
  });
  const provider = providers.get('midjourney');
  if (!provider) throw new Error('no midjourney provider');
  return provider;
}

export interface ConnectionFacts {
  readonly key?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly defaultSpeed?: 'relax' | 'fast' | 'turbo';
}

export function makeContext(
  baseUrl: string,
  { key = 'key-1234567890', options = {}, defaultSpeed }: ConnectionFacts = {},
  signal: AbortSignal = new AbortController().signal,
): CallContext {
  const connection: Connection = {
    id: baseUrl,
    providerId: 'midjourney',
    baseUrl,
    options,
    ...(defaultSpeed ? { defaultSpeed } : {}),
    getKey: () => Promise.resolve(key),
  };
  return {
    connection,
    signal,
    logger: silentLogger,
    readPicture: () => Promise.resolve(new Uint8Array(pixel)),
  };
}

export const picture: PictureRef = {
  hash: 'a'.repeat(64),
  mime: 'image/png',
  name: 'pixel.png',
  byteLength: pixel.byteLength,
};

export function imagine(prompt: string): ComposedRequest {
  return { kind: 'imagine', prompt, pictures: [] };
}

let count = 0;

/** A task as the task manager would keep it after an outcome. */
export function taskOf(
  request: Task['request'],
  outcome: SubmitOutcome,
  connectionId: string,
): Task {
  if (outcome.kind !== 'accepted' && outcome.kind !== 'needsInput') {
    throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
  }
  const remoteId = outcome.kind === 'accepted' ? outcome.remoteIds[0] : outcome.remoteId;
  const now = Date.now();
  return {
    id: `local-${++count}`,
    remoteId,
    providerId: 'midjourney',
    connectionId,
    request,
    phase: outcome.kind === 'accepted' ? outcome.phase : 'needsInput',
    assets: [],
    actions: [],
    pressedActionIds: [],
    refusedActions: {},
    createdAt: now,
    acceptedAt: now,
    movedAt: now,
    ...(outcome.providerData === undefined ? {} : { providerData: outcome.providerData }),
  };
}

export type Seen = Task & { readonly observation: Observation };

/** Asks until the task has ended or waits for input. */
export async function observeUntilSettled(
  provider: Provider,
  task: Task,
  context: CallContext,
): Promise<Seen> {
  for (let tries = 0; tries < 400; tries++) {
    const seen = (await provider.observe([task], context)).get(task.id);
    if (seen === 'notFound') throw new Error('the gateway does not know the task');
    if (seen && (isTerminal(seen.phase) || seen.phase === 'needsInput')) {
      return {
        ...task,
        phase: seen.phase,
        assets: seen.assets ?? [],
        actions: seen.actions ?? [],
        providerData: seen.providerData ?? task.providerData,
        observation: seen,
      };
    }
    await wait(25);
  }
  throw new Error('the task did not end');
}

/** A finished task for a prompt. */
export async function finished(
  provider: Provider,
  request: ComposedRequest,
  context: CallContext,
): Promise<Seen> {
  const outcome = await provider.submit(request, 'local-parent', context);
  const task = taskOf(request, outcome, context.connection.id);
  return await observeUntilSettled(provider, task, context);
}

export function actionNamed(task: Pick<Task, 'actions'>, label: string): Action {
  const action = task.actions.find((one) => one.label === label);
  if (!action) throw new Error(`no ${label} among ${task.actions.map((a) => a.label).join(', ')}`);
  return action;
}

/** A task made by pressing a button of another. */
export async function press(
  provider: Provider,
  parent: Seen,
  label: string,
  context: CallContext,
): Promise<Task> {
  const { id } = actionNamed(parent, label);
  const outcome = await provider.act(parent, id, 'local-child', context);
  const request: Task['request'] = {
    kind: 'action',
    taskId: parent.id,
    actionId: id,
    label,
    prompt: 'prompt' in parent.request ? (parent.request.prompt ?? '') : '',
  };
  return taskOf(request, outcome, context.connection.id);
}

/** Makes the sandbox answer the next requests that match by a scenario. */
export async function addFault(
  sandbox: Sandbox,
  path: string,
  scenario: string,
  times = 1,
): Promise<void> {
  const reply = await fetch(`${sandbox.url}/sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: { path }, scenario, times }),
  });
  if (!reply.ok) throw new Error(await reply.text());
}

export function requestsTo(sandbox: Sandbox, path: string) {
  return sandbox.requests.filter((request) => request.path.includes(path));
}
