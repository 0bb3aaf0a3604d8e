import assert from 'node:assert/strict';
import { advance, isObservable, isTerminal } from '../../../../src/domain/task';
import { readObservation } from '../../../../src/providers/midjourney/observation';
import { readWireTask } from '../../../../src/providers/midjourney/wireTask';
import { readProgress } from '../../../../src/providers/midjourney/taskProgress';
import { failureOfReason } from '../../../../src/providers/midjourney/failReason';
import { saysNotFound } from '../../../../src/providers/midjourney/fetchTask';
import {
  gatewayFailure,
  restrictedKeyHint,
} from '../../../../src/providers/midjourney/gatewayFailure';
import { usableLink } from '../../../../src/providers/midjourney/pictureLinks';
import { analysisOf, splitTexts } from '../../../../src/providers/midjourney/textResults';
import { makeTask } from '../../../support/makeTask';
import { replyOf } from './replyOf';

const running = makeTask({ id: 'one', phase: 'running' });

/** A task with a picture, a reason to fail and a status. */
function seenAs(status: string, progress = '50%', failReason = '任务超时') {
  const imageUrl = 'https://cdn.example/a.png';
  const wire = readWireTask({ id: '1', action: 'UPSCALE', status, progress, imageUrl, failReason });
  assert.ok(wire);
  return readObservation(wire, { baseUrl: 'https://gateway.example', pathPrefix: '/mj' });
}

