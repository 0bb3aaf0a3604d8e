import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isFailureError } from '../../../src/domain/failure';
import type { SubmitOutcome } from '../../../src/providers/provider';
import { imagine, makeContext, makeProvider, picture } from '../../integration/midjourney/bench';
import { makeTask } from '../../support/makeTask';

/*
 * Where gateways of the Midjourney format disagree, and the test that holds each point. Files without a
 * folder lie in test/integration/midjourney; [u] is test/unit/providers/midjourney, [f] the fixtures that
 * observation.test.ts reads; "here" is this file.
 *
 *  1 three ways to send the key         settings "sends the key in each of the three ways"
 *  2 four ways to choose a speed        settings "sends a speed in each of the four ways", "the speed picked in
 *                                       the prompt"; [u] settings
 *  3 forms of `result`                  [u] verdict "reads every code", "takes links of an upload"
 *  4 ids of any length                  mainJob "presses U2 … digit for digit"; test/unit/net/losslessJson
 *  5 code 21                            windows "asks for a prompt", "takes a repeated upscale"; degrading "hidden-modal"
 *  6 code 22, or 1 in its place         money "reads … one that is queued"
 *  7 a full queue in three forms        here; money "tries a full queue"
 *  8 banned at submit, or later         money "names the refused word"; degrading "banned-late"; [f] failure-banned
 *  9 an unknown task in eight forms     here; [u] readingTasks; degrading "only after the grace"
 * 10 batch query, or none               degrading "learns once"; [u] observeTasks
 * 11 `edits` or `edit`                  here
 * 12 mask of an edit                    here (`maskBase64`; the alpha form is the picture it is given)
 * 13 where a task's pictures are        [f] grid-trueai-cells, cells-as-strings, nested, video
 * 14 times as null, 0, seconds          here
 * 15 forms of progress                  [u] readingTasks; [f] running-with-preview, unknown-status
 * 16 forms of buttons                   [u] customId; [f] buttons-as-text, single-image
 * 17 progress of a failure              [u] readingTasks; [f] failure-banned
 * 18 cancel                             degrading "cancels where that exists"
 * 19 Refresh                            degrading "refreshes dead links"; [u] settings
 * 20 forms of an error                  here; test/unit/net/httpReply
 * 21 content type                       money "reads an answer labelled as text"
 * 22 buttons a gateway calls unknown    degrading "goes another way", "says that a button is not offered"
 * 23 Favorite                           here; degrading "says that a button is not offered"
 * 24 accountFilter, notifyHook          settings "only when they are set"
 * 25 links of an upload                 [u] verdict; here
 * 26 words for actions                  [u] customId; [f] single-image, modal-region
 * 27 an image link to localhost         [u] readingTasks "repairs links"; [f] grid-new-api
 */

type Answer = readonly [status: number, body: unknown];

interface Gateway {
  readonly url: string;
  readonly asked: { readonly path: string; readonly body: Record<string, unknown> }[];
}

const servers: Server[] = [];

