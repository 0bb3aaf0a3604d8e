import type { ActionView, PictureView, TaskView } from '../../../src/protocol/views';

/** The moment the sample tasks are dated by. */
export const now = Date.now();

function sampleTask(id: string, more: Partial<TaskView> = {}): TaskView {
  return {
    id,
    kind: 'imagine',
    title: 'lighthouse on basalt cliffs, fog, warm lamp',
    prompt: 'lighthouse on basalt cliffs, fog, warm lamp --ar 3:2 --v 7',
    phase: 'succeeded',
    isBusy: false,
    statusText: '41 s · fast',
    texts: [],
    actions: [],
    isStarred: false,
    createdAt: now,
    ...more,
  };
}

export function sampleAction(label: string, more: Partial<ActionView> = {}): ActionView {
  return {
    id: `id-${label}`,
    label,
    group: 'other',
    groupLabel: more.group ?? 'Other',
    input: 'none',
    wasPressed: false,
    tooltip: `${label}: what it does`,
    ...more,
  };
}

/** U1–U4, Reroll, V1–V4, as a gateway sends them. */
function gridActions(): readonly ActionView[] {
  const cells = [1, 2, 3, 4];
  return [
    ...cells.map((cell) =>
      sampleAction(`U${cell}`, { group: 'upscale', cell, wasPressed: cell === 2 }),
    ),
    sampleAction('Reroll', { group: 'reroll', emoji: '🔄' }),
    ...cells.map((cell) => sampleAction(`V${cell}`, { group: 'vary', cell, input: 'text' })),
  ];
}

/** Every button under an upscaled picture. */
export function upscaledActions(): readonly ActionView[] {
  return [
    sampleAction('Upscale (Subtle)', { group: 'upscale' }),
    sampleAction('Upscale (Creative)', { group: 'upscale' }),
    sampleAction('Vary (Subtle)', { group: 'vary', emoji: '🪄', wasPressed: true }),
    sampleAction('Vary (Strong)', { group: 'vary', emoji: '🪄' }),
    sampleAction('Vary (Region)', {
      group: 'vary',
      emoji: '🖌️',
      input: 'mask',
      refusedReason: 'This gateway does not offer Vary (Region).',
    }),
    sampleAction('Zoom Out 2x', { group: 'zoom', emoji: '🔍' }),
    sampleAction('Zoom Out 1.5x', { group: 'zoom', emoji: '🔍' }),
    sampleAction('Custom Zoom', { group: 'zoom', emoji: '🔍', input: 'zoom' }),
    sampleAction('Make Square', { group: 'zoom', emoji: '↔️' }),
    sampleAction('Pan Left', { group: 'pan', emoji: '⬅️' }),
    sampleAction('Pan Right', { group: 'pan', emoji: '➡️' }),
    sampleAction('Pan Up', { group: 'pan', emoji: '⬆️' }),
    sampleAction('Pan Down', { group: 'pan', emoji: '⬇️' }),
    sampleAction('Animate (High motion)', { group: 'video', emoji: '🎞️' }),
    sampleAction('Animate (Low motion)', { group: 'video', emoji: '🎞️' }),
    sampleAction('Favorite', { emoji: '❤️' }),
  ];
}

export function gridTask(id: string, seed = 1, more: Partial<TaskView> = {}): TaskView {
  return sampleTask(id, {
    picture: {
      kind: 'grid',
      src: `/grid/${seed}-1200-800.svg`,
      fullSrc: `/grid/${seed}-1200-800.svg`,
      hash: `hash-${id}`,
      mime: 'image/png',
      width: 1200,
      height: 800,
      rows: 2,
      columns: 2,
      isPreview: false,
      wantsThumbnail: false,
    },
    actions: gridActions(),
    seed: '636646138',
    ...more,
  });
}

export function imageTask(
  id: string,
  seed = 5,
  [width, height]: readonly [number, number] = [1200, 800],
  more: Partial<TaskView> = {},
): TaskView {
  return sampleTask(id, {
    picture: {
      kind: 'image',
      src: `/scene/${seed}-${width}-${height}.svg`,
      fullSrc: `/scene/${seed}-${width}-${height}.svg`,
      hash: `hash-${id}`,
      mime: 'image/png',
      width,
      height,
      rows: 1,
      columns: 1,
      isPreview: false,
      wantsThumbnail: false,
    },
    actions: upscaledActions(),
    ...more,
  });
}

