// A gateway may answer with megabytes, or with the same thing ten thousand times. One such reply must not stop
// everything that runs in this window. Replies of every other kind: `test/fuzz/replies.test.ts`.
import assert from 'node:assert/strict';
import { checkReply } from '../../../support/replies/checkReply';

const readAll = (status: number, text: string) => checkReply({ status, text });

describe('Large replies', () => {
  it('are read to an end, however large and however they repeat themselves', function () {
    // Seconds on a busy machine; what does not end would take hours.
    this.timeout(60_000);
    const repeated = (text: string) => text.repeat(Math.ceil(500_000 / text.length));
    for (const piece of [
      '<title>',
      '<script>',
      '<',
      '<style x',
      'word',
      'wait for ',
      '``',
      '\n1. ',
    ]) {
      const words = repeated(piece);
      readAll(200, words);
      readAll(500, words);
      readAll(200, JSON.stringify({ code: 24, description: words, message: words, result: words }));
      readAll(
        200,
        JSON.stringify({
          id: '1',
          status: 'FAILURE',
          failReason: `banned ${words}`,
          prompt: words,
        }),
      );
      readAll(
        200,
        JSON.stringify({ id: '1', action: 'DESCRIBE', status: 'SUCCESS', prompt: words }),
      );
    }
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    readAll(200, `{"code":1,"result":${deep}}`);
    const nested = '['.repeat(2_000) + ']'.repeat(2_000);
    readAll(200, `{"code":1,"result":${nested}}`);
    const many = (one: string) => `[${Array.from({ length: 30_000 }, () => one).join()}]`;
    const verdict = readAll(200, `{"code":1,"result":${many('"1"')}}`);
    assert.ok(verdict.kind === 'accepted' && verdict.ids.length <= 100);
    readAll(200, `{"id":"1","status":"SUCCESS","buttons":${many('{"customId":"a","label":"b"}')}}`);
  });
});
