import assert from 'node:assert/strict';
import { redactHeaders, redactSecret } from '../../../src/base/redact';
import { withoutCredentials } from '../../../src/base/withoutCredentials';

describe('redact', () => {
  it('takes the key out of headers, however they are written', () => {
    // The key would lie in a log that people attach to bug reports.
    assert.deepEqual(redactHeaders({ AUTHORIZATION: 'Bearer k', 'mj-api-secret': 'k', a: 'b' }), {
      AUTHORIZATION: '•••',
      'mj-api-secret': '•••',
      a: 'b',
    });
  });

  it('takes the key out of what a gateway repeats', () => {
    // A refused key would be shown in an error message.
    assert.equal(redactSecret('no such key: sk-12345', 'sk-12345'), 'no such key: •••');
  });

  it('takes names and passwords out of addresses, and nothing else', () => {
    // An address as somebody set it up would be in a report for everybody.
    assert.equal(
      withoutCredentials('at https://me:pw@a.test/x and HTTP://me@b.test, a@b.test'),
      'at https://a.test/x and HTTP://b.test, a@b.test',
    );
    assert.equal(withoutCredentials('https://a.test/@me?x=a@b'), 'https://a.test/@me?x=a@b');
  });
});
