import * as vscode from 'vscode';
import { invalid } from '../../domain/failure';
import { readParameter, setParameter } from '../../domain/parameters/editPrompt';
import { zoomOf } from '../../domain/parameters/zoom';
import type { Task } from '../../domain/task';
import { failureSentence } from '../failureText';
import { taskTitle } from '../gallery/taskView';
import { explain } from '../inputs/explain';
import { answerInput, zoomInput } from '../inputs/promptInput';
import { pickTask } from '../inputs/pickTask';
import type { Services } from '../services';
import { revealTask } from './revealTask';

/** Answer…: the prompt that a Custom Zoom, a remix or a Describe waits for; a region is marked in the page. */
export async function answerTask(services: Services, ...args: readonly unknown[]): Promise<void> {
  const task = await pickTask(services, args, {
    isSuitable: (each) => each.phase === 'needsInput',
    placeholder: vscode.l10n.t('Which task should be answered?'),
    nothing: vscode.l10n.t(
      'No task waits for an answer. Press a button such as Custom Zoom first.',
    ),
  });
  if (!task) return;
  // Without a region some gateways draw all of it anew, and charge for it.
  if (task.inputWanted?.input === 'mask') return markRegion(services, task);
  const prompt = await askPrompt(task);
  if (prompt === undefined) return;
  const sent = await services.tasks.answer(task.id, { prompt });
  await revealTask(services, sent.task.id);
}

/** What is to be marked may lie in the bin: then it has to come out of it first. */
async function markRegion({ store, tasks, gallery }: Services, task: Task): Promise<void> {
  const parentId = task.parent?.taskId;
  if (parentId === undefined || !(await store.isBinned(parentId))) {
    return gallery.openInput(task.id);
  }
  explain(failureSentence(invalid('parentRemoved')), {
    label: vscode.l10n.t('Restore'),
    run: async () => {
      await tasks.restore([parentId]);
      await gallery.openInput(task.id);
    },
  });
}

/** A zoom is asked for by itself, as in the page, and goes back into the words. */
async function askPrompt({ parent, inputWanted, ...task }: Task): Promise<string | undefined> {
  const title = parent?.label ?? taskTitle(task);
  const suggestion = inputWanted?.suggestion ?? '';
  if (inputWanted?.input !== 'zoom') return answerInput(title, suggestion);
  const words = await answerInput(title, setParameter(suggestion, 'zoom', undefined));
  if (words === undefined) return undefined;
  const zoom = await zoomInput(title, readParameter(words, 'zoom') ?? zoomOf(suggestion));
  return zoom === undefined ? undefined : setParameter(words, 'zoom', zoom);
}
