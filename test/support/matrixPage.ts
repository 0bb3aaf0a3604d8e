import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRepository } from './repository';

/** A table of a page under docs/: what was seen, by row and column. */
export class MatrixTable {
  /** Row by row in the order of each column, all that exist. */
  readonly #rows = new Map<string, string[]>();
  readonly #seen = new Map<string, string>();

  constructor(
    readonly title: string,
    readonly about: string,
    readonly columns: readonly string[],
    /** One cell in so many is tried. */
    readonly share: number,
  ) {}

  /** Tells that there is such a cell. True when it is to be tried this time; cells of one lot are drawn together. */
  isWanted(row: string, column: string, lot = `${this.title} ${row} ${column}`): boolean {
    this.#rows.set(column, [...(this.#rows.get(column) ?? []), row]);
    return draw(lot) % this.share === 0;
  }

  add(row: string, column: string, word: string): void {
    this.#seen.set(key(row, column), word);
  }

  get cells(): readonly (readonly [row: string, column: string])[] {
    return this.columns.flatMap((column) =>
      (this.#rows.get(column) ?? []).map((row) => [row, column] as const),
    );
  }

  wordOf(row: string, column: string): string | undefined {
    return this.#seen.get(key(row, column));
  }

  /** Whether anybody looked at what cells there are. */
  get isKnown(): boolean {
    return this.#rows.size > 0;
  }

  /** As Markdown. A cell that does not exist is a dash. */
  lines(): readonly string[] {
    const head = ['', ...this.columns];
    const rows = this.#inOrder().map((row) => [
      row,
      ...this.columns.map((column) => this.wordOf(row, column) ?? '–'),
    ]);
    return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  }

  /** The rows of the first column, with those that only others have behind the ones they follow there. */
  #inOrder(): readonly string[] {
    const order: string[] = [];
    for (const column of this.columns) {
      let last = -1;
      for (const row of this.#rows.get(column) ?? []) {
        const at = order.indexOf(row);
        if (at < 0) order.splice((last += 1), 0, row);
        else last = at;
      }
    }
    return order;
  }
}

/**
 * A page under docs/ that a test makes: all of its cells with `EASEL_WRITE_DOCS=1` or `EASEL_WHOLE_MATRIX=1`, else a
 * sample that is the same at every run.
 */
export class MatrixPage {
  readonly isWhole =
    process.env['EASEL_WRITE_DOCS'] === '1' || process.env['EASEL_WHOLE_MATRIX'] === '1';
  readonly #file: string;
  readonly #hint: string;
  readonly #share: number;
  readonly #tables: MatrixTable[] = [];

  /** @param share one cell in so many is tried where not all of them are */
  constructor(name: string, grep: string, share: number) {
    this.#share = share;
    this.#file = inRepository('docs', name);
    this.#hint = `docs/${name} is not what happens any more. Read the difference; if it is meant, run EASEL_WRITE_DOCS=1 npm test -- --tier integration --grep "${grep}"`;
  }

  /** @param isSmall all of its cells are tried each time */
  table(title: string, about: string, columns: readonly string[], isSmall = false): MatrixTable {
    const table = new MatrixTable(title, about, columns, this.isWhole || isSmall ? 1 : this.#share);
    this.#tables.push(table);
    return table;
  }

  /**
   * Writes the cells that were tried, where that is asked for, and keeps what is written of the others; then compares
   * what was tried with what is written.
   */
  compare(render: (sections: readonly string[]) => string): void {
    const written = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    const told = readTables(written);
    if (process.env['EASEL_WRITE_DOCS'] === '1') {
      const sections = this.#tables.map((table) => sectionOf(table, told.get(table.title)));
      writeFileSync(this.#file, render(sections));
      return;
    }
    const differences = this.#tables
      .filter(({ isKnown }) => isKnown)
      .flatMap((table) => differencesOf(table, told.get(table.title)?.cells));
    assert.deepEqual(differences, [], this.#hint);
  }
}

function sectionOf(table: MatrixTable, told: Told | undefined): string {
  if (!table.isKnown) return told?.text ?? '';
  for (const [row, column] of table.cells) {
    const before = told?.cells.get(key(row, column));
    if (table.wordOf(row, column) === undefined && before !== undefined)
      table.add(row, column, before);
  }
  return [`## ${table.title}`, '', table.about, '', ...table.lines(), ''].join('\n');
}

/** How many cells of some sections have a word. */
export function cellsIn(sections: readonly string[]): number {
  return [...readTables(sections.join('\n')).values()].reduce(
    (sum, { cells }) => sum + cells.size,
    0,
  );
}

interface Told {
  /** The section with its title. */
  readonly text: string;
  readonly cells: ReadonlyMap<string, string>;
}

function differencesOf(
  table: MatrixTable,
  told: ReadonlyMap<string, string> = new Map(),
): readonly string[] {
  const cells = table.cells;
  const known = new Set(cells.map(([row, column]) => key(row, column)));
  const gone = [...told.keys()].filter((one) => !known.has(one));
  const changed = cells.flatMap(([row, column]) => {
    const now = table.wordOf(row, column);
    const before = told.get(key(row, column));
    if (before === undefined) return [`new: ${row}, ${column}`];
    return now === undefined || now === before
      ? []
      : [`${row}, ${column}: ${before} is now ${now}`];
  });
  return [...gone.map((one) => `gone: ${one}`), ...changed].map((one) => `${table.title}, ${one}`);
}

/** The tables of a page, by title. */
function readTables(page: string): ReadonlyMap<string, Told> {
  const tables = new Map<string, Told>();
  for (const section of page.split(/^## /m).slice(1)) {
    const [title = '', ...lines] = section.split('\n');
    const [head, , ...rows] = lines
      .filter((line) => line.startsWith('|'))
      .map((line) => line.slice(2, -2).split(' | '));
    const cells = rows.flatMap(([row = '', ...words]) =>
      words.flatMap((word, index) =>
        word === '–' ? [] : [[key(row, head?.[index + 1] ?? ''), word] as const],
      ),
    );
    const end = lines.findLastIndex((line) => line.startsWith('|'));
    const text = [`## ${title}`, ...lines.slice(0, end + 1), ''].join('\n');
    tables.set(title, { text, cells: new Map(cells) });
  }
  return tables;
}

function key(row: string, column: string): string {
  return `${row}, ${column}`;
}

function draw(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
