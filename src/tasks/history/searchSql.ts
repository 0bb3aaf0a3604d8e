import type { QueryCondition, QueryTerm, SearchedState, TaskQuery } from '../../domain/taskQuery';

/** A condition over `task_search`, with the values of its question marks. */
export interface SearchSql {
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** A question for each term; what a person typed is only ever a value. */
export function searchSql({ terms }: TaskQuery): SearchSql {
  const conditions = terms.map(termSql);
  return {
    where: allOf(conditions.map(({ where }) => where)),
    values: conditions.flatMap(({ values }) => values),
  };
}

function termSql(term: QueryTerm): SearchSql {
  const { where, values } = conditionSql(term);
  return { where: term.isExcluded ? `NOT (${where})` : where, values };
}

const stateColumns: Readonly<Record<SearchedState, string>> = {
  starred: 'is_starred',
  failed: 'has_failed',
  running: 'is_running',
  seed: 'has_seed',
};

function conditionSql(condition: QueryCondition): SearchSql {
  switch (condition.field) {
    case 'text':
      return { where: 'instr(text, ?) > 0', values: [condition.text] };
    case 'action':
      return { where: 'instr(actions, ?) > 0', values: [` ${condition.name} `] };
    case 'kind':
      return { where: 'instr(kinds, ?) > 0', values: [` ${condition.kind} `] };
    case 'version':
      return condition.version === 'niji'
        ? { where: "version LIKE 'niji%'", values: [] }
        : { where: 'version = ?', values: [condition.version] };
    case 'state':
      return { where: `${stateColumns[condition.state]} = 1`, values: [] };
    case 'time':
      return {
        where: 'created_at >= ? AND created_at < ?',
        values: [
          condition.from ?? Number.MIN_SAFE_INTEGER,
          condition.to ?? Number.MAX_SAFE_INTEGER,
        ],
      };
  }
}

/** As a tree and not as a chain: SQLite refuses expressions that are a thousand deep, and a prompt may be pasted. */
function allOf(conditions: readonly string[]): string {
  const [first = '1', ...more] = conditions;
  if (more.length === 0) return first;
  const middle = conditions.length >> 1;
  return `(${allOf(conditions.slice(0, middle))}) AND (${allOf(conditions.slice(middle))})`;
}
