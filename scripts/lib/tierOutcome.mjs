import fs from 'node:fs';

/**
 * What a run counts for. Everything that kept it from its end is one more failure with a sentence.
 *
 * @param {{ label: string, limitMs: number }} run
 * @param {string} resultFile the record TierReporter keeps
 * @param {{ timedOut?: boolean, exitCode?: number, problem?: string, mayBeEmpty?: boolean }} end
 * @returns {{ label: string, passed: number, failed: number, skipped: number, problems: string[], failures: string[] }}
 */
export function readOutcome(run, resultFile, end) {
  const record = readRecord(resultFile);
  const outcome = {
    label: run.label,
    passed: record?.passed ?? 0,
    failed: record?.failed ?? 0,
    skipped: record?.skipped ?? 0,
    problems: [],
    failures: (record?.failures ?? []).map((failure) => describeFailure(run.label, failure)),
  };
  const problem = findProblem(run, record, end);
  if (problem) {
    outcome.failed += 1;
    outcome.problems.push(problem);
  }
  return outcome;
}

function findProblem(run, record, end) {
  const limit = `${run.limitMs / 60_000} min`;
  if (end.problem) return `${run.label} could not run: ${end.problem}`;
  if (end.timedOut) {
    return record?.finished
      ? `${run.label} ended its tests but not its process within ${limit}: something was left open.`
      : `${run.label} was stopped at its limit of ${limit}.`;
  }
  if (!record) return `${run.label} could not start.`;
  if (!record.finished) return `${run.label} broke off before its end.`;
  if (record.passed + record.failed === 0 && !end.mayBeEmpty) return `${run.label} ran no test.`;
  if (end.exitCode && record.failed === 0)
    return `${run.label} ended with code ${end.exitCode} though no test failed.`;
  return undefined;
}

/** A failed test in a few lines: which one it is, and why it failed, with where that was. */
function describeFailure(label, { title, message, stack }) {
  const place = stack
    ?.slice(message.length)
    .match(/^ +at .*\btest\/.*$/m)?.[0]
    .trim();
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  return [`${label}: ${title}`, ...lines.slice(0, 12), ...(place ? [place] : [])].join('\n      ');
}

/** The record as far as it goes, or undefined when the run never came to its first test. */
export function readRecord(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
