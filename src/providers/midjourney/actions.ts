import type { Action } from '../../domain/action';
import type { Change } from './actionBody';
import { actionEmoji, actionLabel } from './actionLabel';
import { readCustomId } from './customId';
import type { WireButton } from './wireButton';

export interface ReadActions {
  readonly actions: readonly Action[];
  /** The gateway's token by action id. */
  readonly customIds: Readonly<Record<string, string>>;
}

const pressedStyle = 3;

/** Buttons as actions, in the gateway's order. What has no token (the "Web" link) cannot be pressed and is left out. */
export function readActions(buttons: readonly WireButton[]): ReadActions {
  const actions: Action[] = [];
  const customIds: Record<string, string> = {};
  for (const button of buttons) {
    if (!button.customId) continue;
    const facts = readCustomId(button.customId);
    const id = freeId(facts.slug, customIds);
    const emoji = actionEmoji(button.emoji ?? '');
    customIds[id] = button.customId;
    actions.push({
      id,
      label: actionLabel(facts, button.label ?? '', button.emoji ?? ''),
      ...(emoji === undefined ? {} : { emoji }),
      group: facts.group,
      input: facts.input,
      ...(facts.cell === undefined ? {} : { cell: facts.cell }),
      ...(button.style === pressedStyle ? { wasPressed: true } : {}),
    });
  }
  return { actions, customIds };
}

function freeId(slug: string, taken: Readonly<Record<string, string>>): string {
  let id = slug;
  for (let number = 2; Object.hasOwn(taken, id); number++) id = `${slug}-no${String(number)}`;
  return id;
}

export interface MadeActions {
  readonly actions: readonly Action[];
  readonly changes: Readonly<Record<string, Change>>;
}

const cells = [1, 2, 3, 4] as const;

/**
 * U, V and Reroll for a grid that came without buttons: novicezk/midjourney-proxy has none and takes
 * `change` instead.
 */
export function madeActions(): MadeActions {
  const actions: Action[] = [];
  const changes: Record<string, Change> = {};
  const add = (action: Omit<Action, 'input'>, change: Change) => {
    actions.push({ ...action, input: 'none' });
    changes[action.id] = change;
  };
  for (const cell of cells) {
    add(
      { id: `upscale-${String(cell)}`, label: `U${String(cell)}`, group: 'upscale', cell },
      { action: 'UPSCALE', index: cell },
    );
  }
  add(
    { id: 'reroll', label: 'Reroll', emoji: '🔄', group: 'reroll' },
    { action: 'REROLL', index: 1 },
  );
  for (const cell of cells) {
    add(
      { id: `vary-${String(cell)}`, label: `V${String(cell)}`, group: 'vary', cell },
      { action: 'VARIATION', index: cell },
    );
  }
  return { actions, changes };
}
