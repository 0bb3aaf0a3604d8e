import assert from 'node:assert/strict';
import { readReply } from '../../../src/net/httpReply';

const raw = { header: () => undefined, secret: undefined };

function reply(text: string, status = 400, secret?: string) {
  return readReply({ status, statusText: 'Bad Request', header: () => undefined, text, secret });
}

describe('an HTTP reply', () => {
  it('finds the gateway’s words in the order all kinds of gateways can be read in', () => {
    // Lost: the reason why something was refused.
    const cases: readonly (readonly [string, string])[] = [
      ['{"error":{"message":" no "},"description":"x"}', 'no'],
      ['{"error":"midjourney_task_not_found"}', 'midjourney_task_not_found'],
      ['{"code":4,"description":"task_no_found ","message":"x"}', 'task_no_found'],
      ['{"success":false,"message":"busy","msg":"x"}', 'busy'],
      ['{"msg":"no","failReason":"x"}', 'no'],
      ['{"failReason":"late"}', 'late'],
      ['{"description":"","message":"m"}', 'm'],
      ['Authorization header missing.', 'Authorization header missing.'],
      ['<html><style>p{}</style><h1>502</h1>\n<p>Bad  Gateway</p></html>', '502 Bad Gateway'],
      ['<title>413 Too Large</title><h1>413 Too Large</h1> nginx', '413 Too Large nginx'],
      ['<title>Console</title><noscript>Turn on</noscript>', 'Console Turn on'],
      ['', 'Bad Request'],
    ];
    assert.equal(readReply({ ...raw, statusText: 'OK', status: 200, text: '' }).message, '');
    for (const [text, words] of cases) assert.equal(reply(text).message, words, text);
    assert.equal(reply('x'.repeat(5000)).message.length, 200);
  });

  it('decides by parsing what is JSON and what is a page', () => {
    // Lost: gateways that label JSON as text, and the hint that the address is wrong.
    assert.deepEqual(reply('{"a":1}').json, { a: 1 });
    assert.equal(reply('{"a":1}').isHtml, false);
    assert.equal(reply('  <!doctype html><p>').isHtml, true);
    assert.equal(reply('').json, undefined);
    assert.equal(reply('null').json, null);
    assert.equal(reply('['.repeat(200_000)).json, undefined);
  });

  it('never repeats the key', () => {
    // Lost: the key, in a log or a screenshot.
    assert.equal(reply('{"message":"bad sk-abcd"}', 401, 'sk-abcd').message, 'bad •••');
    assert.equal(reply('bad sk-abcd', 401, 'sk-abcd').message, 'bad •••');
    // Long texts are cut, and what is left of a key is a key's beginning.
    const cut = reply(`${'x'.repeat(190)} sk-abcdefghijklmnop`, 401, 'sk-abcdefghijklmnop');
    assert.ok(!cut.message.includes('sk-'), cut.message);
  });

  it('has the key nowhere in it, however it was written', () => {
    // Lost: the key, to the history and the page, inside a reason, a prompt or a link.
    const key = 'sk/ab+cd"ef=01';
    const body = {
      failReason: `a ${key} b`,
      list: [key],
      url: `https://g/?k=${encodeURIComponent(key)}`,
    };
    const escaped = JSON.stringify(body).replaceAll('/', '\\/').replaceAll('=', '\\u003d');
    for (const text of [JSON.stringify(body), escaped]) {
      const read = reply(text, 200, key);
      const shown = JSON.stringify([read.json, read.message]);
      assert.deepEqual((read.json as { list: string[] }).list, ['•••']);
      assert.ok(!shown.includes('ab+cd') && !shown.includes('ab%2Bcd'), shown);
    }
    assert.ok(!reply(`<html>${key}</html>`, 200, key).text.includes(key));
  });

  it('leaves ids and links alone where the key is a word or a number as common as they are', () => {
    // Lost: every task and picture of a proxy of one's own with the secret "1234" or "midjourney".
    const task = { id: '1728123456789012', imageUrl: 'https://cdn.midjourney.com/a.png' };
    for (const weak of ['1234', '12345678', 'midjourney']) {
      assert.deepEqual(reply(JSON.stringify(task), 200, weak).json, task);
      assert.ok(!reply(`no ${weak}`, 401, weak).message.includes(weak));
    }
  });
});
