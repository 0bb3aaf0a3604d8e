import * as vscode from 'vscode';
import { promptOfTask } from '../domain/promptOfTask';
import type { Task } from '../domain/task';

/** What a toast calls a task by; long prompts end in an ellipsis. */
export function shortPrompt(task: Task): string {
  const prompt = promptOfTask(task).replaceAll(/\s+/g, ' ').trim();
  const text = task.request.kind === 'action' ? `${task.request.label}, ${prompt}` : prompt;
  if (text === '') return vscode.l10n.t('a picture');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
