import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

type Values = Readonly<Record<`--${string}`, string | number>>;

class CssVarsDirective extends Directive {
  override update(part: ElementPart, [values]: [Values]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) style.setProperty(name, String(value));
    return noChange;
  }

  render(_values: Values): typeof noChange {
    return noChange;
  }
}

/**
 * Sets custom properties through the CSSOM. Lit's own `styleMap` writes a style attribute the
 * first time, which the page's content policy forbids.
 */
export const cssVars = directive(CssVarsDirective);
