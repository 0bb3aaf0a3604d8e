import { outcomeNames, outcomes, type EndpointRow, type Outcome } from './endpointRow';
import { personalities, type Personality } from './stage';

export type Sights = ReadonlyMap<
  EndpointRow,
  Readonly<Record<Personality, Readonly<Record<Outcome, string>>>>
>;

/** A scenario in words, and what is seen at each gateway. */
export type Answers = readonly (readonly [scenario: string, ...sights: string[]])[];

const head = `# What a person sees

Every endpoint of the Midjourney format, with both families of gateways, and every way it can end. This page is made by
\`test/host/outcomes.test.ts\`, which brings each case about over real HTTP in a real extension host and compares; to
write it anew, run \`EASEL_WRITE_DOCS=1 npm test -- --tier host --vscode 1.106 --grep outcomes\`.

Texts in quotation marks are what is read, letter for letter; buttons stand in brackets. A *proxy* answers as
midjourney-proxy and its descendants, *new-api* as QuantumNous/new-api in front of one. Nothing that is refused is
charged: the test asks the gateway for its charges.
`;

/** The page, the same bytes for the same sights. */
export function outcomesPage(sights: Sights, answers: Answers): string {
  const sections = [...sights].map(([row, seen]) =>
    section(
      row.title,
      `\`${row.wire}\`. Refused here for: ${row.refusedBy}.`,
      outcomes.map((outcome) => [
        outcomeNames[outcome],
        ...personalities.map((personality) => seen[personality][outcome]),
      ]),
    ),
  );
  const others = section(
    'Whatever else a gateway answers',
    'To the same imagine, by the scenarios of the sandbox.',
    answers,
  );
  return [head, ...sections, others].join('\n');
}

function section(
  title: string,
  words: string,
  lines: readonly (readonly [string, ...string[]])[],
): string {
  const table = [['', ...personalities], personalities.map(() => '---').concat('---'), ...lines];
  const rows = table.map((cells) => `| ${cells.map(cell).join(' | ')} |`);
  return [`## ${title}`, '', words, '', ...rows, ''].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
