import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Action } from '../../../../src/domain/action';
import { madeActions, readActions } from '../../../../src/providers/midjourney/actions';
import { wireButtons, type WireButton } from '../../../../src/providers/midjourney/wireButton';
import * as z from 'zod/mini';

const job = '0c1d2e3f-1111-4222-8333-444455556666';

function button(customId: string | undefined, label = '', emoji = '', style = 2): WireButton {
  return { customId, label, emoji, type: 2, style };
}

function actionOf(customId: string, label = '', emoji = ''): Action {
  const action = readActions([button(customId, label, emoji)]).actions[0];
  assert.ok(action, customId);
  return action;
}

/** Token, label, group, input, cell. */
const grammar: readonly (readonly [string, string, string, string, number?])[] = [
  [`MJ::JOB::upsample::1::${job}`, 'U1', 'upscale', 'none', 1],
  [`MJ::JOB::upsample::4::${job}`, 'U4', 'upscale', 'none', 4],
  [`MJ::JOB::variation::3::${job}`, 'V3', 'vary', 'none', 3],
  [`mj::job::variation::3::${job}`, 'V3', 'vary', 'none', 3],
  [`MJ::JOB::reroll::0::${job}::SOLO`, 'Reroll', 'reroll', 'none'],
  [`MJ::JOB::low_variation::1::${job}::SOLO`, 'Vary (Subtle)', 'vary', 'none'],
  [`MJ::JOB::high_variation::1::${job}::SOLO`, 'Vary (Strong)', 'vary', 'none'],
  [`MJ::Inpaint::1::${job}::SOLO`, 'Vary (Region)', 'vary', 'mask'],
  [`MJ::Outpaint::50::1::${job}::SOLO`, 'Zoom Out 2x', 'zoom', 'none'],
  [`MJ::Outpaint::75::1::${job}::SOLO`, 'Zoom Out 1.5x', 'zoom', 'none'],
  [`MJ::Outpaint::100::1::${job}::SOLO`, 'Make Square', 'zoom', 'none'],
  [`MJ::CustomZoom::${job}`, 'Custom Zoom', 'zoom', 'zoom'],
  [`MJ::CustomZoom::1::${job}`, 'Custom Zoom', 'zoom', 'zoom'],
  [`MJ::JOB::pan_left::1::${job}::SOLO`, 'Pan Left', 'pan', 'none'],
  [`MJ::JOB::pan_right::0::${job}::SOLO`, 'Pan Right', 'pan', 'none'],
  [`MJ::JOB::pan_up::1::${job}::SOLO`, 'Pan Up', 'pan', 'none'],
  [`MJ::JOB::pan_down::1::${job}::SOLO`, 'Pan Down', 'pan', 'none'],
  [`MJ::JOB::upsample_v6_2x_subtle::1::${job}::SOLO`, 'Upscale (Subtle)', 'upscale', 'none'],
  [`MJ::JOB::upsample_v6r1_2x_creative::1::${job}::SOLO`, 'Upscale (Creative)', 'upscale', 'none'],
  [`MJ::JOB::upsample_v7_2x_subtle::1::${job}::SOLO`, 'Upscale (Subtle)', 'upscale', 'none'],
  [`MJ::JOB::upsample_v5_2x::1::${job}::SOLO`, 'Upscale (2x)', 'upscale', 'none'],
  [`MJ::JOB::upsample_v5_4x::1::${job}::SOLO`, 'Upscale (4x)', 'upscale', 'none'],
  [`MJ::JOB::animate_high::1::${job}::SOLO`, 'Animate (High motion)', 'video', 'none'],
  [`MJ::JOB::animate_low::1::${job}::SOLO`, 'Animate (Low motion)', 'video', 'none'],
  [`MJ::JOB::animate_high_extend::1::${job}`, 'Extend (High motion)', 'video', 'none'],
  [`MJ::JOB::animate_low_extend::1::${job}`, 'Extend (Low motion)', 'video', 'none'],
  [`MJ::JOB::video_virtual_upscale::2::${job}`, 'U2', 'video', 'none'],
  [`MJ::JOB::video::1::${job}::manual`, 'Animate manually', 'video', 'text'],
  [`MJ::BOOKMARK::${job}`, 'Favorite', 'other', 'none'],
  ['MJ::Job::PicReader::2', 'Imagine prompt 2', 'text', 'text'],
  ['MJ::Job::PicReader::all', 'Imagine all', 'text', 'none'],
  ['MJ::Picread::Retry', 'Describe again', 'text', 'none'],
  ['MJ::Job::PromptAnalyzer::5', 'Imagine shortened prompt 5', 'text', 'text'],
];

