/** Progress goes to standard error: standard output is kept for the one line a script promises. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** A duration as people say it: `4.2 s`, `3 min 05 s`. */
export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
