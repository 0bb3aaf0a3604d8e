import type { Model, ParameterRule } from './parameterRule';
import { rivalsOf } from './editPrompt';
import { ruleOf } from './parameterTable';
import { parametersOf, type ParameterPart } from './parsePrompt';

/** Something that Midjourney probably will not like. A hint, never a refusal: gateways know more than we do. */
export type PromptWarning = { readonly part: ParameterPart } & (
  | { readonly kind: 'unknown' }
  | { readonly kind: 'twice' }
  /** Two that shut each other out, such as `--v` and `--niji`. */
  | { readonly kind: 'rivals'; readonly other: ParameterPart }
  | { readonly kind: 'valueMissing' }
  | { readonly kind: 'notANumber' }
  | { readonly kind: 'notWhole' }
  | { readonly kind: 'notARatio' }
  | { readonly kind: 'outOfRange'; readonly min: number; readonly max: number }
  | { readonly kind: 'notAChoice'; readonly values: readonly string[] }
  | { readonly kind: 'wrongModel'; readonly model: ParameterPart }
);

/** In the order of the text. */
export function checkPrompt(prompt: string): readonly PromptWarning[] {
  const parts = parametersOf(prompt);
  const model = modelPart(parts);
  return parts.flatMap((part, index) => {
    const rule = ruleOf(part.name);
    if (!rule) return [{ kind: 'unknown', part }];
    const earlier = parts.slice(0, index);
    return [
      ...repeated(part, earlier),
      ...valueWarning(part, rule),
      ...(model && !fits(rule, modelOf(model))
        ? [{ kind: 'wrongModel' as const, part, model }]
        : []),
    ];
  });
}

function repeated(
  part: ParameterPart,
  earlier: readonly ParameterPart[],
): readonly PromptWarning[] {
  if (earlier.some(({ name }) => name === part.name)) return [{ kind: 'twice', part }];
  const others = rivalsOf(part.name);
  const other = earlier.find(({ name }) => others.includes(name));
  return other ? [{ kind: 'rivals', part, other }] : [];
}

function valueWarning(
  part: ParameterPart,
  { value: wanted }: ParameterRule,
): readonly PromptWarning[] {
  if (wanted.kind === 'flag') return [];
  if (part.value === '') {
    const isFine = wanted.kind === 'words' && wanted.mayBeEmpty;
    return isFine ? [] : [{ kind: 'valueMissing', part }];
  }
  switch (wanted.kind) {
    case 'words':
      return [];
    case 'ratio':
      return isRatio(part.value) ? [] : [{ kind: 'notARatio', part }];
    case 'choice': {
      const { values } = wanted;
      return values.includes(part.value) ? [] : [{ kind: 'notAChoice', part, values }];
    }
    case 'number':
      return numberWarning(part, wanted);
  }
}

function numberWarning(
  part: ParameterPart,
  { min, max, isWhole }: Extract<ParameterRule['value'], { kind: 'number' }>,
): readonly PromptWarning[] {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(part.value)) return [{ kind: 'notANumber', part }];
  const value = Number(part.value);
  if (value < min || value > max) return [{ kind: 'outOfRange', part, min, max }];
  return isWhole && !Number.isInteger(value) ? [{ kind: 'notWhole', part }] : [];
}

function isRatio(value: string): boolean {
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value) ?? [];
  return Number(width) > 0 && Number(height) > 0;
}

/** Only what is written: which version a gateway draws with by itself is not for us to guess. */
function modelPart(parts: readonly ParameterPart[]): ParameterPart | undefined {
  return parts.find(({ name, value }) => (name === 'v' || name === 'niji') && Number(value) > 0);
}

function modelOf({ name, value }: ParameterPart): Model {
  return { family: name === 'niji' ? 'niji' : 'v', version: Number(value) };
}

function fits({ models }: ParameterRule, { family, version }: Model): boolean {
  if (!models) return true;
  const range = models[family];
  return range !== undefined && version >= range[0] && version <= range[1];
}
