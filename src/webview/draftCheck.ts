import * as l10n from '@vscode/l10n';
import { withReferenceLinks } from '../domain/parameters/references';
import { blendLimits, promptLimit, type BlendShape, type PictureRef } from '../domain/request';
import type { AttachedPicture, Draft, DraftKind } from '../protocol/views';

export interface Composition {
  readonly kind: DraftKind;
  readonly prompt: string;
  readonly pictures: readonly AttachedPicture[];
  readonly shape: BlendShape;
}

/**
 * What keeps this from being sent, in one sentence; undefined when nothing does. The host says the
 * same in the same words when it finds out, so both share their translations.
 */
export function whyNotSendable({ kind, prompt, pictures }: Composition): string | undefined {
  switch (kind) {
    case 'imagine':
      return whyNotThisPrompt(prompt);
    case 'describe':
      return pictures.length === 1
        ? undefined
        : l10n.t('Describe takes one picture; there are {0}.', pictures.length);
    case 'blend':
      return whyNotThisMany(pictures.length);
  }
}

/** The same for the words alone. */
export function whyNotThisPrompt(prompt: string): string | undefined {
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

export function draftOf({ kind, prompt, pictures, shape }: Composition): Draft {
  const refs = pictures.map(withoutAddress);
  switch (kind) {
    case 'imagine':
      return imagineDraft(prompt.trim(), pictures);
    case 'blend':
      return { kind, pictures: refs, shape };
    case 'describe':
      return { kind, pictures: refs };
  }
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
function withoutAddress({ src: _src, role: _role, ...ref }: AttachedPicture): PictureRef {
  return ref;
}
