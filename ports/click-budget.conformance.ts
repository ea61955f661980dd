import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClickBudget } from './click-budget.ts';
import { confusableNames, type StoreUnderTest, unique } from './conformance.ts';

/** What a ClickBudget must do, whichever engine keeps it. */
export function clickBudgetConformance(
  engine: string,
  open: () => Promise<StoreUnderTest<ClickBudget>>,
): void {
  describe(`click budget: ${engine}`, () => {
    let tested: StoreUnderTest<ClickBudget>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const take = (link: string, limit: number, count: number): Promise<number> =>
      tested.store.take(link, limit, count);

    it('deals out exactly the limit to a hundred who take at once', async () => {
      const link = unique('link');
      const taken = await Promise.all(Array.from({ length: 100 }, () => take(link, 1_000, 13)));
      expect(taken.reduce((sum, each) => sum + each, 0)).toBe(1_000);
      expect(Math.max(...taken)).toBe(13);
    });

    it('does not forget over a restart what was taken', async () => {
      const link = unique('link');
      expect(await take(link, 10, 6)).toBe(6);
      await tested.reopen();
      expect(await take(link, 10, 6)).toBe(4);
      expect(await take(link, 10, 6)).toBe(0);
    });

    it('deals out again what was given back, and never more', async () => {
      const link = unique('link');
      expect(await take(link, 10, 10)).toBe(10);
      await tested.store.giveBack(link, 3);
      await tested.reopen();
      expect(await take(link, 10, 10)).toBe(3);
      await tested.store.giveBack(link, 0);
      expect(await take(link, 10, 10)).toBe(0);
    });

    it('goes by the limit that is told: a higher one has more, a lower one nothing', async () => {
      const link = unique('link');
      expect(await take(link, 5, 5)).toBe(5);
      expect(await take(link, 3, 1)).toBe(0);
      expect(await take(link, 8, 9)).toBe(3);
    });

    it('never confuses links', async () => {
      const links = confusableNames();
      for (const [i, link] of links.entries()) expect(await take(link, i + 1, 1_000)).toBe(i + 1);
      for (const [i, link] of links.entries()) expect(await take(link, i + 1, 1)).toBe(0);
    });
  });
}
