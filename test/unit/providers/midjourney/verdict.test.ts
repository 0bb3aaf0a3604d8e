import assert from 'node:assert/strict';
import { readVerdict, type VerdictFacts } from '../../../../src/providers/midjourney/verdict';
import { replyOf } from './replyOf';

const alone: VerdictFacts = { nowMs: 0, hasRelatedTask: false };
const related: VerdictFacts = { nowMs: 0, hasRelatedTask: true };

function read(status: number, body: unknown, facts = alone) {
  return readVerdict(replyOf(status, body), facts);
}

/** 'accepted 1,2', 'refused queueFull', … */
function summary(status: number, body: unknown, facts = alone): string {
  const verdict = read(status, body, facts);
  switch (verdict.kind) {
    case 'accepted':
      return `accepted ${verdict.ids.join()} ${verdict.phase}`;
    case 'waiting':
    case 'unsure':
      return `${verdict.kind} ${verdict.id}`;
    case 'refused':
    case 'unconfirmed':
      return `${verdict.kind} ${verdict.failure.kind}${verdict.failure.reason ? `/${verdict.failure.reason}` : ''}`;
  }
}

type Row = readonly [name: string, status: number, body: unknown, expected: string, VerdictFacts?];

const codes: readonly Row[] = [
  ['1', 200, { code: 1, description: '提交成功', result: '17' }, 'accepted 17 queued'],
  ['1, number', 200, { code: 1, result: 17 }, 'accepted 17 queued'],
  [
    '1, long number',
    200,
    '{"code":1,"result":17600000000004171}',
    'accepted 17600000000004171 queued',
  ],
  [
    '1, leading zero',
    200,
    { code: 1, result: '0741798445574458' },
    'accepted 0741798445574458 queued',
  ],
  ['1, list', 200, { code: 1, result: ['a', 'b'] }, 'accepted a,b queued'],
  ['1, comma list', 200, { code: 1, result: '1,2,3,4' }, 'accepted 1,2,3,4 queued'],
  ['1, no id', 200, { code: 1, result: '' }, 'unconfirmed badReply'],
  ['1, window words', 200, { code: 1, description: '窗口等待', result: '5' }, 'waiting 5'],
  ['1, confirm words', 200, { code: 1, description: 'Please confirm', result: '5' }, 'unsure 5'],
  ['code as text', 200, { code: '1', result: '5' }, 'accepted 5 queued'],
  ['22', 200, { code: 22, properties: { numberOfQueues: 3 }, result: '5' }, 'accepted 5 queued'],
  ['21 window', 200, { code: 21, description: '窗口等待', result: '5' }, 'waiting 5'],
  [
    '21 English',
    200,
    { code: 21, description: 'Waiting for window confirm', result: '5' },
    'waiting 5',
  ],
  [
    '21 remix',
    200,
    { code: 21, properties: { finalPrompt: 'x', remix: true }, result: '5' },
    'waiting 5',
  ],
  [
    '21 exists',
    200,
    { code: 21, properties: { status: 'SUCCESS', imageUrl: 'u' }, result: '5' },
    'accepted 5 running',
  ],
  ['21 unsure', 200, { code: 21, description: '?', result: '5' }, 'unsure 5'],
  [
    '21 without id',
    200,
    { code: 21, description: 'parameter error' },
    'refused invalidRequest/refusedByGateway',
  ],
  ['23', 200, { code: 23, description: '队列已满' }, 'refused queueFull'],
  ['24', 200, { code: 24, properties: { bannedWord: 'x' } }, 'refused promptRefused'],
  [
    '24, no word',
    200,
    { code: 24, description: 'submit failed' },
    'refused invalidRequest/refusedByGateway',
  ],
  ['24, words', 200, { code: 24, description: '可能包含敏感词' }, 'refused promptRefused'],
  [
    '3, related',
    404,
    { code: 3, description: '关联任务不存在或已失效' },
    'refused notFound',
    related,
  ],
  ['3, alone', 200, { code: 3, description: '无可用的账号实例' }, 'refused serverError'],
  [
    '4',
    200,
    { code: 4, description: '图片参数错误，2~5张图片' },
    'refused invalidRequest/refusedByGateway',
  ],
  [
    '4, prompt',
    200,
    { code: 4, description: 'prompt不能为空' },
    'refused invalidRequest/promptEmpty',
  ],
  [
    '4, quota',
    400,
    { code: 4, description: 'quota_not_enough ', type: 'upstream_error' },
    'refused noCredit',
  ],
  ['4, task', 400, { code: 4, description: 'task_not_found ' }, 'refused notFound', related],
  [
    '4, status',
    400,
    { code: 4, description: 'task_status_not_success ' },
    'refused invalidRequest/taskNotReady',
    related,
  ],
  ['4, action', 200, { code: 4, description: '未知的 Action 类型' }, 'refused notOffered', related],
  ['4, limit', 200, { code: 4, description: '队列数已达上限' }, 'refused queueFull'],
  [
    '4 behind 500',
    500,
    { code: 4, description: 'readObjectStart: expect {' },
    'unconfirmed serverError',
  ],
  ['5', 400, { code: 5, description: 'do_request_failed' }, 'unconfirmed serverError'],
  [
    '9, queue',
    200,
    { code: 9, description: '提交失败，队列已满，请稍后重试' },
    'refused queueFull',
  ],
  ['9', 200, { code: 9, description: '系统异常' }, 'refused serverError'],
  ['30', 429, { code: 30, description: 'upstream_busy' }, 'refused rateLimited'],
  [
    '-1, concurrency',
    200,
    { success: false, code: -1, message: '并发数已达上限' },
    'refused rateLimited',
  ],
  ['-1, queue', 200, { success: false, code: -1, message: '队列数已达上限' }, 'refused queueFull'],
  [
    '-1, daily',
    200,
    { success: false, code: -1, message: '用户今日绘图次数已达上限' },
    'refused rateLimited',
  ],
  [
    '-1, blocked',
    200,
    { success: false, code: -1, message: '账号已被临时封锁，请勿使用违规词作图' },
    'refused forbidden',
  ],
  [
    '-1, other',
    200,
    { success: false, code: -1, message: 'The field is required' },
    'refused invalidRequest/refusedByGateway',
  ],
  ['0 with id', 200, { code: 0, result: '5' }, 'accepted 5 queued'],
  ['0', 200, { code: 0 }, 'refused badReply'],
  ['other', 200, { code: 77, description: '?' }, 'refused invalidRequest/refusedByGateway'],
];

