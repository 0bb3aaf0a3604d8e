import * as vscode from 'vscode';

interface Question {
  readonly title: string;
  readonly prompt?: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly isSecret?: boolean;
  /** One sentence when the text will not do. */
  readonly check: (text: string) => string | undefined;
}

/**
 * One line of text, or undefined when a person thought better of it. Unlike `showInputBox` it does not
 * scold an empty box before anything was typed: the check runs on Enter. It survives a look at another
 * window, where keys and prompts are copied from.
 */
export function askText(question: Question): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  box.title = question.title;
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.value = question.value ?? '';
  // Behind what is there, so that typing adds to it.
  box.valueSelection = [box.value.length, box.value.length];
  box.password = question.isSecret ?? false;
  box.ignoreFocusOut = true;
  return new Promise((resolve) => {
    let answer: string | undefined;
    box.onDidChangeValue(() => (box.validationMessage = undefined));
    box.onDidAccept(() => {
      box.validationMessage = question.check(box.value);
      if (box.validationMessage !== undefined) return;
      answer = box.value;
      box.hide();
    });
    box.onDidHide(() => {
      box.dispose();
      resolve(answer);
    });
    box.show();
  });
}
