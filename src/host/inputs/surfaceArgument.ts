import type { Surface } from '../../protocol/protocol';
import { viewIds } from '../manifest';

/** The page whose menu or button it was; undefined when it was neither, as in the palette or a picture preview. */
export function surfaceArgument([context]: readonly unknown[]): Surface | undefined {
  if (typeof context !== 'object' || context === null || !('webview' in context)) return undefined;
  if (context.webview === viewIds.gallery) return 'gallery';
  return context.webview === viewIds.sidebar ? 'sidebar' : undefined;
}
