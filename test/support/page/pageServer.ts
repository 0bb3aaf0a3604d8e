import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { contentPolicy } from '../../../src/host/gallery/contentPolicy';
import { installFakeHost, type FakeHostSetup } from './fakeHost';
import { pixelsPng } from './pixelsPng';
import { sampleFilm } from './sampleFilm';
import { sampleGrid, sampleScene } from './sampleScene';
import { bodyClasses, themeSheet, type ThemeName } from './themes';

export interface ServedPage {
  readonly surface: 'sidebar' | 'gallery';
  readonly theme: ThemeName;
  readonly host: FakeHostSetup;
}

export interface PageServer {
  readonly origin: string;
  /** Puts a page together and returns its address. */
  serve(page: ServedPage): string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
};

/** Serves the built page on loopback, under the content policy the extension gives it. */
export async function startPageServer(bundleFolder: string): Promise<PageServer> {
  const pages = new Map<string, string>();
  let origin = '';

  const answer = async (url: URL): Promise<{ type: string; body: string | Uint8Array }> => {
    const [, kind, name = ''] = url.pathname.split('/');
    if (kind === 'page') return { type: 'text/html; charset=utf-8', body: pages.get(name) ?? '' };
    if (kind === 'theme') {
      const [theme, surface] = name.replace('.css', '').split('-');
      return {
        type: 'text/css',
        body: themeSheet(theme as ThemeName, surface as ServedPage['surface']),
      };
    }
    const drawn = drawnFile(kind ?? '', name);
    if (drawn) return drawn;
    const type = types[path.extname(name)] ?? 'application/octet-stream';
    return { type, body: await readFile(path.join(bundleFolder, path.basename(name))) };
  };

  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://page')).then(
      ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    serve(page) {
      const name = String(pages.size + 1);
      pages.set(name, html(page, origin));
      return `${origin}/page/${name}`;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A file drawn to order: `/scene/7-600-400.svg`, `/grid/…`, `/film/96-64-1.mp4`, `/pixels/13-9.png`. */
function drawnFile(
  kind: string,
  name: string,
): { type: string; body: string | Uint8Array } | undefined {
  const numbers = name
    .replace(/\.\w+$/, '')
    .split('-')
    .map(Number);
  if (kind === 'scene' || kind === 'grid') {
    const [seed = 1, width = 600, height = 400] = numbers;
    const draw = kind === 'grid' ? sampleGrid : sampleScene;
    return { type: 'image/svg+xml', body: draw(seed, width, height) };
  }
  if (kind === 'film') {
    const [width = 96, height = 64, take = 0] = numbers;
    return { type: 'video/mp4', body: sampleFilm(width, height, take) };
  }
  if (kind !== 'pixels') return undefined;
  const [width = 1, height = 1] = numbers;
  return { type: 'image/png', body: pixelsPng(width, height) };
}

function html({ surface, theme, host }: ServedPage, cspSource: string): string {
  const nonce = 'c2FtcGxlLW5vbmNl';
  const policy = contentPolicy(cspSource, nonce);
  const setup = JSON.stringify(host).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/theme/${theme}-${surface}.css">
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="/bundle/gallery.css">
<title>Easel</title>
</head>
<body class="${bodyClasses[theme]}" data-surface="${surface}">
<easel-app></easel-app>
<script nonce="${nonce}">(${installFakeHost.toString()})(${setup})</script>
<script nonce="${nonce}" src="/bundle/gallery.js"></script>
</body>
</html>`;
}
