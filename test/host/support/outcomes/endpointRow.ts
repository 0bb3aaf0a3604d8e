import type { Stage } from './stage';

export const outcomes = ['accepted', 'refused', 'queued', 'modal', 'failsLater'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  accepted: 'accepted',
  refused: 'refused',
  queued: 'queued',
  modal: 'asks back (modal)',
  failsLater: 'fails later',
};

/** Why there is nothing to see, and what shows that it is so. */
export interface Impossible {
  readonly because: string;
  /** Throws when it could happen after all. */
  readonly check: (stage: Stage) => Promise<void>;
}

/** Brings a task to an outcome; what a person then sees. */
export type Scene<P> = (stage: Stage, prepared: P) => Promise<string>;

/** One endpoint: how a person meets each of its outcomes. There is no leaving one out. */
export interface EndpointRow {
  readonly title: string;
  readonly wire: string;
  /** How it is made to refuse. */
  readonly refusedBy: string;
  /** What a person sees, or why it cannot be. */
  see(stage: Stage, outcome: Outcome): Promise<string>;
  isImpossible(outcome: Outcome): boolean;
}

export interface RowParts<P> {
  readonly title: string;
  readonly wire: string;
  readonly refusedBy: string;
  /** What has to be there before; it is not what the row is about. */
  readonly prepare?: (stage: Stage) => Promise<P>;
  readonly scenes: Readonly<Record<Outcome, Scene<P> | Impossible>>;
}

export function endpointRow<P = undefined>(parts: RowParts<P>): EndpointRow {
  const { title, wire, refusedBy, prepare, scenes } = parts;
  return {
    title,
    wire,
    refusedBy,
    isImpossible: (outcome) => typeof scenes[outcome] !== 'function',
    async see(stage, outcome) {
      const scene = scenes[outcome];
      if (typeof scene !== 'function') {
        await scene.check(stage);
        return `cannot happen: ${scene.because}`;
      }
      const prepared = (await prepare?.(stage)) as P;
      const chargedBefore = stage.sandbox.charges.length;
      const sight = await scene(stage, prepared);
      const charged = stage.sandbox.charges.length - chargedBefore;
      if (outcome === 'refused' && charged > 0) throw new Error(`${title} was refused and charged`);
      return sight;
    },
  };
}
