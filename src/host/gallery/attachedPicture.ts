import * as vscode from 'vscode';
import type { PictureRef } from '../../domain/request';
import type { AttachedPicture } from '../../protocol/views';
import type { Services } from '../services';

/** A picture of a request with an address that this webview may load. */
export function attachedPicture(
  { pictures }: Services,
  webview: vscode.Webview,
  picture: PictureRef,
): AttachedPicture {
  const path = vscode.Uri.file(pictures.pathOf(picture.hash, picture.mime));
  return { ...picture, src: webview.asWebviewUri(path).toString() };
}
