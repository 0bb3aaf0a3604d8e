const vscode = require('vscode');

const ids = ['easel.easel', 'easel-bench.empty'];

/**
 * How long VS Code took to activate Easel and the empty extension, in whole milliseconds: its own figures, from
 * "Developer: Startup Performance".
 */
exports.activationTimes = async () => {
  await until(() => ids.every((id) => vscode.extensions.getExtension(id)?.isActive));
  await vscode.commands.executeCommand('perfview.show');
  const lines = await until(() => {
    const text = vscode.window.visibleTextEditors
      .filter(({ document }) => document.uri.scheme === 'perf')
      .map(({ document }) => document.getText())
      .join('\n');
    const found = ids.map((id) => text.split('\n').find((line) => line.includes(`| ${id} `)));
    return found.every(Boolean) && found;
  });
  return lines.map((line, at) => {
    // | Extension | Eager | Load Code | Call Activate | Finish Activate | Event | By |
    const [, , load, call, finish] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return { id: ids[at], loadMs: Number(load), callMs: Number(call), finishMs: Number(finish) };
  });
};

async function until(holds) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const value = holds();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('VS Code did not tell how long it took to activate the extensions.');
}
