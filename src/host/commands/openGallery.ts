import type { Services } from '../services';

/** Open Gallery. */
export function openGallery(services: Services): void {
  services.gallery.openPanel();
}
