import * as l10n from '@vscode/l10n';
import { readFilmPrompt } from '../domain/parameters/filmPrompt';
import { withReferenceLinks } from '../domain/parameters/references';
import { hasSoundSeed } from '../domain/parameters/seed';
import {
  blendLimits,
  promptLimit,
  type BlendShape,
  type PictureRef,
  type VideoResolution,
} from '../domain/request';
import type { AttachedPicture, Draft, DraftKind } from '../protocol/views';
import { pairSlots } from './pairSlots';

export interface Composition {
  readonly kind: DraftKind;
  readonly prompt: string;
  readonly pictures: readonly AttachedPicture[];
  readonly shape: BlendShape;
  readonly resolution: VideoResolution;
}

/**
 * What keeps this from being sent, in one sentence; undefined when nothing does. The host says the
 * same in the same words when it finds out, so both share their translations.
 */
export function whyNotSendable({ kind, prompt, pictures }: Composition): string | undefined {
  switch (kind) {
    case 'imagine':
      return whyNotThesePictureWords(prompt);
    case 'describe':
      return pictures.length === 1
        ? undefined
        : l10n.t('Describe takes one picture; there are {0}.', pictures.length);
    case 'blend':
      return whyNotThisMany(pictures.length);
    case 'shorten':
      return whyNotThisPrompt(prompt);
    case 'edit':
      return pictures.length === 1
        ? whyNotThesePictureWords(prompt)
        : l10n.t('Edit takes one picture; there are {0}.', pictures.length);
    case 'video':
      return whyNotThisFilm(prompt, pictures);
    case 'swapFace':
      return whyNotThisSwap(pictures);
  }
}

function whyNotThisSwap(pictures: readonly AttachedPicture[]): string | undefined {
  const { first: face, second: target, rest } = pairSlots(pictures);
  if (!face) return l10n.t('Swap Face needs a face. Add the picture it is in.');
  if (!target) return l10n.t('Swap Face needs a picture that receives the face. Add one.');
  if (rest.length === 0) return undefined;
  return l10n.t('Swap Face takes two pictures; there are {0}.', pictures.length);
}

function whyNotThisFilm(prompt: string, pictures: readonly AttachedPicture[]): string | undefined {
  const { first, second, rest } = pairSlots(pictures);
  if (!first) return l10n.t('Animate needs a picture to begin with. Add one.');
  if (rest.length > 0) {
    return l10n.t('Animate takes a picture, and one to end with; there are {0}.', pictures.length);
  }
  const film = readFilmPrompt(prompt);
  if ([second, film.isLoop, film.endLink].filter(Boolean).length > 1) {
    return l10n.t(
      'The film would have two ends. Keep one of them: the end frame, --loop or --end.',
    );
  }
  return whyNotThesePictureWords(film.prompt) ?? whyNotThesePictureWords(prompt);
}

/** The same for words with parameters. */
export function whyNotThesePictureWords(prompt: string): string | undefined {
  const sentence = whyNotThisPrompt(prompt);
  if (sentence || hasSoundSeed(prompt)) return sentence;
  return l10n.t('--seed takes a number. Write digits behind it, or leave it out.');
}

/** The same for the words alone. */
function whyNotThisPrompt(prompt: string): string | undefined {
  if (prompt.trim() === '') return l10n.t('The prompt is empty. Say what to draw.');
  if (prompt.length <= promptLimit) return undefined;
  const limit = promptLimit.toLocaleString(document.documentElement.lang);
  return l10n.t('The prompt is too long: at most {0} characters. Shorten it.', limit);
}

function whyNotThisMany(count: number): string | undefined {
  const { min, max } = blendLimits;
  if (count < min) return l10n.t('Blend needs {0} to {1} pictures. Add some more.', min, max);
  if (count > max) return l10n.t('Blend takes {0} to {1} pictures. Leave some out.', min, max);
  return undefined;
}

/** Undefined only where `whyNotSendable` has a sentence. An edit's region is added where it can be drawn. */
export function draftOf(composition: Composition): Draft | undefined {
  const { kind, prompt, pictures, shape } = composition;
  const refs = pictures.map(withoutAddress);
  const [first] = refs;
  switch (kind) {
    case 'imagine':
      return imagineDraft(prompt.trim(), pictures);
    case 'blend':
      return { kind, pictures: refs, shape };
    case 'describe':
      return { kind, pictures: refs };
    case 'shorten':
      return { kind, prompt: prompt.trim() };
    case 'edit':
      return first && { kind, prompt: prompt.trim(), picture: first };
    case 'video':
      return filmDraft(composition);
    case 'swapFace': {
      const { first: face, second: target } = pairSlots(pictures);
      return face && target
        ? { kind, face: withoutAddress(face), target: withoutAddress(target) }
        : undefined;
    }
  }
}

function filmDraft({ prompt, pictures, resolution }: Composition): Draft | undefined {
  const { first, second } = pairSlots(pictures);
  return (
    first && {
      kind: 'video',
      prompt: prompt.trim(),
      picture: withoutAddress(first),
      ...(second ? { endPicture: withoutAddress(second) } : {}),
      ...(resolution === '480' ? {} : { resolution }),
    }
  );
}

/** The prompt with its references as it will read, for what there is to say about it before. */
export function withReferences(prompt: string, pictures: readonly AttachedPicture[]): string {
  return withReferenceLinks(
    prompt,
    pictures.flatMap(({ role = 'image', name }) =>
      role === 'image' ? [] : [{ role, link: name.replace(/\s+/g, '_') }],
    ),
  );
}

/** Image prompts travel beside the words; the other roles become links in them. */
function imagineDraft(prompt: string, pictures: readonly AttachedPicture[]): Draft {
  const references = pictures.flatMap((picture) => {
    const { role = 'image' } = picture;
    return role === 'image' ? [] : [{ picture: withoutAddress(picture), role }];
  });
  const isPrompt = ({ role = 'image' }: AttachedPicture) => role === 'image';
  return {
    kind: 'imagine',
    prompt,
    pictures: pictures.filter(isPrompt).map(withoutAddress),
    ...(references.length > 0 ? { references } : {}),
  };
}

/** The address of the small copy means nothing outside this page. */
export function withoutAddress({
  src: _src,
  role: _role,
  slot: _slot,
  ...ref
}: AttachedPicture): PictureRef {
  return ref;
}
