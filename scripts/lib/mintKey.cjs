// Loaded into the VS Code server with --require: answers POST /mint-key.
//
// In a browser VS Code keeps secrets encrypted in the page's storage, with one half of the key from this address.
// code-server serves it from its own front end, which tests and `npm start` do without; where nobody answers, secrets
// last only until the window is reloaded.
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');

const file = process.env['EASEL_MINT_KEY_FILE'];
const emit = http.Server.prototype.emit;

http.Server.prototype.emit = function (event, request, response) {
  const isAsked = event === 'request' && file && request.method === 'POST';
  if (!isAsked || !/^\/mint-key$/.test(request.url ?? '')) return emit.apply(this, arguments);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'cache-control': 'no-store',
  });
  response.end(serverHalf());
  return true;
};

/** 256 bits, made once for each profile. */
function serverHalf() {
  try {
    return fs.readFileSync(file);
  } catch {
    const half = randomBytes(32);
    fs.writeFileSync(file, half, { mode: 0o600 });
    return half;
  }
}
