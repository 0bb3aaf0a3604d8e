import * as vscode from 'vscode';
import type { ComposedRequest } from '../domain/request';
import type { Task } from '../domain/task';

/** Midjourney's own words, in every language. */
const verbs: Readonly<Record<ComposedRequest['kind'], string>> = {
  imagine: 'Imagine',
  blend: 'Blend',
  describe: 'Describe',
  swapFace: 'Swap Face',
  edit: 'Edit',
  shorten: 'Shorten',
  video: 'Animate',
};

/** What made a task, in a word: "U2", "Blend". */
export function originLabel({ parent, request }: Task): string {
  if (parent) return parent.label;
  switch (request.kind) {
    case 'action':
      return request.label;
    case 'import':
      return vscode.l10n.t('Imported');
    default:
      return verbs[request.kind];
  }
}
