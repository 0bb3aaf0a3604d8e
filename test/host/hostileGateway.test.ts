// VS Code puts its own proxy handling between extensions and the network. With it a check that holds in plain Node
// could be passed by, and a gateway look around in a person's own network after all.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import type { LookupFunction } from 'node:net';
import * as vscode from 'vscode';
import { systemClock } from '../../src/base/clock';
import { silentLogger } from '../../src/base/logger';
import { createDownload } from '../../src/net/download';
import { createOpenLink, type LookupAll } from '../../src/net/openLink';
import { failsWith } from '../support/failsWith';
import { LoopbackServer } from '../support/loopbackServer';
import { pngBytes } from '../support/pngBytes';

describe('A hostile gateway, in VS Code', () => {
  let server: LoopbackServer;
  const looked: string[] = [];
  const rebound: LookupAll = (name, _options, callback) => {
    looked.push(name);
    callback(null, [{ address: '127.0.0.1', family: 4 }]);
  };
  const download = createDownload({
    clock: systemClock,
    logger: silentLogger,
    openLink: createOpenLink(rebound),
  });
  const { signal } = new AbortController();
  const fetchAt = (url: string, gatewayUrl: string) =>
    download(url, { signal, maxBytes: 100_000, gatewayUrl });

  beforeEach(async () => {
    looked.length = 0;
    server = await LoopbackServer.start((_request, reply) => reply.end(pngBytes()));
  });
  afterEach(async () => {
    const http = vscode.workspace.getConfiguration('http');
    await http.update('proxySupport', undefined, vscode.ConfigurationTarget.Global);
    await server.close();
  });

  for (const support of ['override', 'fallback', 'on', 'off']) {
    it(`reaches no address that was not allowed: http.proxySupport ${support}`, async () => {
      const http = vscode.workspace.getConfiguration('http');
      await http.update('proxySupport', support, vscode.ConfigurationTarget.Global);
      const place = `cdn.example:${String(server.port)}`;
      for (const scheme of ['http', 'https']) {
        const link = `${scheme}://${place}/a.png`;
        await assert.rejects(fetchAt(link, 'https://gateway.example'), failsWith('linkRefused'));
      }
      assert.deepEqual(looked, ['cdn.example', 'cdn.example']);
      assert.equal(server.connections, 0);

      // The same name where it is the gateway's own.
      const bytes = await fetchAt(`http://${place}/a.png`, `http://${place}`);
      assert.equal(bytes.byteLength, pngBytes().byteLength);
      assert.deepEqual(server.asked, ['GET /a.png']);
    });

    it(`takes no connection that another request left open: http.proxySupport ${support}`, async () => {
      const http = vscode.workspace.getConfiguration('http');
      await http.update('proxySupport', support, vscode.ConfigurationTarget.Global);
      const host = 'nas.example';
      await askAndKeepOpen(host, server.port);
      const link = `http://${host}:${String(server.port)}/b.png`;
      await assert.rejects(fetchAt(link, 'https://gateway.example'), failsWith('linkRefused'));
      assert.deepEqual(server.asked, ['GET /task']);
    });
  }

  /** As a question to another gateway of the same person does. */
  function askAndKeepOpen(host: string, port: number): Promise<void> {
    const lookup: LookupFunction = (_name, { all }, callback) => {
      if (all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
      else callback(null, '127.0.0.1', 4);
    };
    const headers = { connection: 'keep-alive' };
    return new Promise((resolve, reject) => {
      get({ host, port, path: '/task', headers, lookup }, (reply) => {
        reply.resume().on('end', () => setImmediate(resolve));
      }).on('error', reject);
    });
  }
});
