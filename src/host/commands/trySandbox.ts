import type { Services } from '../services';

/** Try without a Key: pictures drawn on this machine; the prompt is one keystroke away. */
export async function trySandbox(services: Services): Promise<void> {
  await services.gateways.useSandbox();
  await services.gallery.fillComposer({});
}
