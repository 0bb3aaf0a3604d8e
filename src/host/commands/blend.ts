import * as vscode from 'vscode';
import { FailureError, invalid } from '../../domain/failure';
import { blendLimits } from '../../domain/request';
import { pickPictureUris, pictureUrisOf, readPictures } from '../inputs/pickPictures';
import { pickShape } from '../inputs/pickShape';
import type { Services } from '../services';
import { requireSendable, submitRequest } from './submitRequest';

/** Blend Pictures…: those selected in the explorer, else chosen with a dialog. */
export async function blend(services: Services, ...args: readonly unknown[]): Promise<void> {
  await requireSendable(services, 'blend');
  const title = vscode.l10n.t('Blend Pictures');
  const uris = pictureUrisOf(args) ?? (await pickPictureUris({ canPickMany: true, title }));
  if (!uris) return;
  // Before any byte is read and long before a gateway could charge for it.
  if (uris.length < blendLimits.min) throw new FailureError(invalid('tooFewPictures'));
  if (uris.length > blendLimits.max) throw new FailureError(invalid('tooManyPictures'));
  const pictures = await readPictures(services, uris);
  const shape = await pickShape();
  if (!shape) return;
  await submitRequest(services, { kind: 'blend', pictures, shape });
}
