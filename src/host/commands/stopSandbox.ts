import type { Services } from '../services';

/** Stop the Sandbox: back to the configured gateway; what was drawn stays in the history. */
export function stopSandbox(services: Services): Promise<void> {
  return services.gateways.stopSandbox();
}
