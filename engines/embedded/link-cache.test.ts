import { linkCacheConformance } from '../../ports/link-cache.conformance.ts';
import { createMemoryLinkCache } from './link-cache.ts';

linkCacheConformance('embedded', async () => {
  const cache = createMemoryLinkCache();
  return { cache, other: cache, close: async () => undefined };
});
