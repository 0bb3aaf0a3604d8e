import type { Services } from '../services';

/** Show Log. */
export function showLog(services: Services): void {
  services.log.show();
}
