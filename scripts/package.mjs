// `npm run package`: builds for production and makes easel-<version>.vsix in the top folder, then looks inside.
import fs from 'node:fs';
import { buildEasel } from './lib/buildEasel.mjs';
import { installDependencies } from './lib/installDependencies.mjs';
import { inRepository, root } from './lib/paths.mjs';
import { ensurePrerequisites } from './lib/prerequisites.mjs';
import { Problem, runScript } from './lib/problem.mjs';
import { runCommand } from './lib/runCommand.mjs';
import { stopAllWhenTold } from './lib/startOnLeash.mjs';
import { useProjectNode } from './lib/useProjectNode.mjs';
import { findStrays, listVsix } from './lib/vsixContent.mjs';

await runScript(async () => {
  await ensurePrerequisites(['git', 'npm']);
  await installDependencies();
  await useProjectNode();
  stopAllWhenTold();
  await buildEasel({ production: true });

  const { name, version } = JSON.parse(fs.readFileSync(inRepository('package.json'), 'utf8'));
  const file = inRepository(`${name}-${version}.vsix`);
  const vsce = inRepository('node_modules', '@vscode', 'vsce', 'vsce');
  // Everything Easel needs is bundled: no package of node_modules goes in. README pictures are shown from the
  // VSIX itself: there is no public repository to link to.
  const args = [
    vsce,
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  await runCommand(process.execPath, args, { cwd: root, purpose: 'make the VSIX' });

  const content = listVsix(file);
  const strays = findStrays(content);
  if (strays.length > 0) {
    fs.rmSync(file);
    throw new Problem(
      `These files do not belong into the VSIX; name them in .vscodeignore: ${strays.join(', ')}.`,
    );
  }
  for (const { name: entry, size } of content) console.log(`${String(size).padStart(9)}  ${entry}`);
  console.log(
    `${file}: ${content.length} files, ${(fs.statSync(file).size / 1024).toFixed(0)} KiB`,
  );
});