/** A film, or a set of them, with the buttons that belong to it. */
export function filmTask(id: string, takes: number, more: Partial<TaskView> = {}): TaskView {
  const film = (take: number): PictureView => ({
    kind: 'video',
    src: `/film/96-64-${take}.mp4`,
    fullSrc: `/film/96-64-${take}.mp4`,
    hash: `${take}`.repeat(64),
    mime: 'video/mp4',
    rows: 1,
    columns: 1,
    isPreview: false,
    wantsThumbnail: false,
  });
  const numbers = Array.from({ length: takes }, (_, index) => index + 1);
  const [picture, ...others] = numbers.map(film);
  const actions =
    takes > 1
      ? numbers.map((number) => sampleAction(`U${number}`, { group: 'video' }))
      : [sampleAction('Extend (High motion)', { group: 'video' })];
  return sampleTask(id, {
    title: 'waves under a lighthouse',
    ...(picture ? { picture } : {}),
    ...(others.length > 0 ? { more: others } : {}),
    actions,
    ...more,
  });
}

export function runningTask(id: string, more: Partial<TaskView> = {}): TaskView {
  return sampleTask(id, {
    title: 'old harbour in rain, ink and wash',
    prompt: 'old harbour in rain, ink and wash',
    phase: 'running',
    isBusy: true,
    statusText: 'Fast',
    progress: { percent: 46, text: '46 %, about 20 s left' },
    picture: {
      kind: 'grid',
      src: '/grid/21-1200-800.svg',
      width: 1200,
      height: 800,
      rows: 2,
      columns: 2,
      isPreview: true,
      wantsThumbnail: false,
    },
    ...more,
  });
}

export function waitingTask(id: string): TaskView {
  return sampleTask(id, {
    kind: 'action',
    origin: 'Custom Zoom',
    parentId: 'upscaled',
    phase: 'needsInput',
    isBusy: false,
    statusText: 'Waits for you',
    inputWanted: {
      input: 'zoom',
      title: 'How far should it zoom out?',
      suggestion: 'lighthouse on basalt cliffs, fog, warm lamp --zoom 1.5',
    },
  });
}

/** Finished and paid for, but its bytes could not be fetched. */
export function missingTask(id: string, more: Partial<TaskView> = {}): TaskView {
  const picture = { kind: 'grid', rows: 2, columns: 2, isPreview: false, wantsThumbnail: false };
  return gridTask(id, 4, {
    title: 'a red fox in snow',
    picture: picture as TaskView['picture'] & object,
    problem: {
      sentence: 'The picture could not be fetched. Fetch it again.',
      remedies: [{ id: 'fetchPicture', label: 'Fetch picture' }],
    },
    ...more,
  });
}

export function failedTask(id: string, more: Partial<TaskView> = {}): TaskView {
  return sampleTask(id, {
    title: 'a knight in blood red armour',
    prompt: 'a knight in blood red armour --ar 2:3',
    phase: 'failed',
    statusText: 'Failed',
    problem: {
      sentence: 'Prompt refused: “blood” is not allowed here.',
      chargeText: 'Nothing was charged.',
      detail: 'Banned prompt detected: blood',
      word: 'blood',
      remedies: [
        { id: 'editPrompt', label: 'Edit prompt' },
        { id: 'dismiss', label: 'Dismiss' },
      ],
    },
    ...more,
  });
}

export function describedTask(id: string): TaskView {
  return imageTask(id, 9, [800, 800], {
    kind: 'describe',
    title: 'Description of harbour.png',
    prompt: '',
    actions: [],
    texts: [
      'a quiet harbour at dusk, long exposure, teal and violet, soft mist over the water --ar 1:1',
      'watercolour of layered mountains behind a white lighthouse, pastel sky --ar 1:1',
      'minimal landscape poster, flat shapes, low sun, in the manner of a travel print --ar 1:1',
      'misty fjord, pale moon, muted greens, wide and calm composition --ar 1:1',
    ],
  });
}

export function shortenedTask(id: string): TaskView {
  const prompt = 'a very old stone castle in thick fog, highly detailed';
  return sampleTask(id, {
    kind: 'shorten',
    title: prompt,
    prompt,
    actions: [],
    texts: ['old stone castle, thick fog', 'stone castle, fog', 'castle'],
    analysis:
      '~~a~~ ~~very~~ **old** **stone** **castle** ~~in~~ **thick** **fog**, ~~highly~~ **detailed**',
  });
}
