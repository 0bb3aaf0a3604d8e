import { FailureError, type Failure } from '../domain/failure';

/** A request without a usable answer. `neverSent`: certainly nothing reached the gateway. */
export class RequestError extends FailureError {
  readonly neverSent: boolean;

  constructor(failure: Failure, neverSent: boolean, options?: ErrorOptions) {
    super(failure, options);
    this.neverSent = neverSent;
  }
}

/** Holds for errors of two bundled copies of the class, too. */
export function wasNeverSent(error: unknown): boolean {
  return error instanceof Error && 'neverSent' in error && error.neverSent === true;
}

/** Ended by the caller's signal; `reason` is the signal's. A caller's own time limit is no cancellation. */
export function calledOffError(neverSent: boolean, reason: unknown): RequestError {
  const isTimeLimit = reason instanceof Error && reason.name === 'TimeoutError';
  return new RequestError(
    {
      kind: isTimeLimit ? 'timedOut' : 'cancelled',
      isRetryable: true,
      charged: neverSent ? 'no' : 'unknown',
    },
    neverSent,
    { cause: reason },
  );
}
