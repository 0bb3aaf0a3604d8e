import { EditorWindow } from '../tasks/editorWindow';

/** What a window is told, as its first argument. */
export interface WindowOrder {
  readonly url: string;
  readonly folder: string;
  readonly name: string;
}

/** What it says to the process that opened it. */
export type WindowWord =
  | { readonly kind: 'open' }
  | { readonly kind: 'sent'; readonly id: string }
  /** On screen from now on: the window's own clock, which is the machine's. */
  | { readonly kind: 'shows'; readonly id: string; readonly phase: string; readonly at: number }
  /** A toast. */
  | { readonly kind: 'tells'; readonly id: string };

/** What it is asked for: a prompt to imagine. */
export interface WindowWish {
  readonly prompt: string;
}

async function main({ url, folder, name }: WindowOrder): Promise<void> {
  const say = (word: WindowWord) => process.send?.(word);
  const window = new EditorWindow({ url }, folder, { userAgent: name, connectionId: 'gateway' });
  window.store.onDidChange(({ task }) => {
    if (task) say({ kind: 'shows', id: task.id, phase: task.phase, at: Date.now() });
  });
  window.manager.news.onDidFinish(({ id }) => say({ kind: 'tells', id }));
  process.on('message', ({ prompt }: WindowWish) => {
    void window.imagine(prompt).then(({ id }) => say({ kind: 'sent', id }));
  });
  // Its opener is gone: nobody looks at it any more.
  process.on('disconnect', () => process.exit(0));
  await window.start();
  say({ kind: 'open' });
}

void main(JSON.parse(process.argv[2] ?? '{}') as WindowOrder);
