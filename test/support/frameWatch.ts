/** What a walk over a page found, frame by frame; times in milliseconds. */
export interface FrameWalk {
  readonly frames: number;
  readonly typicalMs: number;
  readonly longestMs: number;
  /** Frames of more than 50 ms. */
  readonly slow: number;
  /** The longest time in which the page's own thread was busy, where the browser tells. */
  readonly busiestMs: number;
  readonly mostNodes: number;
  readonly mostTiles: number;
}

/**
 * Scrolls the wall from its top to its end, or through so many frames, and looks at each frame; a wall with fewer is
 * gone through again. Runs inside the page, so it may use nothing from outside.
 */
export async function walkWall(
  _: Element,
  { stepPx, frames }: { readonly stepPx: number; readonly frames?: number },
): Promise<FrameWalk> {
  const scroller = document.querySelector('.page-scroll');
  if (!scroller) throw new Error('There is no wall.');
  const gaps: number[] = [];
  let busiestMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) busiestMs = Math.max(busiestMs, duration);
  });
  if (PerformanceObserver.supportedEntryTypes.includes('long-animation-frame')) {
    observer.observe({ type: 'long-animation-frame' });
  }
  let mostNodes = 0;
  let mostTiles = 0;
  scroller.scrollTop = 0;
  await new Promise(requestAnimationFrame);
  let before = performance.now();
  const isAtEnd = () => scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
  while (frames === undefined ? !isAtEnd() : gaps.length < frames) {
    scroller.scrollTop = isAtEnd() ? 0 : scroller.scrollTop + stepPx;
    const now = await new Promise<number>(requestAnimationFrame);
    gaps.push(now - before);
    before = now;
    mostNodes = Math.max(mostNodes, document.querySelectorAll('.tile, .tile *').length);
    mostTiles = Math.max(mostTiles, document.querySelectorAll('.tile').length);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  gaps.sort((a, b) => a - b);
  return {
    frames: gaps.length,
    typicalMs: gaps[gaps.length >> 1] ?? 0,
    longestMs: gaps.at(-1) ?? 0,
    // Three intervals of a screen are 50 ms, give or take the clock's rounding.
    slow: gaps.filter((gap) => Math.round(gap) > 50).length,
    busiestMs,
    mostNodes,
    mostTiles,
  };
}

/**
 * Waits for the first screen of the wall, and tells when its page began and when the last of its pictures was
 * there; milliseconds since 1970. Asked afterwards: the browser notes when each was loaded.
 */
export async function firstScreen(): Promise<{ began: number; shown: number }> {
  const onScreen = () =>
    [...document.querySelectorAll('.tile')].filter(
      (tile) => tile.getBoundingClientRect().top < innerHeight,
    );
  const isDrawn = (tile: Element) => tile.querySelector('img')?.complete === true;
  while (onScreen().length === 0 || !onScreen().every(isDrawn)) {
    await new Promise(requestAnimationFrame);
  }
  const ends = onScreen().map((tile) => {
    const src = tile.querySelector('img')?.src ?? '';
    const [entry] = performance.getEntriesByName(src, 'resource');
    return (entry as PerformanceResourceTiming | undefined)?.responseEnd ?? 0;
  });
  const began = performance.timeOrigin;
  return { began, shown: began + Math.max(...ends) };
}

/** Types a search and waits until its result is drawn; how long that took, and how many it found. */
export async function searchWall(
  _: Element,
  search: string,
): Promise<{ ms: number; count: number }> {
  const host = document.querySelector<HTMLElement & { value: string }>(
    'easel-search-box vscode-textfield',
  );
  const wall = document.querySelector<HTMLElement & { found?: { search: string; count: number } }>(
    'easel-gallery-wall',
  );
  const input = host?.shadowRoot?.querySelector('input');
  if (!host || !input || !wall) throw new Error('There is no search.');
  const from = performance.now();
  input.value = search;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  const isThere = () =>
    wall.found?.search === search && document.querySelector('.tile:not(.is-loading)') !== null;
  while (!isThere()) await new Promise(requestAnimationFrame);
  const ms = performance.now() - from;
  return { ms, count: wall.found?.count ?? 0 };
}
