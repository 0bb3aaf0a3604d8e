import { FailureError } from '../../domain/failure';
import type { PictureRef } from '../../domain/request';
import type { CallContext } from '../provider';
import { dataUrlsOf } from './dataUrl';
import { endpoints } from './endpoints';
import type { Gateway } from './gateway';
import { sendSubmit } from './sendSubmit';

/** Puts pictures where prompts can link to them. Some gateways charge for it, so it is sent once. */
export async function uploadPictures(
  pictures: readonly PictureRef[],
  context: CallContext,
  gateway: Gateway,
): Promise<readonly string[]> {
  const body = { base64Array: await dataUrlsOf(pictures, context) };
  const call = { path: endpoints.upload, body, hasRelatedTask: false };
  const verdict = await sendSubmit(call, { context, gateway });
  if (verdict.kind === 'refused' || verdict.kind === 'unconfirmed') {
    throw new FailureError(verdict.failure);
  }
  const links = verdict.kind === 'accepted' ? verdict.ids : [];
  if (links.length === pictures.length && links.every((link) => /^https?:/i.test(link))) {
    return links;
  }
  throw new FailureError({ kind: 'badReply', isRetryable: false, charged: 'unknown' });
}
