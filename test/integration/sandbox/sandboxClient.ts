import { PNG } from 'pngjs';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/sandbox';

/** A Task object, as far as these tests look at it. */
export interface TaskJson {
  readonly id: string;
  readonly action: string;
  readonly status: string;
  readonly progress: string;
  readonly prompt: string;
  readonly state: string;
  readonly imageUrl: string | null;
  readonly videoUrl?: string;
  readonly videoUrls?: { readonly url: string }[] | null;
  readonly failReason: string | null;
  readonly buttons: readonly { customId: string | null; label: string; emoji: string }[] | null;
  readonly properties: { readonly finalPrompt?: string | null } | null;
}

export interface Envelope {
  readonly code: number;
  readonly description: string;
  readonly result: string;
  readonly properties?: Record<string, unknown>;
  readonly error?: { readonly message: string; readonly code?: string };
}

/** A clock that stands: time goes on by `/sandbox/advance` alone, however long the requests take. */
export const standingClock = () => 1_700_000_000_000;

/** Speaks to one sandbox with plain fetch; closes with it. */
export class SandboxClient {
  private constructor(readonly sandbox: Sandbox) {}

  static async start(options: SandboxOptions = {}): Promise<SandboxClient> {
    return new SandboxClient(await startSandbox({ pace: 0.01, ...options }));
  }

  send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { authorization: 'Bearer test-key' },
  ): Promise<Response> {
    return fetch(this.sandbox.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async post<T = Envelope>(path: string, body: unknown): Promise<T> {
    return (await (await this.send('POST', path, body)).json()) as T;
  }

  async task(id: string): Promise<TaskJson> {
    return (await (await this.send('GET', `/mj/task/${id}/fetch`)).json()) as TaskJson;
  }

  /** Polls until a task stands still: done, failed or waiting for a window. */
  async settled(id: string): Promise<TaskJson> {
    for (;;) {
      const task = await this.task(id);
      if (['SUCCESS', 'FAILURE', 'MODAL', 'CANCEL'].includes(task.status)) return task;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  /** Imagines and waits. */
  async imagine(prompt: string, more: object = {}): Promise<TaskJson> {
    const reply = await this.post('/mj/submit/imagine', { prompt, ...more });
    return this.settled(reply.result);
  }

  /** Presses the button with that label or emoji and waits. */
  async press(task: TaskJson, label: string): Promise<TaskJson> {
    const button = task.buttons?.find((one) => one.label === label || one.emoji === label);
    if (!button) throw new Error(`no button ${label}`);
    const body = { taskId: task.id, customId: button.customId };
    return this.settled((await this.post('/mj/submit/action', body)).result);
  }

  async bytes(url: string | null | undefined): Promise<Buffer> {
    const response = await fetch(url ?? '');
    if (response.status !== 200) throw new Error(`${response.status} for ${String(url)}`);
    return Buffer.from(await response.arrayBuffer());
  }

  async picture(task: TaskJson): Promise<PNG> {
    return PNG.sync.read(await this.bytes(task.imageUrl));
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}

export function dataUrl(png: PNG | Buffer): string {
  const bytes = png instanceof PNG ? PNG.sync.write(png) : png;
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

/** A picture of one colour, or of a colour for each pixel. */
export function drawn(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number, number?],
): PNG {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b, a = 255] = colour(x, y);
      png.data.set([r, g, b, a], (y * width + x) * 4);
    }
  }
  return png;
}

/** A rectangle of a picture. */
export function crop(png: PNG, left: number, top: number, width: number, height: number): PNG {
  const out = new PNG({ width, height });
  PNG.bitblt(png, out, left, top, width, height, 0, 0);
  return out;
}

/** One cell of a grid: 1 and 2 above, 3 and 4 below. */
export function cell(grid: PNG, number: 1 | 2 | 3 | 4): PNG {
  const [w, h] = [grid.width / 2, grid.height / 2];
  return crop(grid, ((number - 1) % 2) * w, number > 2 ? h : 0, w, h);
}

/** Mean difference of two pictures of one size, 0 to 255 a channel. */
export function difference(a: PNG, b: PNG): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0));
  return sum / a.data.length;
}

/** A picture at half its size, each pixel the mean of four. */
export function halved(png: PNG): PNG {
  const at = (x: number, y: number, c: number) => png.data[(y * png.width + x) * 4 + c] ?? 0;
  return drawn(png.width / 2, png.height / 2, (x, y) => {
    const mean = (c: number) =>
      (at(2 * x, 2 * y, c) +
        at(2 * x + 1, 2 * y, c) +
        at(2 * x, 2 * y + 1, c) +
        at(2 * x + 1, 2 * y + 1, c)) /
      4;
    return [mean(0), mean(1), mean(2)];
  });
}