const withoutCode: readonly Row[] = [
  [
    'unknown action',
    400,
    { error: { message: 'Invalid request, unknown_action:MJ::BOOKMARK::x' } },
    'refused notOffered',
  ],
  [
    'bad body',
    400,
    { error: { message: 'cannot unmarshal number' } },
    'refused invalidRequest/refusedByGateway',
  ],
  ['401', 401, { error: { message: '无效的令牌' } }, 'refused unauthorised'],
  ['401, empty', 401, '', 'refused unauthorised'],
  ['402', 402, '', 'refused noCredit'],
  ['403', 403, { success: false, message: '您无权限访问' }, 'refused forbidden'],
  ['403, page', 403, '<html>', 'refused forbidden'],
  [
    '404, path',
    404,
    { error: { message: 'Invalid URL (POST /mj/submit/edits)', code: '' } },
    'refused notOffered',
  ],
  ['404, page', 404, '<html>', 'refused badReply'],
  ['413', 413, '<html>', 'refused invalidRequest/pictureTooLarge'],
  ['429, empty', 429, '', 'refused rateLimited'],
  ['500', 500, { success: false, message: '操作失败' }, 'unconfirmed serverError'],
  ['501', 501, { error: { message: 'x', code: 'api_not_implemented' } }, 'refused notOffered'],
  ['502', 502, '<html>', 'unconfirmed serverError'],
  [
    '503, no model',
    503,
    { error: { message: '?', code: 'model_not_found' } },
    'refused notOffered',
  ],
  [
    '503, older',
    503,
    { error: { message: '分组 x 下模型 mj_upload 无可用渠道' } },
    'refused notOffered',
  ],
  ['503', 503, '', 'unconfirmed serverError'],
  ['504', 504, '<html>', 'unconfirmed timedOut'],
  ['524', 524, '<html>', 'unconfirmed timedOut'],
  ['page with 200', 200, '<!doctype html>', 'refused badReply'],
  ['nothing with 200', 200, '', 'unconfirmed badReply'],
  ['cut short', 200, '{"code":1,"resu', 'unconfirmed badReply'],
  ['no code', 200, { hello: 1 }, 'unconfirmed badReply'],
  [
    'success false',
    200,
    { success: false, message: 'no' },
    'refused invalidRequest/refusedByGateway',
  ],
];

