// Installs the VS Code servers the tests use: `node scripts/install-vscode.mjs [1.106|latest …]`.
import { installVscodeServer } from './lib/installVscodeServer.mjs';
import { runScript } from './lib/problem.mjs';
import { vscodeVersions } from './lib/vscodeVersions.mjs';

await runScript(async () => {
  const wanted = process.argv.slice(2);
  for (const version of wanted.length > 0 ? wanted : vscodeVersions) {
    const server = await installVscodeServer(version);
    console.log(server.serverDir);
  }
});
