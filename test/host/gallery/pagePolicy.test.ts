// What a gateway says is drawn in a page. Were there a way to have it run there, it would run with all that the page
// may ask of the host.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { galleryHtml } from '../../../src/host/gallery/galleryHtml';

describe('the content policy of the page', () => {
  const extension = vscode.extensions.getExtension('easel.easel');
  let panel: vscode.WebviewPanel;
  before(() => {
    panel = vscode.window.createWebviewPanel('policy', 'Policy', vscode.ViewColumn.One);
  });
  after(() => void panel.dispose());
  const html = () => {
    assert.ok(extension);
    return galleryHtml(panel.webview, extension.extensionUri, 'gallery');
  };
  const policyIn = (page: string) => {
    const text = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
    const parts = text.split('; ').map((part) => part.split(' '));
    return new Map(parts.map(([name = '', ...sources]) => [name, sources]));
  };

  it('is strict: nothing unsafe, nothing remote, nothing that is not named', () => {
    const own = panel.webview.cspSource.split(' ');
    const policy = policyIn(html());
    for (const name of ['default-src', 'base-uri', 'form-action']) {
      assert.deepEqual(policy.get(name), ["'none'"], name);
    }
    const [script, ...more] = policy.get('script-src') ?? [];
    assert.match(script ?? '', /^'nonce-[\w+/=]{24,}'$/);
    assert.deepEqual(more, []);
    const allowed = new Set([...own, 'data:', 'blob:', "'none'", script]);
    for (const [name, sources] of policy) {
      for (const source of sources) {
        assert.ok(allowed.has(source), `${name} ${source}`);
        assert.doesNotMatch(source, /unsafe|\*$/);
      }
    }
    for (const name of ['style-src', 'font-src', 'connect-src']) {
      assert.deepEqual(policy.get(name), own, name);
    }
  });

  it('is kept by the page itself: its one script has the nonce, which is never the same', () => {
    const [one, other] = [html(), html()];
    const nonceOf = (page: string) => /<script nonce="([^"]+)"/.exec(page)?.[1];
    assert.ok(nonceOf(one));
    assert.notEqual(nonceOf(one), nonceOf(other));
    assert.deepEqual(policyIn(one).get('script-src'), [`'nonce-${nonceOf(one) ?? ''}'`]);
    assert.equal(one.match(/<script/g)?.length, 1);
    assert.doesNotMatch(one, /<style|style=| on\w+=|<base|<form|<iframe/i);
  });
});
