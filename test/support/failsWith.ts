import { isFailureError, type FailureKind, type InvalidReason } from '../../src/domain/failure';

/** For `assert.rejects`: a failure of this kind, or for this reason. */
export function failsWith(expected: InvalidReason | FailureKind) {
  return (error: unknown): boolean =>
    isFailureError(error) && (error.failure.reason === expected || error.failure.kind === expected);
}
