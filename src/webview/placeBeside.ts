const gapPx = 4;
const edgePx = 6;

/** Puts a popover below its chip, above it where there is no room, and never over the window's edges. */
export function placeBeside(popover: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = popover;
  const lastLeft = innerWidth - offsetWidth - edgePx;
  const below = bottom + gapPx;
  const above = top - gapPx - offsetHeight;
  const isBelow = below + offsetHeight + edgePx <= innerHeight || above < edgePx;
  const lastTop = Math.max(edgePx, innerHeight - offsetHeight - edgePx);
  popover.style.left = `${Math.max(edgePx, Math.min(left, lastLeft))}px`;
  popover.style.top = `${isBelow ? Math.min(below, lastTop) : above}px`;
}
