import type { Services } from '../services';

/** Show Tasks. */
export function showTasks(services: Services): Promise<void> {
  return services.gallery.showSidebar();
}
