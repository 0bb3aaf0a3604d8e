/** Thrown into a call that took too long. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/**
 * Runs with a signal that also ends after `limitMs`. The timer and the listener are gone when it returns;
 * `AbortSignal.timeout` would leave a timer behind for every call.
 */
export async function withTimeLimit<T>(
  outer: AbortSignal,
  limitMs: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const forward = () => controller.abort(outer.reason);
  const timer = setTimeout(
    () => controller.abort(new TimeLimitError(`no answer within ${String(limitMs)} ms`)),
    limitMs,
  );
  if (outer.aborted) forward();
  else outer.addEventListener('abort', forward, { once: true });
  try {
    return await run(controller.signal);
  } catch (error) {
    // What fetch throws on abort differs between libraries; the reason is ours.
    if (controller.signal.reason instanceof TimeLimitError) throw controller.signal.reason;
    throw error;
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', forward);
  }
}
