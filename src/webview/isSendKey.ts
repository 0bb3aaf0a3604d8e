/**
 * Enter without Shift, and not the Enter that accepts what an input method composes. Some browsers
 * say the latter only by key code 229.
 */
export function isSendKey(event: KeyboardEvent): boolean {
  return (
    event.key === 'Enter' &&
    !event.shiftKey &&
    !event.altKey &&
    !event.isComposing &&
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only sign some input methods give
    event.keyCode !== 229
  );
}