describe('replies to a submit', () => {
  it('reads every code of the envelope', () => {
    // Lost: money or pictures, code by code.
    for (const [name, status, body, expected, facts] of codes) {
      assert.equal(summary(status, body, facts), expected, name);
    }
  });

  it('reads every reply without an envelope', () => {
    // Lost: the difference between "not taken" and "nobody knows".
    for (const [name, status, body, expected, facts] of withoutCode) {
      assert.equal(summary(status, body, facts), expected, name);
    }
  });

  it('takes no words for a refusal where something broke down behind the gateway', () => {
    // Lost: money; "queue full" on an error page would be sent again, with the first picture under way.
    const bodies: readonly unknown[] = [
      '<html>queue full',
      'queue is full',
      { error: { message: '队列处理超时' } },
      { error: { message: '队列已满 mj_imagine', code: '' } },
      { error: 'unknown_action' },
      { code: 9, description: '任务已加入队列，但回写失败' },
      { code: 4, description: 'quota_not_enough' },
      { code: 4, description: '队列已满 mj_imagine' },
      { code: 24, properties: { bannedWord: 'gore' } },
      { code: 3, description: '队列已满' },
      { code: 21, description: 'upstream_busy' },
      { success: false, code: -1, message: '并发数已达上限' },
    ];
    for (const status of [408, 500, 502, 504, 524]) {
      for (const body of bodies) {
        const verdict = read(status, body, related);
        assert.equal(verdict.kind, 'unconfirmed', `${status} ${JSON.stringify(body)}`);
      }
    }
    // What the gateway says of itself, before it passes anything on.
    assert.equal(summary(500, { code: 23, description: '?' }), 'refused queueFull');
    assert.equal(summary(503, { code: 30, description: 'upstream_busy' }), 'refused rateLimited');
    const named = { error: { message: '分组 x 下模型 mj_imagine 无可用渠道，队列已满' } };
    assert.equal(summary(503, named), 'refused notOffered');
    // An id was given out: that counts.
    assert.equal(summary(500, { code: 1, result: '5' }), 'accepted 5 queued');
  });

  it('takes a queue for full only when it is said to be', () => {
    // Lost: money; a task that is in the queue would be sent again.
    for (const description of ['任务已加入队列，但回写失败', 'joined the queue', '队列处理超时']) {
      assert.equal(summary(200, { code: 9, description }), 'refused serverError', description);
    }
    for (const description of ['队列已满', '队列数已达上限', 'Queue full', 'the queue is full']) {
      assert.equal(summary(200, { code: 9, description }), 'refused queueFull', description);
    }
  });

  it('keeps what a reply tells besides', () => {
    // Lost: the place in the queue, the refused word, the text to begin with.
    const queued = read(200, { code: 22, properties: { numberOfQueues: 3 }, result: '5' });
    assert.equal(queued.kind === 'accepted' && queued.queuePosition, 3);
    const banned = read(200, { code: 24, properties: { bannedWord: 'gore' } });
    assert.equal(banned.kind === 'refused' && banned.failure.word, 'gore');
    const window = read(200, {
      code: 21,
      description: '窗口等待',
      properties: { finalPrompt: 'p' },
      result: '5',
    });
    assert.equal(window.kind === 'waiting' && window.finalPrompt, 'p');
    const daily = read(200, { code: -1, message: '用户今日绘图次数已达上限' });
    assert.equal(daily.kind === 'refused' && daily.failure.isRetryable, false);
  });

  it('keeps the id of an answered window that the reply leaves out', () => {
    // Lost: a task that was answered and can no longer be followed.
    const kept = { ...related, keptId: '9' };
    assert.equal(summary(200, { code: 1, result: null }, kept), 'accepted 9 queued');
    assert.equal(summary(200, { code: 1, result: '10' }, kept), 'accepted 10 queued');
  });

  it('never says that a refusal was charged, nor that an unconfirmed one was not', () => {
    // Lost: trust in what is said about money.
    for (const [name, status, body, , facts] of [...codes, ...withoutCode]) {
      const verdict = read(status, body, facts);
      if (verdict.kind === 'refused') assert.equal(verdict.failure.charged, 'no', name);
      if (verdict.kind === 'unconfirmed') assert.equal(verdict.failure.charged, 'unknown', name);
    }
  });

  it('takes links of an upload in all forms', () => {
    // Lost: Upload Picture on gateways that answer in another shape.
    const link = 'https://cdn.example/a,b.png?ex=1';
    for (const result of [
      [link, link],
      [{ url: link }, { url: link }],
    ]) {
      const verdict = read(200, { code: 1, result });
      assert.deepEqual(verdict.kind === 'accepted' && verdict.ids, [link, link]);
    }
  });
});
