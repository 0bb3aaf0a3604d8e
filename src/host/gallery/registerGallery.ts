import * as vscode from 'vscode';
import { viewIds } from '../manifest';
import type { Gallery } from './gallery';

/**
 * Ties the page to its two places: the sidebar view, and the panel that comes back after a reload. `load` is
 * called at the first look at one of them.
 */
export function registerGallery(load: () => Promise<Gallery>): vscode.Disposable {
  const attach: Gallery['attach'] = async (surface, container) => {
    const life = { isOver: false };
    container.onDidDispose(() => (life.isOver = true));
    const gallery = await load();
    if (!life.isOver) await gallery.attach(surface, container);
  };
  return vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(viewIds.sidebar, {
      resolveWebviewView: (view) => attach('sidebar', view),
    }),
    vscode.window.registerWebviewPanelSerializer(viewIds.gallery, {
      deserializeWebviewPanel: (panel) => attach('gallery', panel),
    }),
  );
}
