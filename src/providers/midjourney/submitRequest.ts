import { promptOf, type ComposedRequest } from '../../domain/request';
import type { SubmitOutcome } from '../provider';
import { readOptions } from './connectionOptions';
import { endpoints } from './endpoints';
import { linkReferences } from './linkReferences';
import { outcomeOf } from './outcome';
import { submitOf, type Submit } from './requestBody';
import { sendSubmit, type Means } from './sendSubmit';
import { speedOf } from './speed';
import type { SubmitVerdict } from './verdict';

/** Sends a composed request. */
export async function submitRequest(
  composed: ComposedRequest,
  localId: string,
  means: Means,
): Promise<SubmitOutcome> {
  const request = await linkReferences(composed, means);
  if ('failure' in request) return { kind: 'refused', failure: request.failure };
  const { context, profile } = means;
  const { connection } = context;
  const speed = speedOf({ request }, connection);
  const submit = await submitOf(request, speed, localId, context, readOptions(connection));
  const send = (one: Submit) => sendSubmit({ ...one, speed, hasRelatedTask: false }, means);
  const guess = { texts: [promptOf(request)] };
  if (request.kind !== 'edit') return await outcomeOf(await send(submit), guess, means);

  // trueai's older builds know edits by another name; a missing path has taken nothing.
  let verdict = await send({ ...submit, path: profile.editPath });
  if (isMissingPath(verdict) && profile.editPath === endpoints.edits) {
    const renamed = await send({ ...submit, path: endpoints.edit });
    if (!isMissingPath(renamed)) {
      profile.editPath = endpoints.edit;
      verdict = renamed;
    }
  }
  return await outcomeOf(verdict, guess, means);
}

function isMissingPath(verdict: SubmitVerdict): boolean {
  return verdict.kind === 'refused' && verdict.failure.status === 404;
}
