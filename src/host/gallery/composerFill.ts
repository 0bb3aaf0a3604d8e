import { withMotion } from '../../domain/parameters/filmPrompt';
import { picturesOf, type PictureRef, type TaskRequest } from '../../domain/request';
import type { ComposerFill } from '../../protocol/protocol';
import type { AttachedPicture, DraftKind } from '../../protocol/views';
import type { ComposerPage } from '../services';

/**
 * A request as the composer has it, to be sent from there. An edit goes to the mask studio instead.
 * @param prompt absent: what is written there stays
 */
export function composerFill(
  request: TaskRequest,
  page: Pick<ComposerPage, 'attached'>,
  prompt?: string,
): ComposerFill {
  return {
    kind: draftKindOf(request),
    ...(prompt === undefined
      ? {}
      : { prompt: request.kind === 'video' ? withMotion(prompt, request.motion) : prompt }),
    ...(request.kind === 'blend' ? { shape: request.shape } : {}),
    ...(request.kind === 'video' ? { resolution: request.resolution ?? '480' } : {}),
    pictures: picturesOf(request).map((each) => ({
      ...page.attached(each),
      ...roleOf(request, each),
      ...slotOf(request, each),
    })),
  };
}

/** Said, so that one keeps its place where the other cannot be had. */
function slotOf(request: TaskRequest, { hash }: PictureRef): Pick<AttachedPicture, 'slot'> {
  if (request.kind !== 'swapFace' && request.kind !== 'video') return {};
  const first = request.kind === 'swapFace' ? request.face : request.picture;
  return { slot: hash === first.hash ? 'first' : 'second' };
}

function draftKindOf({ kind }: TaskRequest): DraftKind {
  return kind === 'action' || kind === 'import' ? 'imagine' : kind;
}

function roleOf(request: TaskRequest, { hash }: PictureRef): Pick<AttachedPicture, 'role'> {
  if (request.kind !== 'imagine') return {};
  const reference = request.references?.find(({ picture }) => picture.hash === hash);
  return reference ? { role: reference.role } : {};
}
