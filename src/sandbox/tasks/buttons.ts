import { everyButton } from './everyButton';
import type { SandboxTask } from './sandboxTask';

/** A button under a finished task, as Discord describes one: type 2, style 2 grey, 5 a link. */
export interface Button {
  readonly customId: string | null;
  readonly emoji: string;
  readonly label: string;
  readonly type: number;
  readonly style: number;
}

/** The buttons of a kind of result, in the order Midjourney shows them. */
export function buttonsOf(task: SandboxTask): Button[] {
  return task.scenario === 'no-buttons' ? [] : buttonsBehind(task);
}

/** What can be pressed, also by `change` where nothing is shown: novicezk has no buttons and knows them all. */
export function buttonsBehind({ result, jobId, scenario }: SandboxTask): Button[] {
  if (!result) return [];
  if (scenario === 'every-button') return everyButton(jobId);
  const buttons = plainButtons(result, jobId);
  return scenario === 'odd-buttons' ? [...buttons, ...oddButtons(jobId)] : buttons;
}

function plainButtons(result: NonNullable<SandboxTask['result']>, job: string): Button[] {
  switch (result.kind) {
    case 'pictures':
      if (result.stage === 'grid') return gridButtons(job);
      if (result.stage === 'single') return singleButtons(job, result.width === result.height);
      return result.stage === 'upscaled' ? upscaledButtons(job) : [];
    case 'video':
      return result.take === null ? videoButtons(job, result.takes) : takeButtons(job);
    case 'text':
      return result.buttons === 'describe' ? describeButtons() : shortenButtons(result.text);
  }
}

function button(customId: string | null, label: string, emoji = '', style = 2): Button {
  return { customId, emoji, label, type: 2, style };
}

const web = button(null, 'Web', '', 5);
const keycaps = ['1️⃣', '2️⃣', '3️⃣', '4️⃣', '5️⃣'] as const;

function gridButtons(job: string): Button[] {
  const four = [1, 2, 3, 4];
  return [
    ...four.map((n) => button(`MJ::JOB::upsample::${n}::${job}`, `U${n}`)),
    button(`MJ::JOB::reroll::0::${job}::SOLO`, '', '🔄'),
    ...four.map((n) => button(`MJ::JOB::variation::${n}::${job}`, `V${n}`)),
  ];
}

function singleButtons(job: string, isSquare: boolean): Button[] {
  const solo = (name: string) => `MJ::${name}::1::${job}::SOLO`;
  return [
    button(solo('JOB::upsample_v7_2x_subtle'), 'Upscale (Subtle)', 'upscale_1'),
    button(solo('JOB::upsample_v7_2x_creative'), 'Upscale (Creative)', 'upscale_1'),
    button(solo('JOB::low_variation'), 'Vary (Subtle)', '🪄'),
    button(solo('JOB::high_variation'), 'Vary (Strong)', '🪄'),
    button(solo('Inpaint'), 'Vary (Region)', '🖌️'),
    button(solo('Outpaint::50'), 'Zoom Out 2x', '🔍'),
    button(solo('Outpaint::75'), 'Zoom Out 1.5x', '🔍'),
    button(`MJ::CustomZoom::${job}`, 'Custom Zoom', '🔍'),
    ...(isSquare ? [] : [button(solo('Outpaint::100'), 'Make Square', '↔️')]),
    button(solo('JOB::pan_left'), '', '⬅️'),
    button(solo('JOB::pan_right'), '', '➡️'),
    button(solo('JOB::pan_up'), '', '⬆️'),
    button(solo('JOB::pan_down'), '', '⬇️'),
    button(solo('JOB::animate_high'), 'Animate (High motion)', '🎞️'),
    button(solo('JOB::animate_low'), 'Animate (Low motion)', '🎞️'),
    button(`MJ::BOOKMARK::${job}`, '', '❤️'),
    web,
  ];
}

function upscaledButtons(job: string): Button[] {
  const solo = (name: string) => `MJ::JOB::${name}::1::${job}::SOLO`;
  return [
    button(solo('upsample_v7_2x_subtle'), 'Redo Upscale (Subtle)', 'upscale_1'),
    button(solo('upsample_v7_2x_creative'), 'Redo Upscale (Creative)', 'upscale_1'),
    button(solo('low_variation'), 'Vary (Subtle)', '🪄'),
    button(solo('high_variation'), 'Vary (Strong)', '🪄'),
    button(solo('animate_high'), 'Animate (High motion)', '🎞️'),
    button(solo('animate_low'), 'Animate (Low motion)', '🎞️'),
    button(`MJ::BOOKMARK::${job}`, '', '❤️'),
    web,
  ];
}

function videoButtons(job: string, takes: number): Button[] {
  return Array.from({ length: takes }, (_, i) =>
    button(`MJ::JOB::video_virtual_upscale::${i + 1}::${job}`, `U${i + 1}`),
  );
}

function takeButtons(job: string): Button[] {
  return [
    button(`MJ::JOB::animate_high_extend::1::${job}`, 'Extend (High motion)', '🎞️'),
    button(`MJ::JOB::animate_low_extend::1::${job}`, 'Extend (Low motion)', '🎞️'),
    button(`MJ::BOOKMARK::${job}`, '', '❤️'),
    web,
  ];
}

function describeButtons(): Button[] {
  return [
    ...keycaps.slice(0, 4).map((emoji, i) => button(`MJ::Job::PicReader::${i + 1}`, '', emoji)),
    button('MJ::Picread::Retry', '', '🔄'),
    button('MJ::Job::PicReader::all', 'Imagine all', '🎉'),
  ];
}

function shortenButtons(text: string): Button[] {
  return keycaps
    .filter((emoji) => text.includes(emoji))
    .map((emoji, i) => button(`MJ::Job::PromptAnalyzer::${i + 1}`, '', emoji));
}

/** Buttons no client has seen: a new kind, an empty label, a named emoji, no customId at all. */
function oddButtons(job: string): Button[] {
  return [
    button(`MJ::JOB::hologram::1::${job}::SOLO`, 'Hologram', '🧊'),
    button(`MJ::JOB::relight_dusk::1::${job}::SOLO`, '', ''),
    button(`MJ::JOB::upsample_v9_8x::1::${job}::SOLO`, '', 'upscale_9'),
    button('', 'Ghost', '👻'),
    button(null, 'Docs', '', 5),
  ];
}
