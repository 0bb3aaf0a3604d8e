import { readParameter, setParameter } from './editPrompt';

/** Midjourney's own limits of Custom Zoom: anything else comes back as a refusal, some of them charged. */
export const zoomLimits = { min: 1, max: 2, step: 0.05 } as const;
/** What Midjourney's own window begins with. */
const firstZoom = '2';
/** Also with the dash that phones and word processors make of two hyphens. */
const zoomParameter = /(?:--|—)zoom\b[\s=]*(\S*)/gi;

/** Whether every `--zoom` of a prompt is a number Midjourney takes; also where there is none. */
export function hasSoundZoom(prompt: string): boolean {
  return [...prompt.matchAll(zoomParameter)].every(([, text = '']) => isZoom(text));
}

export function isZoom(text: string): boolean {
  const zoom = text.trim() === '' ? NaN : Number(text);
  return zoom >= zoomLimits.min && zoom <= zoomLimits.max;
}

/** As it stands in a prompt, be it sound or not. */
export function zoomOf(prompt: string): string {
  return readParameter(prompt, 'zoom') ?? firstZoom;
}

/** With the zoom that is shown for it, should it name none: gateways want one in so many words. */
export function withZoom(prompt: string): string {
  return readParameter(prompt, 'zoom') === undefined
    ? setParameter(prompt, 'zoom', firstZoom)
    : prompt;
}
