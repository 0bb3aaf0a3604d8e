import * as vscode from 'vscode';
import { commandIds, type CommandName } from '../manifest';

/** Puts every command into VS Code. What they do is loaded by the first one that runs. */
export function registerCommands(
  run: (name: CommandName, args: readonly unknown[]) => Promise<void>,
): vscode.Disposable {
  const names = Object.keys(commandIds) as readonly CommandName[];
  return vscode.Disposable.from(
    ...names.map((name) =>
      vscode.commands.registerCommand(commandIds[name], (...args: unknown[]) => run(name, args)),
    ),
  );
}
