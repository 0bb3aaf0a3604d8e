import { FailureError, invalid } from '../domain/failure';
import { withDefaultParameters } from '../domain/parameters/defaultParameters';
import { writtenBot } from '../domain/parameters/writtenBot';
import type { ComposedRequest, EditRequest } from '../domain/request';
import type { Draft, EditDraft } from '../protocol/views';
import type { Settings } from './settings';

/** Drafts, as soon as nothing of them is bytes: an edit's are kept first. */
export type Composed = Exclude<Draft, EditDraft> | EditRequest;

/** What a person composed, with their settings added: the one way from a draft to a request. */
export function composeRequest(draft: Composed, settings: Settings): ComposedRequest {
  // `midjourney` is what every gateway assumes, so only Niji is said.
  const common = settings.get('bot') === 'niji' ? ({ bot: 'niji' } as const) : {};
  switch (draft.kind) {
    case 'imagine': {
      const prompt = withDefaultParameters(draft.prompt, settings.get('defaults.parameters'));
      // What the prompt says goes before the setting, as with the speed.
      return { ...draft, prompt, ...(writtenBot(prompt) === 'midjourney' ? {} : common) };
    }
    case 'blend':
    case 'shorten':
      return { ...draft, ...common };
    case 'edit':
      return {
        ...draft,
        prompt: withDefaultParameters(draft.prompt, settings.get('defaults.parameters')),
      };
    case 'swapFace':
    case 'video':
      // A bot of its own does it, whichever draws.
      return draft;
    case 'describe': {
      const [picture, ...more] = draft.pictures;
      if (!picture || more.length > 0) throw new FailureError(invalid('notOnePicture'));
      return { kind: 'describe', picture, ...common };
    }
  }
}
