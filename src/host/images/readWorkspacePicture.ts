import * as vscode from 'vscode';
import { FailureError, invalid, isFailureError } from '../../domain/failure';
import { pictureByteLimit, type PictureRef } from '../../domain/request';
import type { PictureStore } from '../../tasks/pictureStore';

/**
 * A picture of the workspace (or of anywhere a file dialog reaches), copied into the picture folder.
 * The size is looked at before the bytes are: a film of 4 GB must not be read to be refused.
 * Throws FailureError `pictureMissing`, `pictureTooLarge` or `notAPicture`.
 */
export async function readWorkspacePicture(
  pictures: Pick<PictureStore, 'add'>,
  uri: vscode.Uri,
): Promise<PictureRef> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const stat = await reading(() => vscode.workspace.fs.stat(uri));
  // Nor is it a device or a pipe, which never ends.
  if (!(stat.type & vscode.FileType.File)) throw new FailureError(invalid('notAPicture', name));
  if (stat.size > pictureByteLimit) throw new FailureError(invalid('pictureTooLarge'));
  const bytes = await reading(() => vscode.workspace.fs.readFile(uri));
  try {
    return await pictures.add(bytes, name);
  } catch (error) {
    throw isFailureError(error) && error.failure.reason === 'notAPicture'
      ? new FailureError(invalid('notAPicture', name), { cause: error })
      : error;
  }
}

async function reading<T>(read: () => Thenable<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new FailureError(invalid('pictureMissing'), { cause: error });
  }
}
