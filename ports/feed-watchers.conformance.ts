import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StoreUnderTest, unique } from './conformance.ts';
import type { FeedWatchers } from './feed-watchers.ts';

/** What FeedWatchers must do, whichever engine keeps them. */
export function feedWatchersConformance(
  engine: string,
  open: () => Promise<StoreUnderTest<FeedWatchers>>,
): void {
  describe(`feed watchers: ${engine}`, () => {
    let tested: StoreUnderTest<FeedWatchers>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const all = async (now: number, limit: number): Promise<string[]> => {
      const found: string[] = [];
      for (let after = ''; ; after = found.at(-1)!) {
        const page = await tested.store.watching(now, after, limit);
        found.push(...page);
        if (page.length < limit) return found;
      }
    };

    it('pages through who has the feed open', async () => {
      const users = Array.from({ length: 25 }, () => unique('w'));
      const [late, gone] = [unique('late'), unique('gone')];
      for (const user of [...users, gone]) await tested.store.watch(user, 1_000);
      await tested.store.watch(late, 10);
      await tested.store.unwatch(gone);
      const found = await all(500, 7);
      expect(found.filter((user) => users.includes(user)).toSorted()).toEqual(users.toSorted());
      expect(found).not.toContain(late);
      expect(found).not.toContain(gone);
      expect(await tested.store.watchingAmong(500, [gone, users[3]!, late, users[1]!])).toEqual([
        users[3],
        users[1],
      ]);
    });

    it('lets the last word about a user stand', async () => {
      const user = unique('w');
      await tested.store.watch(user, 1_000);
      await tested.store.watch(user, 3_000);
      expect(await tested.store.watchingAmong(2_000, [user])).toEqual([user]);
      expect(await all(2_000, 100)).toContain(user);
      await tested.store.unwatch(user);
      expect(await tested.store.watchingAmong(2_000, [user])).toEqual([]);
      await tested.store.watch(user, 4_000);
      expect(await tested.store.watchingAmong(2_000, [user])).toEqual([user]);
    });
  });
}
