import * as vscode from 'vscode';
import { isFit } from '../../domain/pictureFit';
import { picturesOf, type ComposedRequest } from '../../domain/request';
import { composeRequest, type Composed } from '../composeRequest';
import { composerFill } from '../gallery/composerFill';
import { explain } from '../inputs/explain';
import { requireOffered, type Wanted } from '../../tasks/notOffered';
import { requireKey } from '../../tasks/providerCalls';
import type { Services } from '../services';
import { revealTask } from './revealTask';

/**
 * Sends what a person composed and shows it on its way. What fails before it is recorded as a task gives
 * its prompt back in the composer: words that were typed are never lost.
 */
export async function submitRequest(services: Services, draft: Composed): Promise<void> {
  let taskId: string;
  try {
    const request = composeRequest(draft, services.settings);
    if (!picturesOf(request).every(isFit)) {
      await composeInstead(services, request);
      return;
    }
    taskId = (await services.tasks.submit(request)).task.id;
  } catch (error) {
    if (draft.kind === 'imagine' || draft.kind === 'shorten') {
      await services.gallery.fillComposer({ prompt: draft.prompt });
    }
    throw error;
  }
  await revealTask(services, taskId);
}

/** Only a page can make a picture smaller. There it is seen as it will be sent, and sent by the person. */
async function composeInstead({ gallery }: Services, request: ComposedRequest): Promise<void> {
  const page = await gallery.composerPage();
  page.tell('composer/fill', composerFill(request, page));
  explain(
    vscode.l10n.t(
      'A picture is larger than gateways take. It is made smaller in the composer: send it from there.',
    ),
  );
}

/** Asked before the prompt is: nobody should write one only to hear that there is no key. */
export function requireCurrentKey({ gateways }: Pick<Services, 'gateways'>): Promise<void> {
  return requireKey(gateways.current());
}

/** The same, and that this gateway has it: nobody should choose files or mark a region for nothing. */
export async function requireSendable(
  { gateways, providers }: Pick<Services, 'gateways' | 'providers'>,
  wanted: Wanted,
): Promise<void> {
  const connection = gateways.current();
  await requireKey(connection);
  const provider = providers.get(connection.providerId);
  if (provider) requireOffered(provider, connection, wanted);
}
