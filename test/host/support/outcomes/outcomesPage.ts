import { outcomeNames, outcomes, type EndpointRow, type Outcome } from './endpointRow';
import { personalities, type Personality } from './stage';

export type Sights = ReadonlyMap<
  EndpointRow,
  Readonly<Record<Personality, Readonly<Record<Outcome, string>>>>
>;

const head = `# What a person sees

Every endpoint of the Midjourney format, with both families of gateways, and every way it can end. This page is made by
\`test/host/outcomes.test.ts\`, which brings each case about over real HTTP in a real extension host and compares; to
write it anew, run \`EASEL_WRITE_DOCS=1 npm test -- --tier host --vscode 1.106 --grep outcomes\`.

Texts in quotation marks are what is read, letter for letter; buttons stand in brackets. A *proxy* answers as
midjourney-proxy and its descendants, *new-api* as QuantumNous/new-api in front of one. Nothing that is refused is
charged: the test asks the gateway for its charges.
`;

/** The page, the same bytes for the same sights. */
export function outcomesPage(sights: Sights): string {
  const sections = [...sights].map(([row, seen]) => {
    const lines = outcomes.map((outcome) => {
      const cells = personalities.map((personality) => cell(seen[personality][outcome]));
      return `| ${outcomeNames[outcome]} | ${cells.join(' | ')} |`;
    });
    return [
      `## ${row.title}`,
      '',
      `\`${row.wire}\`. Refused here for: ${row.refusedBy}.`,
      '',
      `| | proxy | new-api |`,
      '| --- | --- | --- |',
      ...lines,
      '',
    ].join('\n');
  });
  return `${head}\n${sections.join('\n')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
