import type { ComposedRequest } from './request';

/** What is done, in Midjourney's own words, which are the same in every language. */
export const requestVerbs: Readonly<Record<ComposedRequest['kind'], string>> = {
  imagine: 'Imagine',
  blend: 'Blend',
  describe: 'Describe',
  swapFace: 'Swap Face',
  edit: 'Edit',
  shorten: 'Shorten',
  video: 'Animate',
};
