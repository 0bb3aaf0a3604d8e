import { findProgram, isExecutable } from './findProgram.mjs';

/** The browser the tests drive: EASEL_CHROMIUM, or one of Chromium's usual names. */
export function findChromium() {
  const chosen = process.env.EASEL_CHROMIUM;
  if (chosen && isExecutable(chosen)) return chosen;
  return findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}
