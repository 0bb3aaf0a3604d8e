import type * as vscode from 'vscode';
import { keepResult } from './base/keepResult';
import { composeServices, type ComposedServices } from './composeServices';
import { runCommand } from './host/commands/runCommand';
import type { LastEditor } from './host/documents/lastEditor';
import { Gallery } from './host/gallery/gallery';
import type { CommandName } from './host/manifest';

/** All of Easel but its activation: a file of its own, loaded at the first need. */
export class Easel implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #lastEditor: LastEditor;
  #composed: Promise<ComposedServices> | undefined;

  readonly gallery: Gallery;

  constructor(context: vscode.ExtensionContext, lastEditor: LastEditor) {
    this.#context = context;
    this.#lastEditor = lastEditor;
    this.gallery = new Gallery(context.extensionUri, this.services);
  }

  /** Built at the first call; a history that was busy for a moment may open the next time. */
  readonly services = keepResult(() => {
    const pages = { gallery: this.gallery, lastEditor: this.#lastEditor };
    return (this.#composed = composeServices(this.#context, pages));
  });

  run(name: CommandName, args: readonly unknown[]): Promise<void> {
    return runCommand(this.services, name, args);
  }

  /** Answers that are on their way are waited for, within bounds. */
  async close(): Promise<void> {
    const composed = await this.#composed?.catch(() => undefined);
    await composed?.close();
  }

  dispose(): void {
    this.gallery.dispose();
  }
}
