import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confusableNames, type StoreUnderTest, unique } from './conformance.ts';
import { compareIds, FIRST_ID, LAST_ID, type Version } from './feed-ids.ts';
import type { PostStore } from './posts.ts';

const BASE = 900_000_000_000_000_000n;
let made = 0;
/** Ids that no other case uses, one apart. */
const newIds = (count: number): string[] =>
  Array.from({ length: count }, () => (BASE + BigInt(Date.now() * 1_000) + BigInt(++made)).toString());
let records = 0;
const epoch = unique('posts');
/** Of the next record of the log. */
const next = (): { version: Version } => ({ version: { epoch, offset: ++records } });
const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (row: Uint8Array | undefined): string | undefined => row && Buffer.from(row).toString();

/** What a PostStore must do, whichever engine keeps it. */
export function postsConformance(engine: string, open: () => Promise<StoreUnderTest<PostStore>>): void {
  describe(`posts: ${engine}`, () => {
    let tested: StoreUnderTest<PostStore>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const store = (): PostStore => tested.store;
    const enter = async (source: string, ids: readonly string[], removed = false): Promise<void> => {
      await store().write(
        [],
        ids.map((id) => ({ source, id, removed, ...next() })),
      ).readable;
    };
    const older = async (source: string, from = LAST_ID, limit = 1000): Promise<string[]> =>
      (await store().entries([{ source, direction: 'older', from, limit }]))[0]!;
    const newer = async (source: string, from = FIRST_ID, limit = 1000): Promise<string[]> =>
      (await store().entries([{ source, direction: 'newer', from, limit }]))[0]!;

    it('gives posts in the order asked, as last written, and keeps them', async () => {
      const [a, b, c] = newIds(3) as [string, string, string];
      await store().write([{ id: a, bytes: bytes('a'), ...next() }], []).readable;
      await store().write([{ id: b, bytes: bytes('b'), ...next() }], []).readable;
      await store().write([{ id: a, bytes: bytes('a2'), ...next() }], []).durable;
      expect((await store().posts([b, c, a, b])).map(text)).toEqual(['b', undefined, 'a2', 'b']);
      await tested.reopen();
      expect((await store().posts([a])).map(text)).toEqual(['a2']);
    });

    it('reads lists from a place both ways, without the place', async () => {
      const source = unique('s');
      const ids = newIds(9);
      await enter(source, ids.toReversed());
      expect(await older(source)).toEqual(ids.toReversed());
      expect(await newer(source)).toEqual(ids);
      expect(await older(source, ids[4]!, 2)).toEqual([ids[3], ids[2]]);
      expect(await newer(source, ids[4]!, 2)).toEqual([ids[5], ids[6]]);
      expect(await older(source, ids[0]!)).toEqual([]);
      expect(await newer(source, ids[8]!)).toEqual([]);
      expect(await older(source, LAST_ID, 0)).toEqual([]);
    });

    it('takes entries out, and again', async () => {
      const source = unique('s');
      const ids = newIds(4);
      await enter(source, ids);
      await enter(source, [ids[1]!], true);
      await enter(source, [ids[1]!], true);
      expect(await newer(source)).toEqual([ids[0], ids[2], ids[3]]);
      await store().write([], [{ source, id: ids[2]!, removed: true, ...next() }]).durable;
      await tested.reopen();
      expect(await newer(source)).toEqual([ids[0], ids[3]]);
    });

    it('keeps lists of names apart that look alike', async () => {
      const names = confusableNames().flatMap((name) => [name, `#${name}`]);
      const ids = newIds(names.length);
      for (let i = 0; i < names.length; i++) await enter(names[i]!, [ids[i]!]);
      const queries = names.map(
        (source) => ({ source, direction: 'older', from: LAST_ID, limit: 5 }) as const,
      );
      expect(await store().entries(queries)).toEqual(ids.map((id) => [id]));
    });

    it('keeps earlier contents in their order', async () => {
      const [post] = newIds(1) as [string];
      for (let number = 0; number < 300; number++) {
        await store().write([], [], [{ post, number, bytes: bytes(`v${number}`), ...next() }]).readable;
      }
      const rows = (await store().revisions(post, 1000)).map(text);
      expect(rows).toEqual(Array.from({ length: 300 }, (_, i) => `v${i}`));
      expect(await store().revisions(post, 2)).toHaveLength(2);
    });

    it('is the model, whatever is pending', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(20), fc.boolean(), fc.boolean())), async (steps) => {
          const source = unique('s');
          const ids = newIds(21);
          const model = new Set<string>();
          for (const [n, removed, settle] of steps) {
            const written = store().write([], [{ source, id: ids[n]!, removed, ...next() }]);
            await (settle ? written.durable : written.readable);
            if (removed) model.delete(ids[n]!);
            else model.add(ids[n]!);
            const from = ids[(n * 7) % 21]!;
            const sorted = [...model].sort(compareIds);
            expect(await newer(source, from, 3)).toEqual(
              sorted.filter((id) => compareIds(id, from) > 0).slice(0, 3),
            );
            expect(await older(source, from, 3)).toEqual(
              sorted
                .filter((id) => compareIds(id, from) < 0)
                .reverse()
                .slice(0, 3),
            );
          }
        }),
        { numRuns: 15 },
      );
    });
  });
}
