import assert from 'node:assert/strict';
import type { ComposedRequest, PictureRef } from '../../../src/domain/request';
import { GatewayMemory } from '../../../src/host/gatewayMemory';
import { UploadedLinks, expiryOf } from '../../../src/providers/midjourney/uploadedLinks';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox';
import { mementoOf } from '../../support/mementoOf';
import {
  addFault,
  makeContext,
  makeProvider,
  picture,
  quick,
  realFetch,
  requestsTo,
} from './bench';

const uploadPath = '/submit/upload-discord-images';
const other: PictureRef = { ...picture, hash: 'b'.repeat(64), name: 'other.png' };

function fox(references: Extract<ComposedRequest, { kind: 'imagine' }>['references'] = []) {
  return { kind: 'imagine', prompt: 'a fox --sw 200', pictures: [], references } as const;
}

function bodyOf(request: { readonly body: unknown } | undefined): Record<string, unknown> {
  return request?.body as Record<string, unknown>;
}

for (const personality of ['proxy', 'new-api'] as const) {
  describe(`references at a ${personality} gateway`, () => {
    let sandbox: Sandbox;
    beforeEach(async () => {
      sandbox = await startSandbox({ personality, pace: 0.01 });
    });
    afterEach(() => sandbox.close());

    // Gateways charge for uploads, too: the same picture in ten prompts would be paid ten times.
    it('goes up once, and its link into every prompt', async () => {
      const provider = makeProvider();
      const context = makeContext(sandbox.url);
      const twice = [
        { picture, role: 'style' },
        { picture: other, role: 'omni' },
      ] as const;
      const outcomes = await Promise.all([
        provider.submit(fox(twice), 'one', context),
        provider.submit(fox([{ picture, role: 'character' }]), 'two', context),
      ]);
      outcomes.push(await provider.submit(fox(twice), 'three', context));
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        ['accepted', 'accepted', 'accepted'],
      );
      const uploaded = requestsTo(sandbox, uploadPath).flatMap(
        (each) => bodyOf(each)['base64Array'] as unknown[],
      );
      assert.equal(uploaded.length, 2);

      const prompts = requestsTo(sandbox, '/submit/imagine').map((each) =>
        String(bodyOf(each)['prompt']),
      );
      const link = /https?:\/\/\S+\?ex=[0-9a-f]+\S*/.source;
      assert.match(
        prompts.find((each) => each.includes('--cref')) ?? '',
        new RegExp(`--cref ${link}$`),
      );
      const whole = new RegExp(`^a fox --sw 200 --sref ${link} --oref ${link}$`);
      assert.equal(prompts.filter((each) => whole.test(each)).length, 2);
      assert.equal(
        requestsTo(sandbox, '/submit/imagine').some((each) => 'base64Array' in bodyOf(each)),
        false,
      );
    });

    // A reload would pay for it once more.
    it('goes up once for all windows, as long as its link lives', async () => {
      const kept = new Map<string, unknown>();
      const opened = () => makeProvider(realFetch, quick, new GatewayMemory(mementoOf(kept)));
      const request = fox([{ picture, role: 'style' }]);
      await opened().submit(request, 'one', makeContext(sandbox.url));
      await opened().submit(request, 'two', makeContext(sandbox.url));
      assert.equal(requestsTo(sandbox, uploadPath).length, 1);
      const prompts = requestsTo(sandbox, '/submit/imagine').map(
        ({ body }) => bodyOf({ body })['prompt'],
      );
      assert.equal(prompts.length, 2);
      assert.equal(prompts[0], prompts[1]);
      assert.doesNotMatch(JSON.stringify([...kept]), /key-1234567890/);
    });

    // The words would be paid for and drawn without the picture they were about.
    it('sends no prompt when a picture did not go up, and tries again the next time', async () => {
      const provider = makeProvider();
      const context = makeContext(sandbox.url);
      await addFault(sandbox, uploadPath, 'no-account');
      const request = fox([{ picture, role: 'style' }]);
      const refused = await provider.submit(request, 'one', context);
      assert.equal(refused.kind, 'refused');
      assert.equal(requestsTo(sandbox, '/submit/imagine').length, 0);
      assert.equal((await provider.submit(request, 'two', context)).kind, 'accepted');
      assert.equal(requestsTo(sandbox, uploadPath).length, 2);
    });

    it('goes to each gateway by itself', async () => {
      const second = await startSandbox({ personality, pace: 0.01 });
      const provider = makeProvider();
      const request = fox([{ picture, role: 'style' }]);
      await provider.submit(request, 'one', makeContext(sandbox.url));
      await provider.submit(request, 'two', makeContext(second.url));
      assert.equal(requestsTo(second, uploadPath).length, 1);
      await second.close();
    });
  });
}

describe('links of uploaded pictures', () => {
  const hour = 3_600_000;
  const upload = (ex: string) => {
    const calls: string[] = [];
    return {
      calls,
      run: (missing: readonly PictureRef[]) => {
        calls.push(...missing.map(({ hash }) => hash.slice(0, 1)));
        return Promise.resolve(missing.map(({ name }) => `https://cdn.test/${name}${ex}`));
      },
    };
  };

  // A prompt with a dead link fails after it was paid.
  it('live until their signature ends, or half a day', async () => {
    const links = new UploadedLinks();
    const signed = upload(`?ex=${Math.floor((24 * hour) / 1_000).toString(16)}&is=0`);
    await links.of([picture], 0, signed.run);
    await links.of([picture, picture], 23 * hour, signed.run);
    assert.deepEqual(signed.calls, ['a']);
    await links.of([picture], 23.9 * hour, signed.run);
    assert.deepEqual(signed.calls, ['a', 'a']);

    // A later window has what is still alive, and no more.
    const kept = new Map<string, string>();
    const inWindow = () =>
      new UploadedLinks({
        linkOf: (hash) => kept.get(hash),
        keep: (hash, link) => void kept.set(hash, link),
      });
    await inWindow().of([picture], 0, signed.run);
    await inWindow().of([picture], 23 * hour, signed.run);
    assert.equal(signed.calls.length, 3);
    await inWindow().of([picture], 23.9 * hour, signed.run);
    assert.equal(signed.calls.length, 4);

    const unsigned = upload('');
    await inWindow().of([other], 0, unsigned.run);
    await inWindow().of([other], 0, unsigned.run);
    assert.equal(unsigned.calls.splice(0).length, 2);
    await links.of([other], 0, unsigned.run);
    await links.of([other], 11 * hour, unsigned.run);
    await links.of([other], 12 * hour, unsigned.run);
    assert.deepEqual(unsigned.calls, ['b', 'b']);
  });

  it('are read from Discord’s query', () => {
    assert.equal(expiryOf('https://cdn.test/a.png?ex=65a0b1c2&is=1&hm=2'), 0x65a0b1c2 * 1_000);
    assert.equal(expiryOf('https://cdn.test/a.png?index=65a0b1c2'), undefined);
    assert.equal(expiryOf('https://cdn.test/a.png'), undefined);
  });
});
