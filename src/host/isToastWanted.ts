import type { GalleryControl } from './services';
import type { Settings } from './settings';

/** What happens within this time makes one toast, in milliseconds. */
export const gatherMs = 1_500;

/** Whether `easel.notify` asks for a toast now. @param isSeen whether a person sees a page that is visible */
export function isToastWanted(
  deps: {
    readonly settings: Pick<Settings, 'get'>;
    readonly gallery: Pick<GalleryControl, 'isVisible'>;
  },
  isSeen = true,
): boolean {
  const when = deps.settings.get('notify');
  return when === 'always' || (when === 'whenHidden' && !(deps.gallery.isVisible && isSeen));
}
