import * as z from 'zod/mini';

/** What the provider remembers with a task. It comes back from disk, so it is read like a stranger's. */
const providerData = z.looseObject({
  /** The gateway's tokens behind the buttons, by action id. */
  customIds: z.catch(z.optional(z.record(z.string(), z.string())), undefined),
  /** Buttons made by us for gateways that send none. */
  changes: z.catch(
    z.optional(
      z.record(
        z.string(),
        z.object({ action: z.enum(['UPSCALE', 'VARIATION', 'REROLL']), index: z.number() }),
      ),
    ),
    undefined,
  ),
  /** Kind of the button that made this task; says what to ask for when the gateway waits. */
  madeBy: z.catch(z.optional(z.string()), undefined),
  /** The text that button stood for, to begin with when the gateway waits. */
  suggestion: z.catch(z.optional(z.string()), undefined),
});

export type ProviderData = z.infer<typeof providerData>;

export function readProviderData(value: unknown): ProviderData {
  const read = z.safeParse(providerData, value);
  return read.success ? read.data : {};
}

/** What may leave this machine: the tokens that buttons are pressed by, and nothing that we did not put there. */
export function portableData(value: unknown): ProviderData | undefined {
  const { customIds, changes, madeBy, suggestion } = readProviderData(value);
  const known = { customIds, changes, madeBy, suggestion };
  const told = Object.entries(known).filter(([, each]) => each !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}
