import * as vscode from 'vscode';
import { isTerminal, type Task } from '../domain/task';
import type { Services } from './services';

/** After that a gateway that still has not begun is waited for by the card alone, in milliseconds. */
const waitMs = 60_000;

/**
 * Whether a task that was just sent by a command comes to want an input. It may be told only when the gateway is
 * asked again: until then its progress is shown. Over when the gateway begins to draw, and when a person turns to
 * something else: another window, or a text.
 * @param label of what was pressed
 */
export async function untilInputWanted(
  { store }: Pick<Services, 'store'>,
  sent: Task,
  label: string,
): Promise<boolean> {
  if (wantsInput(sent) !== undefined) return wantsInput(sent) === true;
  const title = vscode.l10n.t('{0}: waiting for the gateway', label);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title },
    async () => {
      const watched: vscode.Disposable[] = [];
      let timer: NodeJS.Timeout | undefined;
      const wanted = await new Promise<boolean>((resolve) => {
        const giveUp = () => resolve(false);
        timer = setTimeout(giveUp, waitMs);
        const look = (task: Task | undefined) => {
          const answer = task?.id === sent.id ? wantsInput(task) : undefined;
          if (answer !== undefined) resolve(answer);
        };
        watched.push(
          vscode.Disposable.from(store.onDidChange(({ task }) => look(task))),
          vscode.window.onDidChangeWindowState(({ focused }) => focused || giveUp()),
          vscode.window.onDidChangeTextEditorSelection(
            ({ kind }) => kind === undefined || giveUp(),
          ),
        );
        // It may have moved on since the answer.
        look(store.peek(sent.id));
      });
      clearTimeout(timer);
      vscode.Disposable.from(...watched).dispose();
      return wanted;
    },
  );
}

/** Undefined while that cannot be told. */
function wantsInput({ phase, progress, assets }: Task): boolean | undefined {
  if (phase === 'needsInput') return true;
  const isDrawn = (progress?.percent ?? 0) > 0 || assets.length > 0;
  return isTerminal(phase) || phase === 'unconfirmed' || isDrawn ? false : undefined;
}
