import * as vscode from 'vscode';
import { viewIds } from '../manifest';
import type { Gallery } from './gallery';

/** Ties the page to its two places: the sidebar view, and the panel that comes back after a reload. */
export function registerGallery(gallery: Gallery): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(viewIds.sidebar, {
      resolveWebviewView: (view) => gallery.attach('sidebar', view),
    }),
    vscode.window.registerWebviewPanelSerializer(viewIds.gallery, {
      deserializeWebviewPanel: (panel) => gallery.attach('gallery', panel),
    }),
  );
}
