/**
 * What a page may load: scripts by nonce, styles, fonts and pictures from VS Code's own place for them. Nothing
 * remote, nothing inline, no form and no base that leads elsewhere.
 * @param own what VS Code calls the place (`webview.cspSource`)
 */
export function contentPolicy(own: string, nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${own}`,
    `font-src ${own}`,
    `img-src ${own} data: blob:`,
    `media-src ${own} blob:`,
    `connect-src ${own}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}
