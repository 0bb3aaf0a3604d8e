import { FailureError, invalid, isFailureError } from '../domain/failure';
import type { Task } from '../domain/task';
import { notOffered } from './notOffered';
import { requireKey, type ProviderCall } from './providerCalls';

/**
 * Asks a gateway once to stop a task. What it said is told to `record`: a task is watched until the gateway says
 * that it has ended, since a picture may have been quicker and is paid then.
 * @throws FailureError `cancelNotOffered`, `cancelRefused`; else nothing was settled and it may be asked again
 */
export async function askToCancel(
  task: Task,
  { provider, context }: ProviderCall,
  record: (answer: NonNullable<Task['cancelAnswer']>) => void,
): Promise<void> {
  await requireKey(context.connection);
  try {
    if (!provider.cancel) throw notOffered();
    await provider.cancel(task, context);
  } catch (error) {
    if (!isFailureError(error)) throw error;
    const { kind, reason } = error.failure;
    if (kind !== 'notOffered' && reason !== 'cancelRefused') throw error;
    record('refused');
    if (reason === 'cancelRefused') throw error;
    throw new FailureError({ ...invalid('cancelNotOffered'), charged: 'unknown' });
  }
  record('taken');
}
