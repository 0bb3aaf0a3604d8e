import { promptInput } from '../inputs/promptInput';
import type { Services } from '../services';
import { requireCurrentKey, submitRequest } from './submitRequest';

/** Imagine…: a prompt in an input box, filled from `{ prompt }` where other code gives one. */
export async function imagine(services: Services, ...args: readonly unknown[]): Promise<void> {
  await requireCurrentKey(services);
  const prompt = await promptInput(promptArgument(args[0]));
  if (prompt === undefined) return;
  await submitRequest(services, { kind: 'imagine', prompt, pictures: [] });
}

function promptArgument(argument: unknown): string {
  if (typeof argument !== 'object' || argument === null || !('prompt' in argument)) return '';
  return typeof argument.prompt === 'string' ? argument.prompt : '';
}
