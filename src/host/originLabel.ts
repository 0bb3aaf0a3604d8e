import * as vscode from 'vscode';
import { requestVerbs } from '../domain/requestVerbs';
import type { Task } from '../domain/task';

/** What made a task, in a word: "U2", "Blend". */
export function originLabel({ parent, request }: Task): string {
  if (parent) return parent.label;
  switch (request.kind) {
    case 'action':
      return request.label;
    case 'import':
      return vscode.l10n.t('Imported');
    default:
      return requestVerbs[request.kind];
  }
}
