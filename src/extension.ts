import * as vscode from 'vscode';
import { keepResult } from './base/keepResult';
import type { Easel } from './easel';
import { registerCommands } from './host/commands/registerCommands';
import { LastEditor } from './host/documents/lastEditor';
import { registerGallery } from './host/gallery/registerGallery';
import { OpenTasksMark } from './host/openTasksMark';

/**
 * Registers everything and loads nothing: the rest of Easel comes with the first command, the first look at a
 * page, or at once when tasks were left open.
 */
export function activate(context: vscode.ExtensionContext): void {
  const lastEditor = new LastEditor();
  const easel = keepResult(() => (loaded = load(context, lastEditor)));
  context.subscriptions.push(
    lastEditor,
    registerGallery(async () => (await easel()).gallery),
    registerCommands(async (name, args) => (await easel()).run(name, args)),
  );
  if (new OpenTasksMark(context.globalState).isSet) {
    void easel()
      .then(({ services }) => services())
      .catch(() => undefined);
  }
}

let loaded: Promise<Easel> | undefined;

/** VS Code waits for this, a few seconds: enough for an answer that is on its way. */
export async function deactivate(): Promise<void> {
  const easel = await loaded?.catch(() => undefined);
  await easel?.close();
}

async function load(context: vscode.ExtensionContext, lastEditor: LastEditor): Promise<Easel> {
  const { Easel } = await import('./easel').catch((cause: unknown) => {
    // An update takes the files of the version that runs away. VS Code shows what is thrown.
    const sentence = vscode.l10n.t(
      'Easel could not be loaded. Reload the window; if that does not help, install Easel again.',
    );
    throw new Error(sentence, { cause });
  });
  const easel = new Easel(context, lastEditor);
  context.subscriptions.push(easel);
  return easel;
}
