import { invalid, isFailureError, type Failure } from '../../domain/failure';
import { withReferenceLinks } from '../../domain/parameters/references';
import type { ComposedRequest } from '../../domain/request';
import { isCancelled } from './gateway';
import type { Means } from './sendSubmit';
import { uploadPictures } from './uploadPictures';

/**
 * The request with its references as links in the prompt, where Midjourney reads them; uploaded when they are
 * not there yet. A failure means that the request itself has not left.
 */
export async function linkReferences(
  request: ComposedRequest,
  { context, gateway, profile }: Means,
): Promise<ComposedRequest | { readonly failure: Failure }> {
  if (request.kind !== 'imagine' || !request.references?.length) return request;
  const { references } = request;
  try {
    const links = await profile.uploaded.of(
      references.map(({ picture }) => picture),
      gateway.now(),
      (missing) => uploadPictures(missing, context, gateway),
    );
    const linked = references.map(({ role }, index) => ({ role, link: links[index] ?? '' }));
    return { ...request, prompt: withReferenceLinks(request.prompt, linked) };
  } catch (error) {
    if (!isFailureError(error) || isCancelled(error)) throw error;
    return { failure: uploadFailure(error.failure) };
  }
}

/** Whatever is wrong with the way to the gateway is said as ever; the rest is about these pictures. */
function uploadFailure(failure: Failure): Failure {
  if (!/^(notOffered|notFound|badReply|invalidRequest|forbidden)$/.test(failure.kind)) {
    return failure;
  }
  if (failure.reason !== undefined && failure.reason !== 'refusedByGateway') return failure;
  return {
    ...invalid('referenceNotUploaded', failure.gatewayMessage),
    charged: failure.charged,
    ...(failure.status === undefined ? {} : { status: failure.status }),
  };
}
