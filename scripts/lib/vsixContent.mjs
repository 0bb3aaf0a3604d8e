import fs from 'node:fs';

/** What a VSIX of Easel may hold. `[Content_Types].xml` and `extension.vsixmanifest` are the package's own. */
const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
  /^extension\/(readme|changelog)\.md$/i,
  /^extension\/(license|thirdpartynotices)(\.(txt|md))?$/i,
  /^extension\/dist\/.+$/,
  /^extension\/media\/(walkthrough\/)?[^/]+$/,
  /^extension\/l10n\/.+\.json$/,
];
const forbidden = /\.(map|ts|tsx|tsbuildinfo|test\.js)$/;

/** The files that have no business in a VSIX. */
export function findStrays(content) {
  return content
    .map(({ name }) => name)
    .filter((name) => forbidden.test(name) || !allowed.some((pattern) => pattern.test(name)));
}

/**
 * The names and unpacked sizes in a zip file, read from its central directory.
 *
 * @param {string} file
 * @returns {{ name: string, size: number }[]}
 */
export function listVsix(file) {
  const zip = fs.readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const content = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      zip.readUInt16LE(at + field),
    );
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (!name.endsWith('/')) content.push({ name, size: zip.readUInt32LE(at + 24) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return content.sort((a, b) => (a.name < b.name ? -1 : 1));
}
