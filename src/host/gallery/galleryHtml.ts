import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Surface } from '../../protocol/protocol';
import { contentPolicy } from './contentPolicy';

/**
 * The page's shell. Scripts by nonce, styles and fonts from our own folder, pictures from the kept
 * files alone: nothing remote, nothing inline.
 */
export function galleryHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  surface: Surface,
): string {
  const nonce = randomBytes(18).toString('base64');
  const asset = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name)).toString();
  const policy = contentPolicy(webview.cspSource, nonce);
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Easel</title>
    <link rel="stylesheet" id="vscode-codicon-stylesheet" href="${asset('gallery.css')}" />
  </head>
  <body data-surface="${surface}">
    <easel-app></easel-app>
    <script nonce="${nonce}" src="${asset('gallery.js')}"></script>
  </body>
</html>`;
}

/** A page that can only say why there is none. `sentence` is ours, from the localisation layer. */
export function sentenceHtml(sentence: string): string {
  const text = sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
    <title>Easel</title>
  </head>
  <body><p role="alert">${text}</p></body>
</html>`;
}

/** What a page may load: our bundle and the kept pictures. */
export function resourceRoots(
  extensionUri: vscode.Uri,
  pictureFolder: string,
): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist', 'webview'), vscode.Uri.file(pictureFolder)];
}
