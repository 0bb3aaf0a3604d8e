export const actionGroups = [
  'upscale',
  'vary',
  'reroll',
  'zoom',
  'pan',
  'video',
  'text',
  'other',
] as const;

/** How buttons are gathered in the action bar. An unknown button is `other`. */
export type ActionGroup = (typeof actionGroups)[number];

/** What an action asks for before the gateway can draw: nothing, a prompt, a zoom factor, or a mask. */
export type ActionInput = 'none' | 'text' | 'zoom' | 'mask';

/** One button under a picture, as data. The gateway's own token for it stays in the provider. */
export interface Action {
  /** Unique within its task, stable between observations. */
  readonly id: string;
  /** Midjourney's own words, letter for letter: "U2", "Vary (Subtle)", "Pan Left". */
  readonly label: string;
  /** As the gateway sent it; decoration only. */
  readonly emoji?: string;
  readonly group: ActionGroup;
  readonly input: ActionInput;
  /** 1–4 when the action belongs to one cell of a grid. */
  readonly cell?: number;
  /** The gateway says it was pressed before. */
  readonly wasPressed?: boolean;
}
