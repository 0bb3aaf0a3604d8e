import * as l10n from '@vscode/l10n';
import type { PromptWarning } from '../domain/parameters/checkPrompt';

/** A warning in words. It says what is odd, never that it is forbidden: the gateway decides. */
export function warningSentence(warning: PromptWarning): string {
  const { typedName: name, value } = warning.part;
  switch (warning.kind) {
    case 'unknown':
      return l10n.t('{0} is not a parameter Easel knows. Check its spelling.', name);
    case 'twice':
      return l10n.t('{0} is there twice. Take one out.', name);
    case 'rivals':
      return l10n.t('{0} and {1} exclude each other. Take one out.', warning.other.typedName, name);
    case 'valueMissing':
      return l10n.t('{0} needs a value behind it.', name);
    case 'notANumber':
      return l10n.t('{0} takes a number, not “{1}”.', name, value);
    case 'notWhole':
      return l10n.t('{0} takes a whole number.', name);
    case 'notARatio':
      return l10n.t('{0} takes a ratio such as 3:2.', name);
    case 'outOfRange':
      return l10n.t('{0} goes from {1} to {2}.', name, warning.min, warning.max);
    case 'notAChoice':
      return l10n.t('{0} takes one of {1}.', name, warning.values.join(', '));
    case 'wrongModel':
      return l10n.t('{0} may not work with {1}.', name, warning.model.text);
  }
}
