import * as l10n from '@vscode/l10n';
import { writtenSpeed } from '../domain/parameters/chosenSpeed';
import { chooseParameter, readParameter, setParameter } from '../domain/parameters/editPrompt';
import {
  nijiVersions,
  qualities,
  ruleOf,
  speeds,
  styles,
  versions,
} from '../domain/parameters/parameterTable';
import { writtenBot } from '../domain/parameters/writtenBot';
import type { Bot } from '../domain/request';
import { weightParameters, type PictureRole } from '../domain/parameters/references';

/** One thing that can be chosen; `undefined` takes the parameter out of the text. */
export interface Choice {
  readonly value: string | undefined;
  readonly text: string;
}

export type PickerField =
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: 'text'; readonly placeholder: string };

/** What a chip of the composer opens. It has no state: it reads the prompt and gives another one. */
export interface ParameterPicker {
  readonly id: string;
  readonly label: string;
  /** How it looks in a prompt. */
  readonly hint: string;
  /** The parameters it answers for. */
  readonly names: readonly string[];
  readonly choices: readonly Choice[];
  readonly field?: PickerField;
  /** Why a value is not put into the prompt; absent: anything may be written. */
  readonly refuse?: (value: string) => string | undefined;
  readonly read: (prompt: string) => string | undefined;
  readonly write: (prompt: string, value: string | undefined) => string;
}

/**
 * Made for each prompt, because what there is to choose depends on what is written.
 * @param bot which draws where the prompt names none
 */
export function parameterPickers(
  prompt: string,
  bot: Bot = 'midjourney',
): readonly ParameterPicker[] {
  const isNiji = (writtenBot(prompt) ?? bot) === 'niji';
  const family = isNiji ? 'niji' : 'v';
  return [
    picker('ar', l10n.t('Ratio'), '--ar 3:2', {
      choices: same(['1:1', '4:5', '2:3', '9:16', '5:4', '3:2', '16:9', '21:9']),
      field: { kind: 'text', placeholder: '7:5' },
    }),
    {
      ...picker(
        family,
        l10n.t('Version'),
        `--${family} ${isNiji ? nijiVersions[0] : versions[0]}`,
        {
          choices: same(isNiji ? nijiVersions : versions),
        },
      ),
      id: 'version',
    },
    amount('s', l10n.t('Stylize'), 10),
    amount('c', l10n.t('Chaos'), 1),
    amount('w', l10n.t('Weird'), 10),
    picker('q', l10n.t('Quality'), '--q 2', { choices: same(qualities) }),
    picker('seed', l10n.t('Seed'), '--seed 42', { field: { kind: 'text', placeholder: '42' } }),
    picker('no', l10n.t('Without'), '--no fog, people', {
      field: { kind: 'text', placeholder: l10n.t('fog, people') },
    }),
    picker('tile', l10n.t('Tile'), '--tile', { choices: [on()] }),
    picker('raw', l10n.t('Raw'), '--raw', { choices: [on()] }),
    picker('style', l10n.t('Style'), '--style raw', { choices: same(styles) }),
    picker('p', l10n.t('Personalization'), '--p', {
      choices: [{ value: '', text: l10n.t('My own') }],
      field: { kind: 'text', placeholder: l10n.t('Codes') },
    }),
    speedPicker(),
    botPicker(bot),
    amount('iw', l10n.t('Image Weight'), 0.25),
    amount('sw', l10n.t('Style Weight'), 10),
    amount('cw', l10n.t('Character Weight'), 1),
    amount('ow', l10n.t('Omni Weight'), 10),
  ];
}

/** The same for a film. What it begins and ends with are pictures, and its resolution has no parameter. */
export function filmPickers(): readonly ParameterPicker[] {
  return [
    picker('motion', l10n.t('Motion'), '--motion high', {
      choices: [
        { value: 'low', text: l10n.t('Low motion') },
        { value: 'high', text: l10n.t('High motion') },
      ],
    }),
    picker('loop', l10n.t('Loop'), '--loop', { choices: [on()] }),
    picker('bs', l10n.t('Videos'), '--bs 4', { choices: same(['1', '2', '4']) }),
    speedPicker(),
  ];
}

/** Chips that are there before anything is chosen: what most prompts say, and what references call for. */
export function isAlwaysShown(id: string, roles: readonly PictureRole[]): boolean {
  if (['ar', 'version', 'motion', 'loop', 'bs'].includes(id)) return true;
  return roles.some((role) => role !== 'image' && weightParameters[role] === id);
}

function picker(
  name: string,
  label: string,
  hint: string,
  { choices = [], field }: { readonly choices?: readonly Choice[]; readonly field?: PickerField },
): ParameterPicker {
  return {
    id: name,
    label,
    hint,
    names: [name],
    choices: choices.length > 0 ? [none(), ...choices] : [],
    ...(field ? { field } : {}),
    ...(ruleOf(name)?.value.kind === 'number' ? { refuse: refuseLetters(name) } : {}),
    read: (prompt) => readParameter(prompt, name),
    write: (prompt, value) => chooseParameter(prompt, name, value),
  };
}

/** Bounds from the one table. */
function amount(name: string, label: string, step: number): ParameterPicker {
  const value = ruleOf(name)?.value;
  const [min, max] = value?.kind === 'number' ? [value.min, value.max] : [0, 100];
  return picker(name, label, `--${name} ${min}–${max}`, {
    field: { kind: 'range', min, max, step },
  });
}

/** What is no number would be refused with the whole prompt; how large it may be, the gateway knows better. */
function refuseLetters(name: string) {
  return (value: string): string | undefined =>
    /^\d*\.?\d*$/.test(value)
      ? undefined
      : l10n.t('{0} takes a number, not “{1}”.', `--${name}`, value);
}

function speedPicker(): ParameterPicker {
  return {
    ...picker('speed', l10n.t('Speed'), '--fast', {
      choices: [
        { value: 'relax', text: l10n.t('Relax') },
        { value: 'fast', text: l10n.t('Fast') },
        { value: 'turbo', text: l10n.t('Turbo') },
      ],
    }),
    names: speeds,
    read: writtenSpeed,
    write: (prompt, value) => {
      if (value !== undefined) return chooseParameter(prompt, value, '');
      const now = writtenSpeed(prompt);
      return now === undefined ? prompt : setParameter(prompt, now, undefined);
    },
  };
}

/** Each has versions of its own in the text; a prompt that names none goes to the bot of the settings. */
function botPicker(bot: Bot): ParameterPicker {
  const inForce = (prompt: string) => writtenBot(prompt) ?? bot;
  return {
    ...picker('bot', l10n.t('Bot'), `--niji ${nijiVersions[0]}`, {}),
    names: [],
    // Names of products, in every language.
    choices: [
      { value: 'midjourney', text: 'Midjourney' },
      { value: 'niji', text: 'Niji' },
    ],
    read: inForce,
    write: (prompt, value) => {
      if (value === inForce(prompt)) return prompt;
      // What the settings say needs no word in the prompt.
      if (value === bot) {
        return setParameter(setParameter(prompt, 'v', undefined), 'niji', undefined);
      }
      return value === 'niji'
        ? chooseParameter(prompt, 'niji', nijiVersions[0])
        : chooseParameter(prompt, 'v', versions[0]);
    },
  };
}

function same(values: readonly string[]): readonly Choice[] {
  return values.map((value) => ({ value, text: value }));
}

function none(): Choice {
  return { value: undefined, text: l10n.t('Default') };
}

function on(): Choice {
  return { value: '', text: l10n.t('On') };
}
