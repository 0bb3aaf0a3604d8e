import type { Services } from '../services';

/** Shows a task where a person already looks, else in the sidebar. */
export async function revealTask(
  services: Pick<Services, 'gallery'>,
  taskId: string,
): Promise<void> {
  if (!services.gallery.isVisible) await services.gallery.showSidebar();
  await services.gallery.revealTask(taskId);
}
