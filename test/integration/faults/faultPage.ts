import { readFileSync } from 'node:fs';
import { scenarios } from '../../../src/sandbox/scenarios';
import { cellsIn } from '../../support/matrixPage';
import { inRepository } from '../../support/repository';

export interface FaultTotals {
  readonly lost: string[];
  readonly sentTwice: string[];
  readonly unexplained: string[];
}

const head = `# What goes wrong at a gateway, and what a person is told

Every scenario of the sandbox for every call, with both families of gateways, over real HTTP. This page is made by
\`test/integration/faults/faultMatrix.test.ts\`; to write it anew, run
\`EASEL_WRITE_DOCS=1 npm test -- --tier integration --grep "fault matrix"\`.

*done*: it is there, with its pictures. *failed*: the card says why, and whether it was charged. *unsure*: a card that
may have been accepted, with Check, Send again and Discard; behind the arrow stands what Check says. *asks*: the
gateway waits for a person. *goes on*: it is watched on. *waits*, *paused*: a poller that was not answered, or whose
key was refused; its tasks are there when that is over. A kind of failure followed by *then done*: what was asked for
says so, and does it as soon as the gateway does. Behind the arrow of a cancel stands what became of the task. *Lost*
would be something that was paid for and is told as never sent; *unexplained* whatever has no sentence.
`;

/** The page, the same bytes for the same sights. */
export function faultPage(sections: readonly string[], totals: FaultTotals): string {
  const { lost, sentTwice, unexplained } = totals;
  return [
    head,
    legend('scenario', 'what the gateway does', Object.entries(scenarios)),
    legend('kind', 'what is read', sentences()),
    ...sections,
    `Cells tried: ${cellsIn(sections)}. Lost: ${lost.length}. Sent twice: ${sentTwice.length}. Unexplained: ${unexplained.length}.\n`,
  ].join('\n');
}

function legend(name: string, meaning: string, rows: readonly (readonly [string, string])[]) {
  return [
    `| ${name} | ${meaning} |`,
    '| --- | --- |',
    ...rows.map(([a, b]) => `| ${a} | ${b} |`),
    '',
  ].join('\n');
}

/** The sentence of each kind of failure, from where it is written: this tier has no VS Code to ask. */
function sentences(): readonly (readonly [string, string])[] {
  const source = readFileSync(inRepository('src', 'host', 'failureText.ts'), 'utf8');
  const [, table = ''] = /const sentences[^{]*\{([\s\S]*?)\n\};/.exec(source) ?? [];
  const found = [...table.matchAll(/(\w+): \(\) =>\s*vscode\.l10n\.t\(\s*'([^']*)'/g)];
  return found.map(([, kind = '', sentence = '']) => [kind, sentence]);
}
