/**
 * What can go wrong, as data. No sentences here: the words a person reads are made in one place,
 * `host/failureText.ts`, so that they can be localised.
 */
export type FailureKind =
  | 'unauthorised'
  | 'forbidden'
  | 'noCredit'
  | 'rateLimited'
  | 'queueFull'
  | 'promptRefused'
  | 'invalidRequest'
  | 'notFound'
  | 'unreachable'
  | 'timedOut'
  | 'serverError'
  | 'badReply'
  | 'notOffered'
  | 'cancelled';

/** Why a request is not worth sending; known before anything leaves the machine. */
export type InvalidReason =
  | 'promptEmpty'
  | 'promptTooLong'
  | 'tooFewPictures'
  | 'tooManyPictures'
  | 'notAPicture'
  | 'notAFile'
  | 'pictureTooLarge'
  | 'pictureMissing'
  | 'pictureAnimated'
  | 'pictureTooWide'
  | 'pictureBroken'
  | 'pictureRefused'
  | 'notAStill'
  | 'samePictureTwice'
  | 'referenceNotUploaded'
  | 'notOnePicture'
  | 'badBaseUrl'
  | 'insecureBaseUrl'
  | 'noKey'
  | 'noEndpoint'
  | 'taskNotReady'
  | 'taskUnknown'
  | 'actionUnknown'
  | 'oneByOne'
  | 'alreadyPressed'
  | 'cancelNotOffered'
  | 'cancelRefused'
  | 'promptNeeded'
  | 'badZoom'
  | 'badSeed'
  | 'badMask'
  | 'parentRemoved'
  | 'linkDead'
  | 'linkRefused'
  | 'noLink'
  | 'linkIsLocal'
  | 'historyTooNew'
  | 'historySetAside'
  | 'historyNewestSetAside'
  | 'exportNotOurs'
  | 'exportTooNew'
  | 'exportBroken'
  | 'exportTooLarge'
  | 'noRoomForPictures'
  | 'fileNotWritten'
  | 'fileNotRead'
  | 'diskFull'
  | 'storageNotWritten'
  | 'refusedByGateway';

export interface Failure {
  readonly kind: FailureKind;
  /** Only for `invalidRequest`. */
  readonly reason?: InvalidReason;
  /** The gateway's own words, trimmed, at most 300 characters, never a key. Shown as a detail, never matched on. */
  readonly gatewayMessage?: string;
  /** The refused word, for `promptRefused`. */
  readonly word?: string;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** How long the gateway asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Whether the same request may succeed later without being changed. */
  readonly isRetryable: boolean;
  /** Whether money was taken. Unknown unless the gateway's answer settles it. */
  readonly charged: 'yes' | 'no' | 'unknown';
}

/** The one error class of the core. Its message is for the log, never for a person. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(
      `${failure.kind}${failure.reason ? `/${failure.reason}` : ''}: ${failure.gatewayMessage ?? ''}`,
      options,
    );
    this.failure = failure;
  }
}

/** Compares by name, so that it also holds between two bundled copies of the class. */
export function isFailureError(error: unknown): error is FailureError {
  return error instanceof Error && error.name === 'FailureError' && 'failure' in error;
}

/** A refusal of ours, before anything was sent: never charged. */
export function invalid(reason: InvalidReason, gatewayMessage?: string): Failure {
  return {
    kind: 'invalidRequest',
    reason,
    isRetryable: false,
    charged: 'no',
    ...(gatewayMessage === undefined ? {} : { gatewayMessage }),
  };
}
