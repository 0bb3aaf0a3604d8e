import type { ActionGroup, ActionInput } from '../../src/domain/action';

/** One button of the sandbox's scenario `every-button`, and what has to become of it. */
export interface ExpectedButton {
  /** `{u}` is the job. */
  readonly customId: string;
  readonly label: string;
  readonly group: ActionGroup;
  readonly input: ActionInput;
  readonly cell?: number;
}

type Row = readonly [
  customId: string,
  label: string,
  group: ActionGroup,
  input?: ActionInput,
  cell?: number,
];

const four = [1, 2, 3, 4] as const;

/** Every form of the grammar in the order in which the sandbox sends them, in Midjourney's own words. */
const known: readonly Row[] = [
  ...four.map((n): Row => [`MJ::JOB::upsample::${n}::{u}`, `U${n}`, 'upscale', 'none', n]),
  ['MJ::JOB::reroll::0::{u}::SOLO', 'Reroll', 'reroll'],
  ...four.map((n): Row => [`MJ::JOB::variation::${n}::{u}`, `V${n}`, 'vary', 'none', n]),
  ['MJ::JOB::low_variation::1::{u}::SOLO', 'Vary (Subtle)', 'vary'],
  ['MJ::JOB::high_variation::1::{u}::SOLO', 'Vary (Strong)', 'vary'],
  ['MJ::Inpaint::1::{u}::SOLO', 'Vary (Region)', 'vary', 'mask'],
  ['MJ::Outpaint::50::1::{u}::SOLO', 'Zoom Out 2x', 'zoom'],
  ['MJ::Outpaint::75::1::{u}::SOLO', 'Zoom Out 1.5x', 'zoom'],
  ['MJ::Outpaint::100::1::{u}::SOLO', 'Make Square', 'zoom'],
  ['MJ::Outpaint::1::{u}::SOLO', 'Zoom Out', 'zoom'],
  ['MJ::CustomZoom::{u}', 'Custom Zoom', 'zoom', 'zoom'],
  ['MJ::CustomZoom::1::{u}', 'Custom Zoom', 'zoom', 'zoom'],
  ['MJ::JOB::pan_left::1::{u}::SOLO', 'Pan Left', 'pan'],
  ['MJ::JOB::pan_right::1::{u}::SOLO', 'Pan Right', 'pan'],
  ['MJ::JOB::pan_up::0::{u}::SOLO', 'Pan Up', 'pan'],
  ['MJ::JOB::pan_down::0::{u}::SOLO', 'Pan Down', 'pan'],
  ['MJ::JOB::upsample_v5_2x::1::{u}::SOLO', 'Upscale (2x)', 'upscale'],
  ['MJ::JOB::upsample_v5_4x::1::{u}::SOLO', 'Upscale (4x)', 'upscale'],
  ['MJ::JOB::upsample_v6_2x_subtle::1::{u}::SOLO', 'Upscale (Subtle)', 'upscale'],
  ['MJ::JOB::upsample_v6_2x_creative::1::{u}::SOLO', 'Upscale (Creative)', 'upscale'],
  ['MJ::JOB::upsample_v6r1_2x_subtle::1::{u}::SOLO', 'Upscale (Subtle)', 'upscale'],
  ['MJ::JOB::upsample_v6r1_2x_creative::1::{u}::SOLO', 'Upscale (Creative)', 'upscale'],
  ['MJ::JOB::upsample_v7_2x_subtle::1::{u}::SOLO', 'Redo Upscale (Subtle)', 'upscale'],
  ['MJ::JOB::upsample_v7_2x_creative::1::{u}::SOLO', 'Redo Upscale (Creative)', 'upscale'],
  ['MJ::JOB::animate_high::1::{u}::SOLO', 'Animate (High motion)', 'video'],
  ['MJ::JOB::animate_low::1::{u}::SOLO', 'Animate (Low motion)', 'video'],
  ['MJ::JOB::animate_high_extend::1::{u}', 'Extend (High motion)', 'video'],
  ['MJ::JOB::animate_low_extend::1::{u}', 'Extend (Low motion)', 'video'],
  ...four.map((n): Row => [`MJ::JOB::video_virtual_upscale::${n}::{u}`, `U${n}`, 'video']),
  ['MJ::JOB::video::1::{u}::SOLO::manual', 'Animate manually', 'video', 'text'],
  ['MJ::BOOKMARK::{u}', 'Favorite', 'other'],
  ...four.map((n): Row => [`MJ::Job::PicReader::${n}`, `Imagine prompt ${n}`, 'text', 'text']),
  ['MJ::Job::PicReader::all', 'Imagine all', 'text'],
  ['MJ::Picread::Retry', 'Describe again', 'text'],
  ...[...four, 5].map((n): Row => [
    `MJ::Job::PromptAnalyzer::${n}`,
    `Imagine shortened prompt ${n}`,
    'text',
    'text',
  ]),
];

/** Ten that nobody has seen yet: by their label, else their emoji, else their kind. */
const invented: readonly Row[] = [
  ['MJ::JOB::hologram::1::{u}::SOLO', 'Hologram', 'other'],
  ['MJ::JOB::relight_dusk::1::{u}::SOLO', 'relight_dusk', 'other'],
  ['MJ::JOB::upsample_v9_8x::1::{u}::SOLO', 'upsample_v9_8x', 'upscale'],
  ['MJ::Relight::3::{u}', 'Relight (Warm)', 'other'],
  ['MJ::Job::StyleTuner::2', '🎨', 'other'],
  ['MJ::JOB::pan_diagonal::1::{u}::SOLO', '↗️', 'pan'],
  ['MJ::Outpaint::33::1::{u}::SOLO', 'Zoom Out 3x', 'zoom'],
  ['MJ::JOB::variation::7::{u}', 'V7', 'vary'],
  ['XX::Remaster::{u}', 'Remaster', 'other'],
  ['MJ::JOB::图层 🧩::1::{u}', '图层', 'other'],
];

export const everyButton: readonly ExpectedButton[] = [...known, ...invented].map(
  ([customId, label, group, input = 'none', cell]) => ({
    customId,
    label,
    group,
    input,
    ...(cell === undefined ? {} : { cell }),
  }),
);
