import * as z from 'zod/mini';
import { looseList, looseNumber, looseText } from './wireValues';

/** A button as trueai-org/midjourney-proxy's CustomComponentModel has it; every part may be missing. */
const wireButton = z.looseObject({
  customId: looseText,
  /** A glyph, '' or a name such as `upscale_1`. */
  emoji: looseText,
  label: looseText,
  type: looseNumber,
  /** Discord's: 3 was pressed, 5 is a link. */
  style: looseNumber,
});

export type WireButton = z.infer<typeof wireButton>;

const buttonList = looseList(wireButton);

/** Buttons as a list, null, or a list as JSON text, as some gateways store it. */
export const wireButtons = z.pipe(
  z.unknown(),
  z.transform((value): readonly WireButton[] | undefined => {
    if (typeof value !== 'string') return z.parse(buttonList, value);
    try {
      return z.parse(buttonList, JSON.parse(value));
    } catch {
      return undefined;
    }
  }),
);
