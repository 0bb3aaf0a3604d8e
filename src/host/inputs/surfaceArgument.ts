import type { Surface } from '../../protocol/protocol';
import { viewIds } from '../manifest';

/** The page whose menu or button it was; undefined when it was neither, as from the palette. */
export function surfaceArgument([context]: readonly unknown[]): Surface | undefined {
  if (typeof context !== 'object' || context === null || !('webview' in context)) return undefined;
  return context.webview === viewIds.gallery ? 'gallery' : 'sidebar';
}
