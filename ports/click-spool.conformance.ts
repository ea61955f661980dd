import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClickSpool } from './click-spool.ts';
import type { StoreUnderTest } from './conformance.ts';

/** What a ClickSpool must do. `open` makes one of this many bytes. */
export function clickSpoolConformance(
  engine: string,
  open: (limitBytes: number) => Promise<StoreUnderTest<ClickSpool>>,
): void {
  describe(`click spool: ${engine}`, () => {
    let tested: StoreUnderTest<ClickSpool>;
    const LIMIT = 64 * 1024 * 1024;
    beforeEach(async () => {
      tested = await open(LIMIT);
    });
    afterEach(() => tested.close());
    const texts = async (count: number): Promise<string[]> =>
      (await tested.store.oldest(count)).map((entry) => Buffer.from(entry).toString());

    it('gives entries back in their order until they are done, also after a restart', async () => {
      const entries = Array.from({ length: 10 }, (_, i) => `entry ${i}`);
      const kept = entries.map((entry) => tested.store.append(Buffer.from(entry)));
      expect(kept).not.toContain(false);
      await tested.store.synced();
      expect(await texts(3)).toEqual(entries.slice(0, 3));
      await tested.store.done(2);
      expect(await texts(100)).toEqual(entries.slice(2));
      await tested.reopen();
      // What was done shortly before the end may come again, in its order and before the rest.
      const after = await texts(100);
      expect(after.slice(-8)).toEqual(entries.slice(2));
      expect(entries.slice(0, 2)).toEqual(expect.arrayContaining(after.slice(0, -8)));
    });

    it('is empty when all is done, and stays so after a restart', async () => {
      tested.store.append(Buffer.from('one'));
      await tested.store.done(1);
      expect(await texts(10)).toEqual([]);
      expect(tested.store.depth()).toMatchObject({ entries: 0, bytes: 0 });
      await tested.reopen();
      expect(await texts(10)).toEqual([]);
      tested.store.append(Buffer.from('two'));
      expect(await texts(10)).toEqual(['two']);
    });

    it('takes appends while older entries are read and done', async () => {
      const synced: Promise<void>[] = [];
      const read: string[] = [];
      for (let i = 0; i < 50; i++) {
        tested.store.append(Buffer.from(String(i)));
        synced.push(tested.store.synced());
        const [first] = await texts(1);
        if (first !== undefined) {
          read.push(first);
          await tested.store.done(1);
        }
      }
      await Promise.all(synced);
      for (let rest = await texts(1); rest.length > 0; rest = await texts(1)) {
        read.push(rest[0]!);
        await tested.store.done(1);
      }
      expect(read).toEqual(Array.from({ length: 50 }, (_, i) => String(i)));
    });

    it('says no at its bound, and yes again when something was done', async () => {
      await tested.close();
      tested = await open(1_000);
      const entry = Buffer.alloc(300, 1);
      let kept = 0;
      while (tested.store.append(entry)) kept++;
      expect(kept).toBeGreaterThan(0);
      expect(tested.store.depth()).toMatchObject({ entries: kept, limitBytes: 1_000 });
      expect(tested.store.depth().bytes).toBeLessThanOrEqual(1_000);
      await tested.store.done(kept);
      expect(tested.store.append(entry)).toBe(true);
    });

    it('gives an entry to read as soon as it was taken, also while others are read', async () => {
      tested.store.append(Buffer.from('first'));
      const reading = texts(10);
      tested.store.append(Buffer.alloc(100_000, 'x'));
      expect((await reading)[0]).toBe('first');
      expect((await texts(10)).map((text) => text.length)).toEqual([5, 100_000]);
    });

    it('keeps large entries as they are', async () => {
      const entry = Buffer.alloc(3 * 1024 * 1024, 'grüße');
      for (let i = 0; i < 5; i++) tested.store.append(entry);
      await tested.store.synced();
      await tested.reopen();
      let found = 0;
      for (let next = await tested.store.oldest(2); next.length > 0; next = await tested.store.oldest(2)) {
        expect(next.every((each) => entry.equals(each))).toBe(true);
        found += next.length;
        await tested.store.done(next.length);
      }
      expect(found).toBe(5);
    });
  });
}
