import type { GeneralRemedyId } from '../protocol/views';
import { commandIds } from './manifest';

/** Remedies that are commands; the others belong to a task and are offered on its card. */
export const generalRemedyCommands: Readonly<Record<GeneralRemedyId, string>> = {
  setKey: commandIds.setApiKey,
  chooseGateway: commandIds.chooseGateway,
  showLog: commandIds.showLog,
  checkAgain: commandIds.testConnection,
  testConnection: commandIds.testConnection,
};
