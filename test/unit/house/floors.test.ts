// Without the floors a change in one gateway's words would reach the page, and a picture would be drawn
// by code that only one vendor understands.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';

const root = process.cwd();

/** The table is the linter's own; it is loaded, not copied. */
async function floors() {
  const file = path.join(root, 'eslint.floors.mjs');
  return (await import(file)) as {
    floors: readonly { room: string; may: readonly string[] }[];
    wrongImport: (file: string, source: string) => string | undefined;
  };
}

describe('floors', () => {
  it('names only rooms that exist', async () => {
    const table = (await floors()).floors;
    for (const { room, may } of table) {
      for (const each of [room, ...may]) {
        const place = path.join(root, 'src', each);
        assert.ok(existsSync(place) || existsSync(`${place}.ts`), `src/${each} does not exist`);
      }
    }
  });

  it('refuses imports that look up or sideways, and lets those that look down pass', async () => {
    const { wrongImport } = await floors();
    const from = (file: string, source: string) =>
      wrongImport(path.join(root, 'src', file), source);
    const wrong: [string, string][] = [
      ['domain/task.ts', '../base/delay'],
      ['tasks/taskManager.ts', '../net/httpClient'],
      ['tasks/taskManager.ts', 'vscode'],
      ['host/gallery/page.ts', '../../providers/midjourney/customId'],
      ['webview/main.ts', '../tasks/taskStore'],
      ['webview/main.ts', 'node:fs'],
      ['sandbox/sandbox.ts', '../domain/task'],
      ['providers/midjourney/observation.ts', '../registry'],
      ['protocol/protocol.ts', '../host/manifest'],
    ];
    for (const [file, source] of wrong) assert.ok(from(file, source), `${file} → ${source}`);
    const right: [string, string][] = [
      ['tasks/history/sqliteHistory.ts', '../../domain/task'],
      ['sandbox/wire/x.ts', '../tasks/y'],
      ['host/gallery/page.ts', '../../tasks/taskStore'],
      ['host/gallery/page.ts', 'vscode'],
    ];
    for (const [file, source] of right)
      assert.equal(from(file, source), undefined, `${file} → ${source}`);
  });

  it('is what the linter reports for a planted import', async () => {
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: path.join(root, 'eslint.config.mjs'),
      // In CI the parser would read the file from disk instead of the planted text.
      overrideConfig: {
        languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
      },
    });
    const planted = `import '../net/httpClient';\n`;
    const [result] = await eslint.lintText(planted, {
      filePath: path.join(root, 'src/domain/task.ts'),
    });
    const rules = result!.messages.map((message) => message.ruleId);
    assert.ok(rules.includes('easel/floors'), JSON.stringify(result!.messages));
  }).timeout(60_000);
});
