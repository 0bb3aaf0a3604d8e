// What the page says draws would not be what is asked for, and paid.
import assert from 'node:assert/strict';
import { composeRequest } from '../../../src/host/composeRequest';
import { connectionView } from '../../../src/host/gallery/snapshot';
import type { Services } from '../../../src/host/services';
import type { SettingTypes } from '../../../src/host/manifest';
import { fakeServices } from '../support/fakeServices';

describe('the bot of the settings', () => {
  const servicesWith = (settings: Partial<SettingTypes>): Services => {
    const { services } = fakeServices({ settings });
    const quiet = { store: { open: () => [] }, poller: { pausedFailure: () => undefined } };
    return { ...services, ...quiet } as unknown as Services;
  };
  const botFor = (prompt: string, settings: Partial<SettingTypes>) => {
    const draft = { kind: 'imagine', prompt, pictures: [] } as const;
    const request = composeRequest(draft, servicesWith(settings).settings);
    return request.kind === 'imagine' ? request.bot : undefined;
  };

  it('is known to the page', async () => {
    assert.equal((await connectionView(servicesWith({ bot: 'niji' }))).bot, 'niji');
    assert.equal((await connectionView(servicesWith({ bot: 'midjourney' }))).bot, undefined);
  });

  it('draws where the prompt names none, and nowhere else', () => {
    assert.equal(botFor('a fox', { bot: 'niji' }), 'niji');
    assert.equal(botFor('a fox --niji 6', { bot: 'niji' }), 'niji');
    assert.equal(botFor('a fox --v 7', { bot: 'niji' }), undefined);
    assert.equal(botFor('a fox --version 7', { bot: 'niji' }), undefined);
    assert.equal(botFor('a fox', { bot: 'midjourney' }), undefined);
  });
});
