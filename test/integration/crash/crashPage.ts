import { cellsIn } from '../../support/matrixPage';
import { words } from './endings';
import type { Verdict } from './verdict';

const head = `# What is left after a crash

A window is a process of its own here, as an extension host is one, and is killed (SIGKILL) at every step: before and
after each request, each file and each commit, before each statement in between, and at the moments that only the
gateway sees. The steps are not listed by anybody: they are those that the same operation took when nothing killed it.
Then the history is opened anew, and everything in it is looked at. This page is made by
\`test/integration/crash/crashMatrix.test.ts\`; to write it anew, run
\`EASEL_WRITE_DOCS=1 npm test -- --tier integration --grep "crash matrix"\`.

*Lost* would be a request that left and that nobody asks about, a task or a picture that was there before, an answer
that was taken and is asked for again. *Sent twice* would be any request that costs and that the gateway saw twice
without a person. *Unexplained* would be whatever else is left: a task that sends for ever, half a file that nobody
clears away, a picture without a task, a search that misses a task.

| word | what a person finds |
| --- | --- |
| ${words.notBegun} | nothing was recorded and nothing has left: the words are still where they were typed |
| ${words.done} | it is there, with its pictures on this machine |
| ${words.found} | a card that may have been accepted, with Check, Send again and Discard; Check finds it by the name it was sent under, and it ends well |
| ${words.notThere} | the same card; Check says that the gateway has none such. Send again and Discard end it |
| ${words.cannotTell} | the same card; this gateway lists nothing, so Check cannot tell. Send again and Discard end it |
| ${words.stillAsks} | the task waits for its answer as before |
| ${words.asksAgain} | the task asks once more and begins with what was written |
| ${words.goesOn} | it runs on, and is watched |
| ${words.linkUnseen} | the picture may lie at the gateway under a link that nobody has seen; nothing uses it, and an upload makes another |
| ${words.again} | nothing of it, or only what does not show; doing it again does all of it |
`;

/** The page, the same bytes for the same verdicts. */
export function crashPage(sections: readonly string[], verdicts: readonly Verdict[]): string {
  const sum = (of: (verdict: Verdict) => readonly string[]) =>
    verdicts.reduce((count, verdict) => count + of(verdict).length, 0);
  const totals =
    `Cells tried: ${cellsIn(sections)}. Lost: ${sum(({ lost }) => lost)}. ` +
    `Sent twice: ${sum(({ sentTwice }) => sentTwice)}. ` +
    `Unexplained: ${sum(({ unexplained }) => unexplained)}.\n`;
  return [head, ...sections, totals].join('\n');
}
