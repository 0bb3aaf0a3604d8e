import * as vscode from 'vscode';
import type { Logger } from '../base/logger';
import { isFailureError } from '../domain/failure';
import type { GeneralRemedyId } from '../protocol/views';
import { chargeSentence } from './failureText';
import type { WayOut } from './inputs/explain';
import { problemOf, remedyIdsFor, remedyLabel } from './problemView';
import { generalRemedyCommands } from './remedyCommands';

/**
 * Tells a person that something they asked for did not work: one sentence, and the buttons that help.
 * The only place that shows an error message.
 * @param ways what else helps, in this one case
 */
export async function reportFailure(
  services: { readonly logger: Logger },
  error: unknown,
  ...ways: readonly WayOut[]
): Promise<void> {
  if (error instanceof vscode.CancellationError) return;
  if (isFailureError(error) && error.failure.kind === 'cancelled') return;
  services.logger.log('error', 'command', error instanceof Error ? error.message : String(error));

  const problem = problemOf(error);
  const charge = isFailureError(error) ? chargeSentence(error.failure) : undefined;
  const ids: readonly GeneralRemedyId[] = isFailureError(error)
    ? remedyIdsFor(error.failure.kind, error.failure)
    : ['showLog'];
  const labels = ids.map(remedyLabel);
  const text = charge === undefined ? problem.sentence : `${problem.sentence} ${charge}`;
  const chosen = await vscode.window.showErrorMessage(
    text,
    ...labels,
    ...ways.map(({ label }) => label),
  );
  await ways.find(({ label }) => label === chosen)?.run();
  const remedy = ids[labels.indexOf(chosen ?? '')];
  if (remedy) await vscode.commands.executeCommand(generalRemedyCommands[remedy]);
}
