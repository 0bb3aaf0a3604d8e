import assert from 'node:assert/strict';
import { scenarios, type ScenarioName } from '../../../../src/sandbox/scenarios';
import { card } from './sight';
import type { Stage } from './stage';

/** Answers to a submit beside the plain ones, and endings beside the plain one. */
export const answersTried: readonly ScenarioName[] = [
  '401',
  '403',
  '403-html',
  '404-html',
  '413',
  '429',
  '500',
  '502',
  'html',
  'empty',
  'text-plain',
  'slow',
  'drop',
  'drop-before',
  'banned',
  'queue-full',
  'queue-full-9',
  'limit',
  'no-account',
  'no-model',
  'no-credit',
  'banned-late',
  'invalid',
  'timeout',
];

export function answerInWords(name: ScenarioName): string {
  return `\`${name}\`: ${scenarios[name]}`;
}

/** The card of an imagine that meets a scenario. */
export async function everyAnswer(stage: Stage, name: ScenarioName): Promise<string> {
  const chargedBefore = stage.sandbox.charges.length;
  const task = await stage.grid(`a red fox sandbox:${name}`);
  const charged = stage.sandbox.charges.length - chargedBefore;
  // Without a name at the gateway it was refused, or nobody knows: then Easel does not say "nothing".
  const saysNothingWasCharged = task.failure?.charged === 'no' && task.remoteId === undefined;
  if (saysNothingWasCharged) assert.equal(charged, 0, name);
  assert.ok(charged <= 1, `${name} was sent and charged twice`);
  if (charged === 1) assert.notEqual(task.remoteId ?? task.phase, 'failed', name);
  return card(task);
}
