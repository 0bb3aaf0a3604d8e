import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promptOf, type ComposedRequest, type PictureRef } from '../../../src/domain/request';
import type { Task } from '../../../src/domain/task';
import { picturesOfTask } from '../../../src/tasks/picturesOfTask';
import { eventually } from '../../support/eventually';
import { pngBytes } from '../../support/pngBytes';
import { actionNamed } from '../midjourney/bench';
import { EditorWindow, quickPlan, type EditorWindowOptions } from '../tasks/editorWindow';

/** What was there before the crash, by name; it survives JSON, because a window is another process. */
export interface Facts {
  readonly grid: string;
  readonly starred: string;
  readonly binned: string;
  /** Ids of the buttons of `grid`. */
  readonly buttons: Readonly<Record<string, string>>;
  readonly boat: PictureRef;
  readonly face: PictureRef;
  /** A task of the gateway that is not in the history. */
  readonly remoteId: string;
  /** All tasks of the history, the binned one too. */
  readonly ids: readonly string[];
}

/** A window at the gateway of the matrix: it is the same one by whatever address. */
export function windowAt(url: string, folder: string, more: EditorWindowOptions = {}) {
  // A waiting task is looked at once and then left alone, so that each run takes the same steps.
  const plan = { ...quickPlan, needsInputMs: 60_000 };
  return new EditorWindow({ url }, folder, { plan, connectionId: 'gateway', ...more });
}

/** Nothing is on its way any more: what is open waits for a person, or never moves again. */
export function atRest(window: EditorWindow): Promise<true> {
  return eventually(
    () => {
      window.store.sync();
      const isMoving = window.store.open().some((task) => !isResting(task));
      return !isMoving && window.history.wantingBytes(1).length === 0;
    },
    'The window did not come to rest',
    90_000,
  );
}

function isResting({ phase, request, progress, assets }: Task): boolean {
  if (phase === 'unconfirmed' || phase === 'needsInput') return true;
  const isStuck = promptOf(request).includes('sandbox:stuck');
  // With its preview: it is fetched when it is first seen.
  return isStuck && progress?.percent === 50 && assets.length > 0;
}

/** How long a task may take where many windows draw their pictures in one process. */
export const crowdedMs = 90_000;

/** A history with something of everything, made once and copied for each crash. */
export async function makeScene(url: string, folder: string): Promise<Facts> {
  const window = await windowAt(url, folder).start();
  const made = async (prompt: string) => {
    const { id } = await window.imagine(prompt);
    return window.until(id, isWhole, crowdedMs);
  };
  const [grid, starred, binned, elsewhere] = await Promise.all([
    made('a fox'),
    made('an owl'),
    made('a hen'),
    made('a hare'),
  ]);
  await window.manager.star([starred.id], true);
  await window.store.remove([elsewhere.id]);
  for (const { hash } of picturesOfTask(elsewhere)) await window.pictures.discard(hash);
  await window.manager.forget([binned.id]);
  const boat = await window.pictures.add(pngBytes(64, 48), 'boat.png');
  const face = await window.pictures.add(pngBytes(48, 64, 60), 'face.png');
  window.close();
  const labels = ['U1', 'V1'];
  return {
    grid: grid.id,
    starred: starred.id,
    binned: binned.id,
    buttons: Object.fromEntries(labels.map((label) => [label, actionNamed(grid, label).id])),
    boat,
    face,
    remoteId: elsewhere.remoteId ?? '',
    ids: [grid.id, starred.id, binned.id],
  };
}

export function isWhole({ phase, assets }: Task): boolean {
  return (
    phase === 'succeeded' &&
    assets.length > 0 &&
    assets.every((asset) => asset.kind === 'text' || asset.file !== undefined)
  );
}

export function copyScene(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}

export function requestsOf({ boat, face }: Facts): Readonly<Record<string, ComposedRequest>> {
  return {
    Imagine: { kind: 'imagine', prompt: 'a lighthouse', pictures: [] },
    Blend: { kind: 'blend', pictures: [boat, face], shape: 'square' },
    Describe: { kind: 'describe', picture: boat },
    'Swap Face': { kind: 'swapFace', face, target: boat },
    Edit: { kind: 'edit', prompt: 'a red boat', picture: boat },
    Shorten: { kind: 'shorten', prompt: 'a very old stone castle' },
    Animate: { kind: 'video', prompt: 'the sail fills', picture: boat, motion: 'high' },
  };
}

export const exportPathIn = (folder: string): string => join(folder, 'all.easel.zip');
