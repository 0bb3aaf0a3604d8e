// Sits beside Easel in the extension host and answers the benches over loopback; what it can do is in `answers`.
const fs = require('node:fs');
const http = require('node:http');
const vscode = require('vscode');
const { activationTimes } = require('./activationTimes.js');
const { EmptyPanel } = require('./emptyPanel.js');
const { TimerWatch } = require('./timerWatch.js');

exports.activate = (context) => {
  const timers = new TimerWatch();
  let panel;
  const answers = {
    '/activations': activationTimes,
    /** A panel with an empty page: how long from asking for it until its first line ran. */
    '/panel/open': async () => {
      panel = new EmptyPanel();
      return { ms: await panel.firstLineMs };
    },
    '/panel/trips': () => panel.roundTrips(10),
    '/panel/close': () => panel.dispose(),
    /** Milliseconds of some looks into VS Code's secret storage. */
    '/secrets': async () => {
      await context.secrets.store('bench', 'not-a-key');
      const times = [];
      for (let look = 0; look < 10; look++) {
        const from = performance.now();
        await context.secrets.get('bench');
        times.push(performance.now() - from);
      }
      return times;
    },
    '/command': async ({ id }) => {
      const from = Date.now();
      await vscode.commands.executeCommand(id);
      return { from };
    },
    '/idle': ({ seconds }) => timers.rest(Number(seconds)),
  };
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
    Promise.resolve()
      .then(() => answers[pathname](Object.fromEntries(searchParams)))
      .then((answer) => response.end(JSON.stringify(answer ?? null)))
      .catch((error) => {
        response.statusCode = 500;
        response.end(String(error?.stack ?? error));
      });
  });
  server.listen(0, '127.0.0.1', () => {
    const file = process.env.EASEL_BENCH_PROBE;
    // Whoever waits for the file must not read half of it.
    fs.writeFileSync(`${file}.new`, String(server.address().port));
    fs.renameSync(`${file}.new`, file);
  });
  context.subscriptions.push({ dispose: () => server.close() });
};