describe('reading what gateways say of a task', () => {
  it('stops asking about what has ended, and goes on with everything else', () => {
    // Lost: a finished picture shown as running for ever; or a running one given up.
    const ended = ['SUCCESS', 'COMPLETED', 'SUCCEED', 'FAILURE', 'FAILED', 'ERROR', 'CANCEL'];
    const open = ['', 'NOT_START', 'PENDING', 'SUBMITTED', 'IN_PROGRESS', 'RUNNING', 'MODAL'];
    const unheardOf = ['WARMING_UP', 'constructor', '__proto__', '完成'];
    for (const word of [...ended, ...open, ...unheardOf]) {
      for (const spelling of [word, word.toLowerCase(), `TASK_STATUS_${word}`, ` ${word} `]) {
        const task = advance(running, seenAs(spelling), 1);
        assert.equal(isTerminal(task.phase), ended.includes(word), spelling);
        assert.equal(isObservable(task), !ended.includes(word), spelling);
      }
    }
    // What nobody has seen before is shown as it came.
    for (const word of unheardOf) assert.equal(seenAs(word).unknownStatus, word);
    assert.equal(seenAs('IN_PROGRESS').unknownStatus, undefined);
  });

  it('shows a picture for success, a reason for failure, and neither for a cancelled one', () => {
    // Lost: the difference between what was made, what went wrong and what one stopped oneself.
    assert.equal(seenAs('SUCCESS').assets?.length, 1);
    assert.equal(seenAs('FAILURE').failure?.kind, 'timedOut');
    assert.equal(seenAs('FAILURE', '100%').progress, undefined);
    for (const stopped of [seenAs('CANCELED'), seenAs('FAILURE', '', '取消任务')]) {
      assert.deepEqual([stopped.phase, stopped.failure], ['cancelled', undefined]);
    }
  });

  it('sees four pictures where any button names a cell, and asks the record where none tells', () => {
    // Lost: three of four paid pictures, shown as one; or a single one cut into four.
    const kindOf = (action: string, ...tokens: readonly string[]) => {
      const imageUrl = 'https://cdn.example/a.png';
      const buttons = tokens.map((token) => ({ customId: `MJ::${token}::0f1e2d3c` }));
      const wire = readWireTask({ id: '1', action, status: 'SUCCESS', imageUrl, buttons });
      assert.ok(wire);
      const place = { baseUrl: 'https://gateway.example', pathPrefix: '/mj' };
      return readObservation(wire, place).assets?.[0]?.kind;
    };
    const varied = ['JOB::variation::1', 'JOB::variation::2'];
    assert.equal(kindOf('IMAGINE', ...varied), 'grid');
    assert.equal(kindOf('', ...varied), 'grid');
    assert.equal(kindOf('IMAGINE', 'JOB::reroll::0'), 'grid');
    assert.equal(kindOf('UPSCALE', 'BOOKMARK'), 'image');
    for (const alone of ['JOB::high_variation::1', 'Outpaint::50::1', 'JOB::variation::1']) {
      assert.equal(kindOf('IMAGINE', alone), 'image', alone);
    }
  });

  it('believes the times of a task only where they can be such', () => {
    // Lost: "usually 40 s", to a gateway that counts in seconds, or writes 0 until it knows.
    const took = (submitTime: unknown, finishTime: unknown) => {
      const wire = readWireTask({ id: '1', status: 'SUCCESS', submitTime, finishTime });
      assert.ok(wire);
      return readObservation(wire, { baseUrl: 'https://gateway.example', pathPrefix: '/mj' })
        .tookMs;
    };
    const now = 1_700_000_000_000;
    assert.equal(took(now, now + 41_000), 41_000);
    assert.equal(took(String(now), String(now + 41_000)), 41_000);
    for (const [from, to] of [
      [0, now],
      [null, now],
      [now, 0],
      [now + 1, now],
      [now / 1_000, now / 1_000 + 41],
      [now, 1e300],
    ]) {
      assert.equal(took(from, to), undefined, `${String(from)} to ${String(to)}`);
    }
  });

  it('reads progress in all its forms', () => {
    // Lost: a bar that jumps, or shows "NaN %".
    assert.deepEqual(readProgress('45%'), { percent: 45 });
    assert.deepEqual(readProgress('45.6'), { percent: 46 });
    assert.deepEqual(readProgress('250%'), { percent: 100 });
    assert.deepEqual(readProgress('Waiting to start'), { text: 'Waiting to start' });
    assert.equal(readProgress(''), undefined);
    assert.equal(readProgress(undefined), undefined);
  });

  it('tells why a task failed', () => {
    // Lost: what to change before trying again.
    const kinds: readonly (readonly [string | undefined, string, string?])[] = [
      ['[Banned prompt detected] The word `gore` is not allowed', 'promptRefused', 'gore'],
      ['[Banned prompt detected] banned word: gore', 'promptRefused', 'gore'],
      ['[Banned prompt detected]', 'promptRefused'],
      ['[Invalid parameter] Unrecognized parameter(s): `--foo`', 'invalidRequest'],
      ['[Invalid link] Could not fetch image', 'invalidRequest'],
      ['[Job queued] There are too many jobs', 'queueFull'],
      ['任务超时', 'timedOut'],
      ['上游任务超时（超过1小时）', 'timedOut'],
      ['Job timed out', 'timedOut'],
      ['余额不足', 'noCredit'],
      ['something else', 'serverError'],
      ['', 'serverError'],
      [undefined, 'serverError'],
    ];
    for (const [reason, kind, word] of kinds) {
      const failure = failureOfReason(reason);
      assert.equal(failure.kind, kind, reason);
      assert.equal(failure.word, word, reason);
      assert.notEqual(failure.charged, 'yes');
    }
  });

  it('knows every way of saying "no such task", and does not take a missing path for one', () => {
    // Lost: a task that spins for ever; or all tasks, declared gone by a wrong address.
    const gone: readonly (readonly [number, unknown])[] = [
      [400, { description: 'task_no_found ', type: 'upstream_error', code: 4 }],
      [204, ''],
      [200, ''],
      [200, null],
      [200, {}],
      [200, { status: 'not_found', error_code: 10004 }],
      [200, { code: 3, description: '任务不存在' }],
      [404, { code: 3, description: '关联任务不存在或已失效' }],
    ];
    for (const [status, body] of gone) {
      assert.equal(saysNotFound(replyOf(status, body)), true, JSON.stringify(body));
    }
    const other: readonly (readonly [number, unknown])[] = [
      [200, { id: '1', status: '' }],
      [200, { id: '1', status: 'FAILURE', failReason: 'task_not_found' }],
      [200, '<html>'],
      [404, '<html>'],
      [404, { error: { message: 'Invalid URL (GET /mj/task/1/fetch)', code: '' } }],
      [401, ''],
      [500, { code: 4, description: 'task_no_found' }],
    ];
    for (const [status, body] of other) {
      assert.equal(saysNotFound(replyOf(status, body)), false, JSON.stringify(body));
    }
  });

  it('recognises a key that may submit but not look, in any language', () => {
    // Lost: the reason why a paid picture never appears.
    for (const message of [
      '该令牌无权访问模型  (request id: 2025)',
      'This token has no access to model  (request id: 2025)',
      'This token has no access to model',
    ]) {
      const failure = gatewayFailure(replyOf(403, { error: { message } }), {
        charged: 'no',
        nowMs: 0,
      });
      assert.equal(failure.kind, 'forbidden');
      assert.ok(failure.gatewayMessage?.startsWith(restrictedKeyHint), message);
    }
    const named = replyOf(403, {
      error: { message: '该令牌无权访问模型 mj_imagine (request id: 1)' },
    });
    const failure = gatewayFailure(named, { charged: 'no', nowMs: 0 });
    assert.ok(!failure.gatewayMessage?.startsWith(restrictedKeyHint));
  });

  it('repairs links of a misconfigured gateway and touches no other', () => {
    // Lost: pictures; a signed link breaks by being encoded anew.
    const base = 'https://gateway.example';
    const signed = 'https://cdn.example/a%2Fb/ü.png?ex=68e7&is=68e6&hm=a+b';
    assert.equal(usableLink(signed, base), signed);
    assert.equal(
      usableLink('http://localhost:3000/mj/image/1?rand=2', base),
      `${base}/mj/image/1?rand=2`,
    );
    assert.equal(usableLink('http://127.0.0.1/x', base), `${base}/x`);
    assert.equal(usableLink('http://0.0.0.0:8080/x', base), `${base}/x`);
    assert.equal(usableLink('http://127.example/x', base), 'http://127.example/x');
    assert.equal(usableLink('http://127.0.0.1:9/x', 'http://127.0.0.1:8'), 'http://127.0.0.1:9/x');
    assert.equal(usableLink('/mj/image/1', base), `${base}/mj/image/1`);
    for (const bad of [
      '',
      ' ',
      undefined,
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://',
    ]) {
      assert.equal(usableLink(bad, base), undefined, bad);
    }
  });

  it('splits the texts of Describe and Shorten', () => {
    // Lost: four prompts in one lump.
    assert.deepEqual(splitTexts('1️⃣ a fox --ar 3:2\n\n2️⃣ a hen\nin rain\n\n3️⃣ c\n\n4️⃣ d'), [
      'a fox --ar 3:2',
      'a hen\nin rain',
      'c',
      'd',
    ]);
    assert.deepEqual(splitTexts('1\u20E3 a\n2\u20E3 b'), ['a', 'b']);
    const shorten =
      '## Important tokens\n**fox** in 1️⃣ rain\n## Shortened prompts\n1️⃣ fox, rain\n2️⃣ fox';
    assert.deepEqual(splitTexts(shorten), ['fox, rain', 'fox']);
    assert.deepEqual(splitTexts('1. a fox\n2. a hen'), ['a fox', 'a hen']);
    assert.deepEqual(splitTexts('a fox, 2 hens'), ['a fox, 2 hens']);
    assert.deepEqual(splitTexts(' '), []);
  });

  it('keeps what Shorten says about the words of a prompt, and finds nothing of it elsewhere', () => {
    // Lost: which words matter, which is what a person paid to hear.
    const shortened = '## Shortened prompts\n1️⃣ fox, rain';
    assert.equal(
      analysisOf(`## Important tokens\n**fox** in 1️⃣ rain\n~~very~~ # 8\n${shortened}`),
      '**fox** in 1️⃣ rain\n~~very~~ # 8',
    );
    assert.equal(analysisOf(`**Important tokens:**\n\n**fox**\n\n${shortened}`), '**fox**');
    assert.equal(analysisOf(`fox (1.00), rain (0.4)\n${shortened}`), 'fox (1.00), rain (0.4)');
    for (const none of [
      shortened,
      `## Important tokens\n${shortened}`,
      '1️⃣ a\n2️⃣ b',
      'a ## b',
      '',
    ]) {
      assert.equal(analysisOf(none), undefined, none);
    }
  });
});
