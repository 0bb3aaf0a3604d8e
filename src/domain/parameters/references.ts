import { readParameter, setParameter } from './editPrompt';

/** What a picture says to Midjourney: what to draw, in which manner, who, or which thing. */
export const pictureRoles = ['image', 'style', 'character', 'omni'] as const;
export type PictureRole = (typeof pictureRoles)[number];
/** Those whose pictures stand in the prompt as links; image prompts travel beside it. */
export type ReferenceRole = Exclude<PictureRole, 'image'>;

/** The parameter that carries the links of a role. */
const referenceParameters: Readonly<Record<ReferenceRole, string>> = {
  style: 'sref',
  character: 'cref',
  omni: 'oref',
};

/** The parameter that says how much the pictures of a role count. */
export const weightParameters: Readonly<Record<PictureRole, string>> = {
  image: 'iw',
  style: 'sw',
  character: 'cw',
  omni: 'ow',
};

export interface ReferenceLink {
  readonly role: ReferenceRole;
  readonly link: string;
}

/** The prompt with links behind their parameters, after what a person wrote there. */
export function withReferenceLinks(prompt: string, references: readonly ReferenceLink[]): string {
  return references.reduce((text, { role, link }) => {
    const name = referenceParameters[role];
    const before = readParameter(text, name) ?? '';
    return setParameter(text, name, `${before} ${link}`);
  }, prompt);
}
