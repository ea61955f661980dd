import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StoreUnderTest, unique } from './conformance.ts';
import { compareIds, FIRST_ID, LAST_ID } from './feed-ids.ts';
import { Reason, type TimelineStore, WINDOW_ENTRIES } from './timelines.ts';

/** Ids that differ only in their lowest bits, far above 2^53. */
const BASE = 900_000_000_000_000_000n;
const id = (n: number): string => (BASE + BigInt(n)).toString();

/** What a TimelineStore must do, whichever engine keeps it. */
export function timelinesConformance(
  engine: string,
  open: () => Promise<StoreUnderTest<TimelineStore>>,
): void {
  describe(`timelines: ${engine}`, () => {
    let tested: StoreUnderTest<TimelineStore>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const store = (): TimelineStore => tested.store;
    const reasons = Reason.author;
    const begun = async (floor = FIRST_ID): Promise<string> => {
      const reader = unique('r');
      const token = await store().begin(reader, 5);
      expect(await store().complete(reader, token, [], floor)).toBe(true);
      return reader;
    };
    const ids = async (
      reader: string,
      from = LAST_ID,
      direction: 'older' | 'newer' = 'older',
      limit = 1000,
    ) => (await store().page(reader, from, direction, limit))?.entries.map((entry) => entry.id);

    it('has nothing that nobody began', async () => {
      const reader = unique('r');
      expect(await store().add([reader], { id: id(1), reasons })).toBe(0);
      expect(await store().page(reader, LAST_ID, 'older', 10)).toBeUndefined();
      expect(await store().header(reader)).toBeUndefined();
      await store().remove(reader, [id(1)], reasons);
      await store().merge(reader, [{ id: id(1), reasons }]);
      await store().drop([reader]);
      expect(await store().header(reader)).toBeUndefined();
    });

    it('keeps what is added while it is being built, and is not trusted before', async () => {
      const reader = unique('r');
      const token = await store().begin(reader, 7);
      expect(await store().add([reader], { id: id(9), reasons })).toBe(1);
      await store().merge(reader, [{ id: id(3), reasons }]);
      expect(await store().page(reader, LAST_ID, 'older', 10)).toBeUndefined();
      expect((await store().header(reader))?.floor).toBeUndefined();
      expect(await store().complete(reader, token, [{ id: id(5), reasons }], id(2))).toBe(true);
      expect(await ids(reader)).toEqual([id(9), id(5), id(3)]);
      expect(await store().header(reader)).toEqual({ token, floor: id(2), builtAt: 7, size: 3 });
    });

    it('does not complete what was begun anew or dropped', async () => {
      const reader = unique('r');
      const first = await store().begin(reader, 1);
      await store().add([reader], { id: id(1), reasons });
      const second = await store().begin(reader, 2);
      expect(second).not.toBe(first);
      expect(await store().complete(reader, first, [{ id: id(2), reasons }], FIRST_ID)).toBe(false);
      expect(await store().complete(reader, second, [], FIRST_ID)).toBe(true);
      expect(await ids(reader)).toEqual([]);
      const third = await store().begin(reader, 3);
      await store().drop([reader]);
      expect(await store().complete(reader, third, [], FIRST_ID)).toBe(false);
      expect(await store().header(reader)).toBeUndefined();
    });

    it('takes a post once and joins its reasons', async () => {
      const reader = await begun();
      for (const reason of [Reason.author, Reason.tag, Reason.author]) {
        await store().add([reader], { id: id(1), reasons: reason });
      }
      const page = await store().page(reader, LAST_ID, 'older', 10);
      expect(page?.entries).toEqual([{ id: id(1), reasons: Reason.author | Reason.tag }]);
      await store().remove(reader, [id(1), id(2)], Reason.author);
      expect(await ids(reader)).toEqual([id(1)]);
      await store().remove(reader, [id(1)], Reason.author | Reason.tag);
      expect(await ids(reader)).toEqual([]);
    });

    it('tells ids apart that are one number in a double', async () => {
      const reader = await begun();
      for (const n of [3, 1, 2, 0]) await store().add([reader], { id: id(n), reasons });
      expect(await ids(reader)).toEqual([id(3), id(2), id(1), id(0)]);
      expect(await ids(reader, id(2))).toEqual([id(1), id(0)]);
      expect(await ids(reader, id(1), 'newer')).toEqual([id(2), id(3)]);
      expect(await ids(reader, id(0), 'newer', 2)).toEqual([id(1), id(2)]);
    });

    it('leaves out what lies at or below the floor', async () => {
      const reader = await begun(id(10));
      for (const n of [9, 10, 11]) await store().add([reader], { id: id(n), reasons });
      expect(await ids(reader)).toEqual([id(11)]);
      expect(await ids(reader, FIRST_ID, 'newer')).toEqual([id(11)]);
    });

    it('keeps a window of the newest, and its floor says what is no longer there', async () => {
      const reader = await begun();
      const count = 3 * WINDOW_ENTRIES;
      for (let n = 0; n < count; n++) await store().add([reader], { id: id(n), reasons });
      const page = (await store().page(reader, LAST_ID, 'older', count))!;
      expect(page.entries.length).toBeGreaterThanOrEqual(WINDOW_ENTRIES);
      expect(page.entries.length).toBeLessThanOrEqual(WINDOW_ENTRIES + WINDOW_ENTRIES / 8);
      const lowest = page.entries.at(-1)!.id;
      expect(compareIds(page.floor, lowest)).toBeLessThan(0);
      expect(compareIds(page.floor, (BigInt(lowest) - 1n).toString())).toBeGreaterThanOrEqual(0);
      await store().add([reader], { id: page.floor, reasons });
      expect(await ids(reader, LAST_ID, 'older', count)).not.toContain(page.floor);
    });

    it('has no hole when more comes while it is built than a window holds, in any order', async () => {
      for (const newestFirst of [true, false]) {
        const reader = unique('r');
        const token = await store().begin(reader, 1);
        const all = Array.from({ length: 2 * WINDOW_ENTRIES }, (_, n) => ({ id: id(n), reasons }));
        await store().merge(reader, newestFirst ? all.toReversed() : all);
        await store().complete(reader, token, newestFirst ? all.toReversed() : all, id(-1));
        const page = (await store().page(reader, LAST_ID, 'older', all.length))!;
        const above = all.filter((entry) => compareIds(entry.id, page.floor) > 0);
        expect(page.entries).toEqual(above.toReversed());
        expect(page.entries.length).toBeGreaterThanOrEqual(WINDOW_ENTRIES);
      }
    });

    it('adds to many readers at once, each with a timeline of its own', async () => {
      const readers = await Promise.all(Array.from({ length: 50 }, () => begun()));
      expect(await store().add([...readers, unique('nobody')], { id: id(1), reasons })).toBe(50);
      await store().add(readers.slice(0, 10), { id: id(2), reasons });
      await store().drop(readers.slice(20));
      expect(await ids(readers[0]!)).toEqual([id(2), id(1)]);
      expect(await ids(readers[15]!)).toEqual([id(1)]);
      expect(await ids(readers[30]!)).toBeUndefined();
    });

    it('is the model, whatever is done', async () => {
      const operation = fc.tuple(
        fc.constantFrom('add', 'remove', 'merge'),
        fc.nat(40),
        fc.integer({ min: 1, max: 7 }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { maxLength: 80 }), async (operations) => {
          const reader = await begun();
          const model = new Map<string, number>();
          for (const [kind, n, mask] of operations) {
            const post = id(n * 7);
            if (kind === 'remove') {
              await store().remove(reader, [post], mask);
              const left = (model.get(post) ?? 0) & ~mask;
              if (left === 0) model.delete(post);
              else model.set(post, left);
            } else {
              const entry = { id: post, reasons: mask };
              if (kind === 'add') await store().add([reader], entry);
              else await store().merge(reader, [entry]);
              model.set(post, (model.get(post) ?? 0) | mask);
            }
          }
          const expected = [...model].sort(([a], [b]) => compareIds(b, a));
          const page = (await store().page(reader, LAST_ID, 'older', 100))!;
          expect(page.entries.map((entry) => [entry.id, entry.reasons])).toEqual(expected);
        }),
        { numRuns: 50 },
      );
    });
  });
}
