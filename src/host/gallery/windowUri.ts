import type * as vscode from 'vscode';

/**
 * A file of this extension host as the window names it, for what leaves the page without VS Code's translation. In a
 * remote window a path of ours is no local file; only the address of a webview resource tells what it is there:
 * `https://<scheme>+<authority>.vscode-resource…`, with characters as `-` and four hex digits.
 */
export function windowUri(webview: vscode.Webview, file: vscode.Uri): vscode.Uri {
  const [label = ''] = webview.asWebviewUri(file).authority.split('.vscode-resource.');
  const [, scheme, encoded] = /^([a-z][a-z0-9-]*)\+(.*)$/.exec(label) ?? [];
  if (scheme === undefined || encoded === undefined || scheme === file.scheme) return file;
  const authority = encoded.replace(/-([0-9a-f]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return file.with({ scheme, authority });
}
