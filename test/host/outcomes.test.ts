// A case nobody thought of is a card without words, or words without a way on, after the money is gone.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buttonRows } from './support/outcomes/buttonRows';
import { composedRows } from './support/outcomes/composedRows';
import { answersTried, answerInWords, everyAnswer } from './support/outcomes/everyAnswer';
import { outcomes, type EndpointRow, type Outcome } from './support/outcomes/endpointRow';
import { outcomesPage } from './support/outcomes/outcomesPage';
import { queryRows } from './support/outcomes/queryRows';
import { personalities, Stage, type Personality } from './support/outcomes/stage';

const page = path.resolve(__dirname, '..', '..', '..', 'docs', 'outcomes.md');

const rows: readonly EndpointRow[] = [...composedRows, ...buttonRows, ...queryRows];

describe('the outcomes of every endpoint', function () {
  this.timeout(120_000);
  const stages = new Map<Personality, Stage>();
  const sights = new Map<EndpointRow, Record<Personality, Record<Outcome, string>>>();

  const answers: (readonly [string, ...string[]])[] = [];

  before(async () => {
    for (const one of personalities) stages.set(one, await Stage.open(one));
  });
  after(async () => {
    for (const stage of stages.values()) await stage.close();
  });

  for (const row of rows) {
    it(`${row.title}: says something, and the right thing, however it ends`, async () => {
      const seen = { proxy: {}, 'new-api': {} } as Record<Personality, Record<Outcome, string>>;
      for (const personality of personalities) {
        const stage = stages.get(personality);
        assert.ok(stage);
        for (const outcome of outcomes) {
          const sight = await row.see(stage, outcome);
          assert.notEqual(sight.trim(), '', `${personality}, ${outcome}`);
          // A refusal that cannot happen, or has no sentence, would be no proof of anything.
          if (outcome === 'refused' && !row.isImpossible(outcome)) assert.match(sight, /“.+\.”/);
          seen[personality][outcome] = sight;
        }
      }
      sights.set(row, seen);
    });
  }

  for (const name of answersTried) {
    it(`${name}: is told in one sentence, and never paid for twice`, async () => {
      const seen: string[] = [];
      for (const personality of personalities) {
        const stage = stages.get(personality);
        assert.ok(stage);
        seen.push(await everyAnswer(stage, name));
      }
      answers.push([answerInWords(name), ...seen]);
    });
  }

  it('is what docs/outcomes.md says', () => {
    assert.equal(sights.size, rows.length, 'an endpoint above has failed');
    assert.equal(answers.length, answersTried.length, 'an answer above has failed');
    const made = outcomesPage(sights, answers);
    if (process.env['EASEL_WRITE_DOCS'] === '1') writeFileSync(page, made);
    const written = existsSync(page) ? readFileSync(page, 'utf8') : '';
    const hint =
      'docs/outcomes.md is not what people see any more. Read the difference; if it is meant, run EASEL_WRITE_DOCS=1 npm test -- --tier host --vscode 1.106 --grep outcomes';
    assert.equal(written, made, hint);
  });
});
