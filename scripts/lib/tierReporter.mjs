import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

const { Base, Spec } = Mocha.reporters;

/**
 * Mocha's spec reporter that also keeps a JSON record, up to date after each test: when a tier is ended by its time
 * limit, what it had done by then still counts. Inside the extension host, whose console nobody sees, the text goes
 * to a file as well.
 *
 * EASEL_TIER_RESULT: where the record goes. EASEL_TIER_OUTPUT: where the text goes instead of the console.
 */
class TierReporter extends Spec {
  constructor(runner, options) {
    const outputFile = process.env.EASEL_TIER_OUTPUT;
    if (outputFile)
      Base.consoleLog = (...parts) => fs.appendFileSync(outputFile, `${format(...parts)}\n`);
    super(runner, options);

    const record = { finished: false, passed: 0, failed: 0, skipped: 0, failures: [], tests: [] };
    const file = process.env.EASEL_TIER_RESULT;
    if (!file) return;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    // Written beside and moved: a reader never sees half a record.
    const write = () => {
      fs.writeFileSync(`${file}.part`, JSON.stringify(record, null, 1));
      fs.renameSync(`${file}.part`, file);
    };
    const add = (test, state) => {
      record[state] += 1;
      record.tests.push({ title: test.fullTitle(), state, milliseconds: test.duration ?? 0 });
      write();
    };
    write();
    runner.on('pass', (test) => add(test, 'passed'));
    runner.on('pending', (test) => add(test, 'skipped'));
    runner.on('fail', (test, error) => {
      const { message, stack } = error ?? {};
      record.failures.push({
        title: test.fullTitle(),
        file: test.file,
        message: message ?? String(error),
        stack,
      });
      add(test, 'failed');
    });
    runner.once('end', () => {
      record.finished = true;
      write();
    });
  }
}

// Mocha's --reporter takes a module's default export.
export default TierReporter;
