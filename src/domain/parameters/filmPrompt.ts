import type { VideoMotion } from '../request';
import { readParameter, setParameter } from './editPrompt';

/** A prompt for a film, taken apart. */
export interface FilmPrompt {
  /** Without what the other fields say; with all other parameters. */
  readonly prompt: string;
  readonly motion?: VideoMotion;
  readonly isLoop: boolean;
  /** How many films. */
  readonly count?: 1 | 2 | 4;
  /** A link to the picture it ends with. */
  readonly endLink?: string;
}

/**
 * What a prompt says of a film. Gateways take that beside the prompt and write it into Midjourney's by
 * themselves, which refuses a parameter that is there twice. A value that is none stays in the prompt.
 */
export function readFilmPrompt(prompt: string): FilmPrompt {
  const motion = oneOf(readParameter(prompt, 'motion'), ['low', 'high'] as const);
  const bs = oneOf(readParameter(prompt, 'bs'), ['1', '2', '4'] as const);
  const end = readParameter(prompt, 'end');
  const endLink = end !== undefined && /^https?:\/\/\S+$/i.test(end) ? end : undefined;
  const isLoop = readParameter(prompt, 'loop') !== undefined;
  const said = [
    ...(motion ? ['motion'] : []),
    ...(bs ? ['bs'] : []),
    ...(endLink ? ['end'] : []),
    ...(isLoop ? ['loop'] : []),
  ];
  return {
    prompt: said.reduce((text, name) => setParameter(text, name, undefined), prompt),
    isLoop,
    ...(motion ? { motion } : {}),
    ...(bs ? { count: bs === '1' ? 1 : bs === '2' ? 2 : 4 } : {}),
    ...(endLink ? { endLink } : {}),
  };
}

/** The prompt with a motion that was recorded beside it, unless it names one itself. */
export function withMotion(prompt: string, motion: VideoMotion | undefined): string {
  const isSaid = motion === undefined || readParameter(prompt, 'motion') !== undefined;
  // Low is what every gateway assumes.
  return isSaid || motion === 'low' ? prompt : setParameter(prompt, 'motion', motion);
}

function oneOf<T extends string>(value: string | undefined, known: readonly T[]): T | undefined {
  return known.find((one) => one === value?.toLowerCase());
}
