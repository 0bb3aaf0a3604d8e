import * as vscode from 'vscode';

export interface WayOut {
  readonly label: string;
  readonly run: () => unknown;
}

/**
 * Says why a command has nothing to do here and what to do instead. Not for failures: nothing was tried,
 * so nothing failed; those go through `reportFailure`. Returns at once, the toast stays.
 */
export function explain(sentence: string, ...ways: readonly WayOut[]): void {
  const labels = ways.map((way) => way.label);
  void vscode.window.showWarningMessage(sentence, ...labels).then(async (chosen) => {
    await ways.find((way) => way.label === chosen)?.run();
  });
}
