import type { Button } from './buttons';

/** Token (`{u}` is the job), label, emoji, style: as gateways have been seen to send them. */
type Row = readonly [
  customId: string | null,
  label?: string,
  emoji?: string | undefined,
  style?: number,
];

const four = [1, 2, 3, 4] as const;
const keycaps = ['1️⃣', '2️⃣', '3️⃣', '4️⃣', '5️⃣'] as const;

/** Every form of Midjourney's Discord grammar, in its variants. */
const knownForms: readonly Row[] = [
  ...four.map((n): Row => [`MJ::JOB::upsample::${n}::{u}`, `U${n}`]),
  ['MJ::JOB::reroll::0::{u}::SOLO', '', '🔄'],
  ...four.map((n): Row => [`MJ::JOB::variation::${n}::{u}`, `V${n}`, '', n === 2 ? 3 : 2]),
  ['MJ::JOB::low_variation::1::{u}::SOLO', 'Vary (Subtle)', '🪄'],
  ['MJ::JOB::high_variation::1::{u}::SOLO', 'Vary (Strong)', '🪄'],
  ['MJ::Inpaint::1::{u}::SOLO', 'Vary (Region)', '🖌️'],
  ['MJ::Outpaint::50::1::{u}::SOLO', 'Zoom Out 2x', '🔍'],
  ['MJ::Outpaint::75::1::{u}::SOLO', 'Zoom Out 1.5x', '🔍'],
  ['MJ::Outpaint::100::1::{u}::SOLO', 'Make Square', '↔️'],
  ['MJ::Outpaint::1::{u}::SOLO', 'Zoom Out', '🔍'],
  ['MJ::CustomZoom::{u}', 'Custom Zoom', '🔍'],
  ['MJ::CustomZoom::1::{u}', '', '🔍'],
  ['MJ::JOB::pan_left::1::{u}::SOLO', '', '⬅️'],
  ['MJ::JOB::pan_right::1::{u}::SOLO', '', 'arrow_right'],
  ['MJ::JOB::pan_up::0::{u}::SOLO', '', '⬆️'],
  ['MJ::JOB::pan_down::0::{u}::SOLO', '', ''],
  ['MJ::JOB::upsample_v5_2x::1::{u}::SOLO', 'Upscale (2x)', 'upscale_1'],
  ['MJ::JOB::upsample_v5_4x::1::{u}::SOLO', 'Upscale (4x)', 'upscale_1'],
  ['MJ::JOB::upsample_v6_2x_subtle::1::{u}::SOLO', 'Upscale (Subtle)', 'upscale_1'],
  ['MJ::JOB::upsample_v6_2x_creative::1::{u}::SOLO', '', 'upscale_1'],
  ['MJ::JOB::upsample_v6r1_2x_subtle::1::{u}::SOLO', '', ''],
  ['MJ::JOB::upsample_v6r1_2x_creative::1::{u}::SOLO', 'Upscale (Creative)', 'upscale_1'],
  ['MJ::JOB::upsample_v7_2x_subtle::1::{u}::SOLO', 'Redo Upscale (Subtle)', 'upscale_1'],
  ['MJ::JOB::upsample_v7_2x_creative::1::{u}::SOLO', 'Redo Upscale (Creative)', 'upscale_1'],
  ['MJ::JOB::animate_high::1::{u}::SOLO', 'Animate (High motion)', '🎞️'],
  ['MJ::JOB::animate_low::1::{u}::SOLO', '', '🎞️'],
  ['MJ::JOB::animate_high_extend::1::{u}', 'Extend (High motion)', '🎞️'],
  ['MJ::JOB::animate_low_extend::1::{u}', '', ''],
  ...four.map((n): Row => [`MJ::JOB::video_virtual_upscale::${n}::{u}`, `U${n}`]),
  ['MJ::JOB::video::1::{u}::SOLO::manual', '', '🎞️'],
  ['MJ::BOOKMARK::{u}', '', '❤️'],
  ...four.map((n): Row => [`MJ::Job::PicReader::${n}`, '', keycaps[n - 1]]),
  ['MJ::Job::PicReader::all', 'Imagine all', '🎉'],
  ['MJ::Picread::Retry', '', '🔄'],
  ...keycaps.map((emoji, i): Row => [`MJ::Job::PromptAnalyzer::${i + 1}`, '', emoji]),
];

/** Ten that no client can know: new kinds, new numbers, another prefix, other letters. */
const inventedForms: readonly Row[] = [
  ['MJ::JOB::hologram::1::{u}::SOLO', 'Hologram', '🧊'],
  ['MJ::JOB::relight_dusk::1::{u}::SOLO', '', ''],
  ['MJ::JOB::upsample_v9_8x::1::{u}::SOLO', '', 'upscale_9'],
  ['MJ::Relight::3::{u}', 'Relight (Warm)', ''],
  ['MJ::Job::StyleTuner::2', '', '🎨'],
  ['MJ::JOB::pan_diagonal::1::{u}::SOLO', '', '↗️'],
  ['MJ::Outpaint::33::1::{u}::SOLO', 'Zoom Out 3x', '🔍'],
  ['MJ::JOB::variation::7::{u}', 'V7', ''],
  ['XX::Remaster::{u}', ' Remaster ', ''],
  ['MJ::JOB::图层 🧩::1::{u}', '图层', '🧩'],
];

/** Buttons that submit nothing: links, and one that was sent without a token. */
const deadForms: readonly Row[] = [
  [null, 'Web', '', 5],
  ['', 'Ghost', '👻'],
  [null, 'Docs', '', 5],
];

/** A button of every form, for clients that have to name and press them all. */
export function everyButton(job: string): Button[] {
  return [...knownForms, ...inventedForms, ...deadForms].map(
    ([customId, label = '', emoji = '', style = 2]): Button => ({
      customId: customId?.replace('{u}', job) ?? null,
      label,
      emoji,
      type: 2,
      style,
    }),
  );
}
