import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unique } from './conformance.ts';
import { leavesOut } from './left-out.ts';
import type { LinkCache, LinkCacheListener } from './link-cache.ts';

export interface LinkCacheUnderTest {
  readonly cache: LinkCache;
  /** Another instance on the same tier. */
  readonly other: LinkCache;
  close(): Promise<void>;
}

interface Heard extends LinkCacheListener {
  readonly changes: [name: string, version: number][];
  until(condition: () => boolean): Promise<void>;
}

function listener(): Heard {
  const changes: [string, number][] = [];
  let wake = (): void => undefined;
  return {
    changes,
    changed(name, version) {
      changes.push([name, version]);
      wake();
    },
    lost: () => undefined,
    gap: () => undefined,
    async until(condition) {
      while (!condition()) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

/** What a LinkCache must do, whichever engine keeps it. */
export function linkCacheConformance(engine: string, open: () => Promise<LinkCacheUnderTest>): void {
  describe(`link cache: ${engine}`, () => {
    let tested: LinkCacheUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());

    it('tells every instance of a change, with its version and in order', async () => {
      const heard = [listener(), listener()];
      const handles = [await tested.cache.listen(heard[0]!), await tested.other.listen(heard[1]!)];
      const name = unique('link');
      for (const version of [2, 3, 4]) await tested.cache.invalidate(name, version);
      for (const each of heard) {
        await each.until(() => each.changes.length === 3);
        expect(each.changes).toEqual([2, 3, 4].map((version) => [name, version]));
      }
      await Promise.all(handles.map((handle) => handle.close()));
    });

    it('tells nothing to who has stopped listening', async () => {
      const [gone, there] = [listener(), listener()];
      await (await tested.other.listen(gone)).close();
      const handle = await tested.other.listen(there);
      await tested.cache.invalidate(unique('link'), 2);
      await there.until(() => there.changes.length === 1);
      expect(gone.changes).toEqual([]);
      await handle.close();
    });

    it('never answers with what is older than an invalidation', async () => {
      const name = unique('link');
      await tested.cache.fill(name, { version: 1, record: 'one' });
      await tested.cache.invalidate(name, 2);
      expect(await tested.other.get(name)).toBeUndefined();
      expect(await tested.other.fill(name, { version: 1, record: 'one' })).toBe(false);
      expect(await tested.cache.get(name)).toBeUndefined();
    });

    if (leavesOut('a tier of links', engine)) return;
    it('answers every instance with what was filled in, and takes what is as new as the invalidation', async () => {
      const name = unique('link');
      expect(await tested.cache.fill(name, { version: 1, record: 'one' })).toBe(true);
      expect(await tested.other.get(name)).toEqual({ version: 1, record: 'one' });
      await tested.cache.invalidate(name, 2);
      expect(await tested.other.fill(name, { version: 2, record: 'two' })).toBe(true);
      expect(await tested.cache.get(name)).toEqual({ version: 2, record: 'two' });
      // One who read before the edit and comes late does not undo it.
      await tested.cache.fill(name, { version: 1, record: 'one' });
      expect(await tested.cache.get(name)).toEqual({ version: 2, record: 'two' });
      expect(await tested.cache.get(unique('link'))).toBeUndefined();
    });
  });
}
