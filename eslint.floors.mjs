// The floors of the house (docs/architecture.md): who may import whom. One table, read by the linter and
// by the test that plants wrong imports.
import path from 'node:path';

/**
 * A room is a folder or file below src; the longest match counts. `may` lists the rooms it may import
 * besides itself, `vscode` and `node` say whether it may know the editor and Node.
 */
export const floors = [
  { room: 'domain', may: [], vscode: false, node: false },
  { room: 'base', may: [], vscode: false, node: true },
  { room: 'protocol', may: ['domain'], vscode: false, node: false },
  { room: 'net', may: ['base', 'domain'], vscode: false, node: true },
  { room: 'providers/provider', may: ['base', 'domain', 'net'], vscode: false, node: true },
  {
    room: 'providers/midjourney',
    may: ['providers/provider', 'net', 'base', 'domain'],
    vscode: false,
    node: true,
  },
  {
    room: 'providers/registry',
    may: ['providers/provider', 'providers/midjourney', 'net', 'base', 'domain'],
    vscode: false,
    node: true,
  },
  { room: 'tasks', may: ['providers/provider', 'base', 'domain'], vscode: false, node: true },
  {
    room: 'host',
    may: ['tasks', 'protocol', 'providers/provider', 'base', 'domain'],
    vscode: true,
    node: true,
  },
  { room: 'webview', may: ['protocol', 'domain'], vscode: false, node: false },
  {
    room: 'composeServices',
    may: ['host', 'tasks', 'net', 'providers/registry', 'providers/provider', 'base', 'domain'],
    vscode: true,
    node: true,
  },
  { room: 'easel', may: ['base', 'composeServices', 'host'], vscode: true, node: true },
  { room: 'extension', may: ['base', 'easel', 'host'], vscode: true, node: true },
  { room: 'sandbox', may: [], vscode: false, node: true },
];

/** The room of a path below src, without its ending; undefined where no floor is. */
export function roomOf(pathBelowSrc) {
  const inside = (room) => pathBelowSrc === room || pathBelowSrc.startsWith(`${room}/`);
  return floors.filter(({ room }) => inside(room)).sort((a, b) => b.room.length - a.room.length)[0];
}

/** Why `file` may not import `source`, or undefined. Both as they stand on disk and in the code. */
export function wrongImport(file, source) {
  const below = belowSrc(file);
  const from = below === undefined ? undefined : roomOf(below);
  if (!from) return undefined;
  if (source === 'vscode' && !from.vscode) return `src/${from.room} must run without VS Code.`;
  if (source.startsWith('node:') && !from.node) return `src/${from.room} must run without Node.`;
  if (!source.startsWith('.')) return undefined;
  const target = belowSrc(path.resolve(path.dirname(file), source));
  const to = target === undefined ? undefined : roomOf(target);
  if (to && (to === from || from.may.includes(to.room))) return undefined;
  const allowed = from.may.length === 0 ? 'itself' : from.may.join(', ');
  return `src/${from.room} may import only ${allowed}, not ${target ?? source}.`;
}

function belowSrc(file) {
  const parts = file.split(path.sep).join('/').replace(/\.ts$/, '').split('/src/');
  return parts.length > 1 ? parts.at(-1) : undefined;
}

/** The rule as ESLint wants it. */
export const floorsPlugin = {
  rules: {
    floors: {
      meta: { type: 'problem', schema: [], messages: { wrong: '{{reason}}' } },
      create(context) {
        const check = (node) => {
          if (!node.source || typeof node.source.value !== 'string') return;
          const reason = wrongImport(context.filename, node.source.value);
          if (reason) context.report({ node, messageId: 'wrong', data: { reason } });
        };
        return {
          ImportDeclaration: check,
          ExportNamedDeclaration: check,
          ExportAllDeclaration: check,
          ImportExpression: check,
        };
      },
    },
  },
};
