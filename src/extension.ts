import type * as vscode from 'vscode';
import type { ComposedServices } from './composeServices';
import { registerCommands } from './host/commands/registerCommands';
import { Gallery } from './host/gallery/gallery';
import { registerGallery } from './host/gallery/registerGallery';
import { OpenTasksMark } from './host/openTasksMark';

/**
 * Registers everything and builds nothing: the services are made at the first command, the first look
 * at a page, or at once when tasks were left open.
 */
export function activate(context: vscode.ExtensionContext): void {
  let composed: Promise<ComposedServices> | undefined;
  const services = (): Promise<ComposedServices> =>
    (composed ??= compose(context, gallery).catch((error: unknown) => {
      // A history that was busy for a moment may open the next time.
      composed = undefined;
      throw error;
    }));
  const gallery = new Gallery(context.extensionUri, services);

  context.subscriptions.push(gallery, registerGallery(gallery), registerCommands(services));
  close = async () => (await composed?.catch(() => undefined))?.close();
  if (new OpenTasksMark(context.globalState).isSet) void services().catch(() => undefined);
}

let close: (() => Promise<void>) | undefined;

/** VS Code waits for this, a few seconds: enough for an answer that is on its way. */
export function deactivate(): Promise<void> | undefined {
  return close?.();
}

/** Loaded at the first need: what builds the services is most of the bundle. */
async function compose(
  context: vscode.ExtensionContext,
  gallery: Gallery,
): Promise<ComposedServices> {
  const { composeServices } = await import('./composeServices');
  return composeServices(context, gallery);
}
