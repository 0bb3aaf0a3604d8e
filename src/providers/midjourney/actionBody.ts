import type { Speed } from '../../domain/request';
import { commonParts } from './commonParts';
import type { ConnectionOptions } from './connectionOptions';
import { endpoints } from './endpoints';
import { speedParts } from './speed';
import type { Submit } from './requestBody';

/** A pressed button. Ids go as strings: new-api binds `taskId` to a Go string and refuses a number. */
export function actionSubmit(
  remoteId: string,
  customId: string,
  speed: Speed | undefined,
  localId: string,
  options: ConnectionOptions,
): Submit {
  const { chooseSameChannel } = options;
  return {
    path: endpoints.action,
    body: {
      taskId: remoteId,
      customId,
      ...(chooseSameChannel === undefined ? {} : { chooseSameChannel }),
      ...speedParts(speed, options, { accountFilter: true }),
      ...commonParts(localId, options),
    },
  };
}

/** A change of a grid, for gateways that send no buttons. */
export interface Change {
  readonly action: 'UPSCALE' | 'VARIATION' | 'REROLL';
  /** 1–4; new-api wants one for REROLL, too (`index_is_required`). */
  readonly index: number;
}

export function changeSubmit(
  remoteId: string,
  change: Change,
  localId: string,
  options: ConnectionOptions,
): Submit {
  return {
    path: endpoints.change,
    body: {
      taskId: remoteId,
      action: change.action,
      index: change.index,
      ...commonParts(localId, options),
    },
  };
}
