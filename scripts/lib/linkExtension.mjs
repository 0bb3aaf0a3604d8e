import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes VS Code take a source folder for an installed extension. Unlike a development path this needs no test driver in
 * the server, which would keep toasts from being shown.
 *
 * @param {string} extensionsDir where VS Code keeps installed extensions; others in it stay
 * @param {string} source the extension's folder, absolute
 */
export function linkExtension(extensionsDir, source) {
  const { publisher, name, version } = JSON.parse(
    fs.readFileSync(path.join(source, 'package.json'), 'utf8'),
  );
  const id = `${publisher}.${name}`;
  const list = path.join(extensionsDir, 'extensions.json');
  fs.mkdirSync(extensionsDir, { recursive: true });
  const others = readList(list).filter((entry) => entry.identifier?.id !== id);
  const entry = {
    identifier: { id },
    version,
    location: { $mid: 1, path: source, scheme: 'file' },
    metadata: { installedTimestamp: Date.now(), source: 'vsix' },
  };
  fs.writeFileSync(list, `${JSON.stringify([...others, entry])}\n`);
}

function readList(file) {
  try {
    const list = JSON.parse(fs.readFileSync(file, 'utf8'));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
