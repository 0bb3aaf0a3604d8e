// A person reads the README to find a setting: a table that lies sends them to a key that does not exist.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly markdownDescription: string;
}

/** The table as it must stand in the README, made from the manifest. */
function settingsTable(): string {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { configuration: { properties: Record<string, Property> }[] };
  };
  const words = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
  const rows = manifest.contributes.configuration.flatMap(({ properties }) =>
    Object.entries(properties).map(([key, property]) => {
      const text = words[property.markdownDescription.slice(1, -1)] ?? '';
      const plain = text.replaceAll(/\(command:[^)]*\)/g, '').replaceAll(/[[\]]/g, '');
      const values = property.enum ? ` (${property.enum.join(', ')})` : '';
      const value = property.default === '' ? 'empty' : `\`${String(property.default)}\``;
      return `| \`${key}\` | ${value} | ${plain}${values} |`;
    }),
  );
  return ['| setting | default | |', '| --- | --- | --- |', ...rows].join('\n');
}

describe('README', () => {
  it('lists every setting as the manifest has it', () => {
    const readme = readFileSync('README.md', 'utf8');
    const found = /<!-- settings -->\n\n([\s\S]*?)\n\n<!-- \/settings -->/.exec(readme)?.[1];
    assert.equal(found, settingsTable(), 'Copy the expected table into README.md.');
  });
});
