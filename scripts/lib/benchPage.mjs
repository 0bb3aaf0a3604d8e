const begin = (name) => `<!-- ${name}: begin -->`;
const end = (name) => `<!-- ${name}: end -->`;

/** A table of `test/bench/support/reportBench.ts` for the console. */
export function consoleTable({ title, columns, rows, promises = [] }) {
  const lines = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, at) => Math.max(...lines.map((row) => row[at].length)));
  const aligned = lines.map((row) =>
    row
      .map((cell, at) => (isNumber(rows, at) ? cell.padStart(widths[at]) : cell.padEnd(widths[at])))
      .join('  ')
      .trimEnd(),
  );
  const kept = promises.map(
    ({ promise, seen, isKept }) => `${isKept ? '✔' : '✘'} ${promise}: ${seen}`,
  );
  return ['', title, ...aligned, ...kept].join('\n');
}

/** The page with the tables of these benches anew; those that were not run stay as they are. */
export function benchPage(measured, before) {
  let text = before;
  for (const { name, tables } of measured) {
    const body = [
      begin(name),
      '',
      `\`npm run bench -- --only ${name} --keep\`, ${new Date().toISOString().slice(0, 10)}`,
      '',
      ...tables.flatMap((table) => [markdownTable(table), '']),
      end(name),
    ].join('\n');
    const from = text.indexOf(begin(name));
    const to = text.indexOf(end(name));
    text =
      from < 0
        ? `${text.trimEnd()}\n\n${body}\n`
        : text.slice(0, from) + body + text.slice(to + end(name).length);
  }
  return text;
}

function markdownTable({ title, columns, rows, promises = [] }) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rules = columns.map((_, at) => (isNumber(rows, at) ? '---:' : '---'));
  const table = [line(columns), line(rules), ...rows.map(line)];
  const kept = promises.map(
    ({ promise, seen, isKept }) => `- ${isKept ? 'kept' : '**not kept**'}: ${promise}: ${seen}`,
  );
  return [`### ${title}`, '', ...table, ...(kept.length > 0 ? ['', ...kept] : [])].join('\n');
}

function isNumber(rows, at) {
  return rows.every((row) => /^[\d.,×\s]+(%|ms|KiB|MiB|s)?$/.test(String(row[at])));
}
