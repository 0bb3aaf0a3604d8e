import { PNG } from 'pngjs';
import type { TaskView } from '../../../src/protocol/views';
import type { OpenedPage } from './openPage';
import { sampleSnapshot } from './sampleSnapshot';
import { imageTask } from './sampleTasks';
import { standsStill } from './standsStill';

export const parentId = 'upscaled';

/** A Vary (Region) that waits for its mask, above the picture it is of. */
export function regionSnapshot([width, height]: readonly [number, number], strokes?: unknown) {
  const parent = imageTask(parentId, 6, [width, height]);
  const waiting: TaskView = {
    ...parent,
    id: 'region',
    kind: 'action',
    origin: 'Vary (Region)',
    parentId,
    phase: 'needsInput',
    picture: undefined as never,
    actions: [],
    statusText: 'Waiting for you',
    inputWanted: {
      input: 'mask',
      title: 'Vary (Region) waits for a prompt and a marked region.',
      suggestion: 'lighthouse on basalt cliffs',
      parentPicture: parent.picture!,
      ...(strokes === undefined ? {} : { strokes }),
    },
  };
  return sampleSnapshot([waiting, parent]);
}

/** Opens the studio as a person does. */
export async function openStudio({ page }: OpenedPage) {
  await page.getByRole('button', { name: 'Mark region…' }).first().click();
  const studio = page.getByRole('dialog', { name: 'Vary (Region)', exact: true });
  await studio.waitFor();
  return studio;
}

/** Where a pixel of the picture lies on the screen, once it lies still: each tool has a hint, which may move it by a line. */
export async function onScreen({ page }: OpenedPage, width: number) {
  const picture = page.locator('.mask-picture');
  await standsStill(picture);
  const box = (await picture.boundingBox())!;
  const scale = box.width / width;
  return (x: number, y: number) => ({ x: box.x + x * scale, y: box.y + y * scale });
}

/** Presses Send and returns the bytes of the mask that left, once it has. */
export async function sendMask(opened: OpenedPage): Promise<Buffer> {
  await opened.page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await opened.page.waitForFunction(() =>
    window.fakeHost.sent.some(({ method }) => method === 'task/answer'),
  );
  const base64 = await opened.page.evaluate(async () => {
    const sent = window.fakeHost.sent.findLast(({ method }) => method === 'task/answer');
    const { mask } = sent!.params as { mask: ArrayBuffer };
    const reader = new FileReader();
    reader.readAsDataURL(new Blob([mask]));
    await new Promise((resolve) => (reader.onload = resolve));
    return (reader.result as string).split(',')[1]!;
  });
  return Buffer.from(base64, 'base64');
}

/** One byte a pixel: what a gateway would read. */
export function readMask(bytes: Buffer): {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
} {
  const { width, height, data } = PNG.sync.read(bytes);
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height }, (_, i) => data[i * 4]!),
  };
}
