import type { CachedLink, LinkCache, LinkCacheHandle, LinkCacheListener } from '../../ports/link-cache.ts';

/** Between the instances of one process: no tier of its own, since the store is in the same memory, but the word. */
export function createMemoryLinkCache(): LinkCache {
  return new MemoryLinkCache();
}

class MemoryLinkCache implements LinkCache {
  readonly #listeners = new Set<LinkCacheListener>();

  async get(): Promise<CachedLink | undefined> {
    return undefined;
  }

  async fill(): Promise<boolean> {
    return false;
  }

  async invalidate(name: string, version: number): Promise<void> {
    for (const listener of this.#listeners) listener.changed(name, version);
  }

  async listen(listener: LinkCacheListener): Promise<LinkCacheHandle> {
    this.#listeners.add(listener);
    return { close: async () => void this.#listeners.delete(listener) };
  }
}
