import * as vscode from 'vscode';
import type { Task } from '../../domain/task';
import { namedPicture } from '../images/namedPicture';
import type { Services } from '../services';
import { endingOf, fileName } from './fileName';
import { pictureToUse } from './pictureToUse';

/**
 * The picture as a file of its own, outside of the project: for an editor, or to be dragged there.
 * @throws FailureError
 */
export async function exportPicture(
  services: Pick<Services, 'tasks' | 'gallery' | 'pictures' | 'settings'>,
  task: Task,
  args: readonly unknown[],
): Promise<vscode.Uri> {
  const { pictures, settings } = services;
  const { bytes, cell } = await pictureToUse(services, task, args);
  const { hash, mime } = await pictures.keep(bytes);
  const name = `${fileName(settings.get('save.nameTemplate'), task, cell)}.${endingOf(mime)}`;
  const kept = { path: pictures.pathOf(hash, mime), hash };
  return vscode.Uri.file(await namedPicture(pictures.folder, kept, name));
}
