import type { Page } from 'playwright-core';

/** What the workbench and all webviews in it hold together: they share a process. */
export interface PageMemory {
  readonly heapBytes: number;
  readonly nodes: number;
}

/** After everything that nobody holds any more was let go. */
export async function pageMemory(page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Performance.enable');
    // Twice: what the first one frees may hold the last reference to more.
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    return { heapBytes: value('JSHeapUsedSize'), nodes: value('Nodes') };
  } finally {
    await session.detach();
  }
}