/** A gateway that knows one answer for each path, and 404 for the others. */
async function gatewayOf(answers: Readonly<Record<string, Answer>>): Promise<Gateway> {
  const asked: Gateway['asked'] = [];
  const server = createServer((request, reply) => {
    void text(request).then((body) => {
      const path = request.url ?? '';
      asked.push({ path, body: JSON.parse(body || '{}') as Record<string, unknown> });
      const [status, answer] = answers[path] ?? [404, '<html>404'];
      reply.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const imagineTo = (url: string): Promise<SubmitOutcome> =>
  makeProvider().submit(imagine('a fox'), 'local', makeContext(url));

describe('where gateways disagree', () => {
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('7: takes a full queue for one, in each of its forms, and tries again', async () => {
    // Lost: a picture at the first crowd, on two gateways of three.
    for (const answer of [
      [200, { code: 23, description: '队列已满，请稍后尝试' }],
      [200, { code: 9, description: '提交失败，队列已满，请稍后重试' }],
      [429, { code: 30, description: '当前分组上游负载已饱和', type: 'upstream_error' }],
      [200, { success: false, code: -1, message: '并发数已达上限' }],
    ] satisfies Answer[]) {
      const gateway = await gatewayOf({ '/mj/submit/imagine': answer });
      const outcome = await imagineTo(gateway.url);
      assert.ok(outcome.kind === 'refused' && outcome.failure.isRetryable);
      assert.ok(['queueFull', 'rateLimited'].includes(outcome.failure.kind));
      assert.equal(gateway.asked.length, 3);
    }
  });

  it('7: sends nothing again when those words come from behind the gateway', async () => {
    // Lost: money, for a second picture while the first is drawn.
    for (const answer of [
      [502, '<html>queue full'],
      [504, { error: { message: '队列处理超时' } }],
      [500, { code: 9, description: '任务已加入队列，但回写失败' }],
      [503, { error: { message: 'queue is full', type: 'upstream_error' } }],
    ] satisfies Answer[]) {
      const gateway = await gatewayOf({ '/mj/submit/imagine': answer });
      const outcome = await imagineTo(gateway.url);
      assert.ok(outcome.kind === 'unconfirmed' && outcome.failure.charged === 'unknown');
      assert.equal(gateway.asked.length, 1);
    }
  });

  it('9: finds no task where a gateway says so, in each of its forms', async () => {
    // Lost: a clear answer to a mistyped id.
    for (const answer of [
      [400, { description: 'task_no_found ', type: 'upstream_error', code: 4 }],
      [404, { code: 3, description: '关联任务不存在或已失效' }],
      [204, ''],
      [200, ''],
      [200, 'null'],
      [200, {}],
      [200, { status: 'not_found', error_code: 10004 }],
    ] satisfies Answer[]) {
      const gateway = await gatewayOf({ '/mj/task/7/fetch': answer });
      assert.equal(await makeProvider().find('7', makeContext(gateway.url)), undefined);
    }
  });

  it('11, 12: edits by either name, learned once, with the mask as it is', async () => {
    // Lost: Edit on trueai's older builds; or a second charge while looking for it.
    const gateway = await gatewayOf({ '/mj/submit/edit': [200, { code: 1, result: '5' }] });
    const provider = makeProvider();
    const request = { kind: 'edit', prompt: 'a hat', picture, mask: picture } as const;
    for (let tries = 0; tries < 2; tries++) {
      const outcome = await provider.submit(request, 'local', makeContext(gateway.url));
      assert.equal(outcome.kind, 'accepted');
    }
    const paths = gateway.asked.map(({ path }) => path);
    assert.deepEqual(paths, ['/mj/submit/edits', '/mj/submit/edit', '/mj/submit/edit']);
    const body = gateway.asked.at(-1)?.body;
    assert.match(String(body?.['maskBase64']), /^data:image\/png;base64,/);
    assert.match(String(body?.['image']), /^data:image\/png;base64,/);
  });

  it('14: sees the same task whatever a gateway writes for times', async () => {
    // Lost: nothing may depend on clocks that are null, 0, missing or in seconds.
    const task = { id: '7', action: 'UPSCALE', status: 'IN_PROGRESS', progress: '30%' };
    for (const time of [null, 0, undefined, 1_760_000_000, 1_760_000_000_000, 'soon']) {
      const times = { submitTime: time, startTime: time, finishTime: time };
      const gateway = await gatewayOf({ '/mj/task/7/fetch': [200, { ...task, ...times }] });
      const seen = await makeProvider().find('7', makeContext(gateway.url));
      assert.deepEqual(seen, { phase: 'running', progress: { percent: 30 } });
    }
  });

  it('20: passes on what a gateway says, in each form of an error', async () => {
    // Lost: the reason why something was refused.
    for (const [status, body, words] of [
      [400, { error: { message: 'said so' } }, 'said so'],
      [400, { error: 'said so' }, 'said so'],
      [200, { code: 4, description: ' said so ' }, 'said so'],
      [200, { success: false, message: 'said so' }, 'said so'],
      [400, 'said so', 'said so'],
      [403, '<html><h1>said</h1> so</html>', 'said so'],
      [401, '', 'Unauthorized'],
    ] as const) {
      const gateway = await gatewayOf({ '/mj/submit/imagine': [status, body] });
      const outcome = await imagineTo(gateway.url);
      assert.equal(outcome.kind === 'refused' && outcome.failure.gatewayMessage, words);
    }
  });

  it('23: tries Favorite as it is, and says what became of it', async () => {
    // Lost: a spinner for something that makes no picture.
    const providerData = { customIds: { favorite: 'MJ::BOOKMARK::0c1d' } };
    const task = makeTask({ id: 'one', phase: 'succeeded', remoteId: '7', providerData });
    for (const [answer, kind] of [
      [[200, { code: 4, description: '未知的 Action 类型' }], 'notOffered'],
      [[400, { error: { message: 'Invalid request, unknown_action:MJ::BOOKMARK' } }], 'notOffered'],
      [[200, { code: 4, description: '不支持' }], 'invalidRequest'],
    ] as const) {
      const gateway = await gatewayOf({ '/mj/submit/action': answer });
      const context = makeContext(gateway.url);
      const outcome = await makeProvider().act(task, 'favorite', 'local', context);
      assert.equal(outcome.kind === 'refused' && outcome.failure.kind, kind);
    }
  });

  it('25: reads the links of an upload as texts and as objects', async () => {
    // Lost: references, on gateways that answer in another shape.
    const link = 'https://cdn.example/a.png?ex=1';
    for (const result of [[link], [{ url: link }], link]) {
      const path = '/mj/submit/upload-discord-images';
      const gateway = await gatewayOf({ [path]: [200, { code: 1, result }] });
      const upload = makeProvider().upload?.([picture], makeContext(gateway.url));
      assert.deepEqual(await upload, [link]);
    }
  });

  it('lists what was sent only where a gateway does: anything but a list means "not offered"', async () => {
    // Lost: Check, which would end in an error nobody understands; or ask again and again.
    for (const answer of [
      [404, { error: { message: 'Invalid URL (GET /mj/task/list)', code: '' } }],
      [404, { code: 3, description: '?' }],
      [405, ''],
      [200, '<!doctype html>'],
      [200, { hello: 1 }],
    ] satisfies Answer[]) {
      const gateway = await gatewayOf({ '/mj/task/list': answer });
      const provider = makeProvider();
      for (let tries = 0; tries < 2; tries++) {
        await assert.rejects(
          Promise.resolve(provider.findSent?.('local', makeContext(gateway.url))),
          (error) => isFailureError(error) && error.failure.kind === 'notOffered',
        );
      }
      assert.equal(gateway.asked.length, 1);
    }
    const revoked = await gatewayOf({ '/mj/task/list': [401, ''] });
    await assert.rejects(
      Promise.resolve(makeProvider().findSent?.('local', makeContext(revoked.url))),
      (error) => isFailureError(error) && error.failure.kind === 'unauthorised',
    );
  });
});