describe('buttons as actions', () => {
  it('names every known button in Midjourney’s own words, from its token alone', () => {
    // Lost: buttons without a name, for eyes and for screen readers, where a gateway sends only emoji.
    for (const [customId, label, group, input, cell] of grammar) {
      for (const emoji of ['', '🪄', 'upscale_1']) {
        const action = actionOf(customId, '', emoji);
        const seen = [action.label, action.group, action.input, action.cell];
        assert.deepEqual(seen, [label, group, input, cell], customId);
      }
    }
  });

  it('shows an unknown button by its label, else its emoji, else its kind', () => {
    // Lost: whatever Midjourney adds next.
    const unknown = `MJ::JOB::dream_deeper::1::${job}`;
    assert.equal(actionOf(unknown, ' Dream Deeper ', '💭').label, 'Dream Deeper');
    assert.equal(actionOf(unknown, '', '💭').label, '💭');
    assert.equal(actionOf(unknown).label, 'dream_deeper');
    assert.equal(actionOf(`MJ::Outpaint::1::${job}::SOLO`, 'Zoom Out 2x').label, 'Zoom Out 2x');
    assert.equal(
      actionOf(`MJ::JOB::upsample_v7_2x_subtle::1::${job}`, 'Redo Upscale (Subtle)').label,
      'Redo Upscale (Subtle)',
    );
    for (const odd of ['', '::', 'constructor', 'MJ::__proto__::1', 'MJ::JOB']) {
      if (odd !== '') assert.ok(actionOf(odd).label.length > 0, odd);
    }
  });

  it('leaves out what cannot be pressed and marks what was', () => {
    // Lost: a charge for the "Web" link, or for pressing U1 a second time unawares.
    const { actions } = readActions([
      button(undefined, 'Web', '', 5),
      button(`MJ::JOB::upsample::1::${job}`, 'U1', '', 3),
      button(`MJ::JOB::upsample::2::${job}`, 'U2'),
    ]);
    assert.deepEqual(
      actions.map(({ label, wasPressed }) => [label, wasPressed]),
      [
        ['U1', true],
        ['U2', undefined],
      ],
    );
  });

  it('gives every button an id of its own that stays the same and leads back to its token', () => {
    // Lost: the right button, when two look alike.
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.constantFrom(...grammar.map(([id]) => id)), fc.string({ minLength: 1 })),
        ),
        (customIds) => {
          const buttons = customIds.map((customId) => button(customId));
          const read = readActions(buttons);
          assert.deepEqual(readActions(buttons), read);
          assert.equal(new Set(read.actions.map((action) => action.id)).size, customIds.length);
          assert.deepEqual(
            read.actions.map((action) => read.customIds[action.id]),
            customIds,
          );
        },
      ),
    );
  });

  it('reads buttons as a list, as JSON text, or not at all', () => {
    // Lost: every button of gateways that store them as text.
    const list = [{ customId: 'a', label: 1, emoji: null, extra: true }, null, 'x', { label: 'L' }];
    const read = z.parse(wireButtons, list);
    assert.deepEqual(
      read?.map(({ customId, label }) => [customId, label]),
      [
        ['a', '1'],
        [undefined, 'L'],
      ],
    );
    assert.deepEqual(z.parse(wireButtons, JSON.stringify(list)), read);
    for (const none of [null, undefined, '', 'nonsense', 5, {}]) {
      assert.equal(z.parse(wireButtons, none), undefined);
    }
  });

  it('makes the nine buttons of a grid where a gateway has none', () => {
    // Lost: everything after the first grid, on novicezk's proxy.
    const { actions, changes } = madeActions();
    assert.deepEqual(
      actions.map((action) => action.label),
      ['U1', 'U2', 'U3', 'U4', 'Reroll', 'V1', 'V2', 'V3', 'V4'],
    );
    assert.deepEqual(changes['vary-3'], { action: 'VARIATION', index: 3 });
    assert.deepEqual(changes['reroll'], { action: 'REROLL', index: 1 });
  });
});
