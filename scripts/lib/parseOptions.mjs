import { parseArgs } from 'node:util';
import { Problem } from './problem.mjs';

/**
 * Reads a command line of long options.
 *
 * @param {Record<string, { type: 'string' | 'boolean', multiple?: boolean }>} options
 * @param {string} usage shown with --help and after a mistake
 * @returns {Record<string, any>}
 */
export function parseOptions(options, usage) {
  let values;
  try {
    ({ values } = parseArgs({ options: { ...options, help: { type: 'boolean' } }, strict: true }));
  } catch (error) {
    const [sentence] = error.message.split(/\. (?:To specify|Did you)/);
    throw new Problem(`${sentence.replace(/\.$/, '')}. Options: ${usage}`, 2);
  }
  if (values.help) {
    console.log(`Options: ${usage}`);
    process.exit(0);
  }
  return values;
}

/** A whole number within limits, or a sentence about what was given instead. */
export function readNumber(name, text, { min, max, whole = true }) {
  const number = Number(text);
  if (
    text.trim() === '' ||
    Number.isNaN(number) ||
    (whole && !Number.isInteger(number)) ||
    number < min ||
    number > max
  ) {
    throw new Problem(`--${name} takes a number from ${min} to ${max}, not "${text}".`, 2);
  }
  return number;
}
