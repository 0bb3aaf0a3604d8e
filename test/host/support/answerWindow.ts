import * as vscode from 'vscode';

/**
 * Stands in for the person at VS Code's dialogs. Toasts and pickers cannot be pressed from inside the
 * extension host, so the calls are answered here; everything else is the real VS Code.
 */
export class AnsweredWindow {
  readonly messages: string[] = [];
  readonly boxes: vscode.InputBox[] = [];
  readonly #undo: (() => void)[] = [];

  /** What each message is answered with: the label of a button, or nothing. */
  answerMessages(...answers: readonly (string | undefined)[]): void {
    const left = [...answers];
    const answer = (text: string) => {
      this.messages.push(text);
      return Promise.resolve(left.shift());
    };
    this.#replace('showWarningMessage', answer);
    this.#replace('showErrorMessage', answer);
    this.#replace('showInformationMessage', answer);
  }

  /** What is said in the status bar counts as a message. */
  watchStatusBar(): void {
    this.#replace('setStatusBarMessage', (text: string) => {
      this.messages.push(text);
      return new vscode.Disposable(() => undefined);
    });
  }

  answerOpenDialog(uris: readonly vscode.Uri[] | undefined): void {
    this.#replace('showOpenDialog', () => Promise.resolve(uris));
  }

  /** Gives the dialog's own default back, or what `choose` makes of it. */
  answerSaveDialog(
    choose: (options: vscode.SaveDialogOptions) => vscode.Uri | undefined = (o) => o.defaultUri,
  ): void {
    this.#replace('showSaveDialog', (options: vscode.SaveDialogOptions) =>
      Promise.resolve(choose(options)),
    );
  }

  answerQuickPick(choose: (items: readonly vscode.QuickPickItem[]) => unknown): void {
    this.#replace('showQuickPick', (items: readonly vscode.QuickPickItem[]) =>
      Promise.resolve(choose(items)),
    );
  }

  /** Real input boxes, remembered so that a test can see what stands in them. */
  watchInputBoxes(): void {
    const create = vscode.window.createInputBox.bind(vscode.window);
    this.#replace('createInputBox', () => {
      const box = create();
      this.boxes.push(box);
      return box;
    });
  }

  restore(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
    this.messages.length = 0;
    this.boxes.length = 0;
  }

  #replace(name: keyof typeof vscode.window, stand: unknown): void {
    const target = vscode.window as unknown as Record<string, unknown>;
    const original = target[name];
    target[name] = stand;
    this.#undo.push(() => (target[name] = original));
  }
}

/** What an input box complains about, as text. */
export function complaintOf(box: vscode.InputBox): string {
  const message = box.validationMessage;
  return typeof message === 'object' ? message.message : (message ?? '');
}

/** Presses Enter in the input box or list that is open. */
export async function pressEnter(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

/** Waits for something to become true, or says what did not. */
export async function until(what: string, isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`Not within 20 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
