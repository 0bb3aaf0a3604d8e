import { withoutCredentials } from '../../base/withoutCredentials';
import { withoutSecret } from '../../base/withoutSecret';
import type { Task } from '../../domain/task';
import type { Provider } from '../../providers/provider';

/**
 * A task as a line of an export. Left behind: the window that made it, what a provider keeps for itself unless the
 * provider lets it go, names and passwords in addresses, and every key of `secrets` wherever a gateway may have
 * put it.
 */
export function exportedTask(
  { createdBy: _window, providerData, ...task }: Task,
  provider: Provider | undefined,
  secrets: readonly string[],
): string {
  const portable = provider?.portableData?.(providerData);
  const line = JSON.stringify({
    ...task,
    ...(portable === undefined ? {} : { providerData: portable }),
  });
  return secrets.reduce(withoutSecret, withoutCredentials(line));
}
