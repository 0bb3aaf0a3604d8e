import assert from 'node:assert/strict';
import { isOnNewApiWhitelist, readCustomId } from '../../../src/sandbox/tasks/customId';

const uuid = '5f0c2b7e-91d4-4c3a-8a56-0d2e7b6f1c98';

describe('sandbox customIds', () => {
  // A button taken for another one makes, and charges for, something nobody asked for.
  it('reads every kind of button', () => {
    const kinds: Readonly<Record<string, readonly [string, number, string]>> = {
      [`MJ::JOB::upsample::2::${uuid}`]: ['upsample', 2, ''],
      [`MJ::JOB::upsample_v7_2x_subtle::1::${uuid}::SOLO`]: ['upscale', 1, 'v7_2x_subtle'],
      [`MJ::JOB::high_variation::1::${uuid}::SOLO`]: ['variation', 1, 'strong'],
      [`MJ::JOB::reroll::0::${uuid}::SOLO`]: ['reroll', 0, ''],
      [`MJ::Outpaint::75::1::${uuid}::SOLO`]: ['outpaint', 75, ''],
      [`MJ::CustomZoom::${uuid}`]: ['customZoom', 5, ''],
      [`MJ::JOB::pan_left::1::${uuid}::SOLO`]: ['pan', 1, 'left'],
      [`MJ::JOB::animate_low::1::${uuid}::SOLO`]: ['animate', 1, 'low'],
      'MJ::Job::PicReader::3': ['picReader', 3, ''],
      'MJ::Job::PicReader::all': ['picReaderAll', 0, ''],
      'MJ::Picread::Retry': ['picReaderRetry', 0, ''],
      [`MJ::JOB::hologram::1::${uuid}::SOLO`]: ['unknown', 1, ''],
    };
    for (const [customId, [kind, index, detail]] of Object.entries(kinds)) {
      const read = readCustomId(customId);
      assert.deepEqual([read.kind, read.detail], [kind, detail], customId);
      if (kind !== 'customZoom') assert.equal(read.index, index, customId);
    }
  });

  // Stock new-api refuses these; a demonstration that lets them through hides it.
  it('knows what stock new-api lets through', () => {
    const passes = [
      'MJ::JOB::upsample::1::x',
      'MJ::JOB::pan_up::1::x::SOLO',
      'MJ::Inpaint::1::x::SOLO',
    ];
    const refused = [
      'MJ::BOOKMARK::x',
      'MJ::Job::PicReader::1',
      'MJ::JOB::animate_low::1::x::SOLO',
      'MJ::JOB::upsample::a',
    ];
    assert.ok(passes.every(isOnNewApiWhitelist));
    assert.ok(!refused.some(isOnNewApiWhitelist));
  });
});
