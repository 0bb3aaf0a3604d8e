import fs from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';

/**
 * The port a profile's server listens on, the same each time: a browser keeps secrets and state by address, port
 * included, so on another port VS Code would have forgotten everything.
 */
export async function profilePort(profile: string): Promise<number> {
  const file = path.join(profile, 'port');
  if (fs.existsSync(file)) return Number(fs.readFileSync(file, 'utf8'));
  const port = await findFreePort();
  fs.mkdirSync(profile, { recursive: true });
  fs.writeFileSync(file, String(port));
  return port;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
