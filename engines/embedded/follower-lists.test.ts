import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FollowerLists } from './follower-lists.ts';
import { ReaderNumbers } from './reader-numbers.ts';

const nameOf = (i: number): string => `r${String(i).padStart(5, '0')}`;

/** Lists over a table that is a sorted set, and how often it was read. */
function stage(most?: number) {
  const followers = new Set<string>();
  const numbers = new ReaderNumbers();
  let reads = 0;
  const read = (_: string, after: string, limit: number): string[] => {
    reads++;
    return [...followers]
      .filter((name) => name > after)
      .sort()
      .slice(0, limit);
  };
  const lists = new FollowerLists(numbers, read, most);
  const change = (name: string, follows: boolean): void => {
    if (follows) followers.add(name);
    else followers.delete(name);
    lists.changed('ann', name, follows);
  };
  /** All pages, with something done between two of them. */
  const walk = (limit: number, between: (page: number) => void = () => undefined, from = ''): string[] => {
    const found: string[] = [];
    let pages = 0;
    for (let after = from, more = true; more; between(pages++)) {
      const page = lists.page('ann', after, limit);
      found.push(...Array.from(page.numbers, (number) => numbers.name(number)));
      ({ last: after, more } = page);
    }
    return found;
  };
  return { followers, lists, numbers, change, walk, reads: () => reads };
}

it('reads a source once, and is in line with every change since', () => {
  const { followers, change, walk, reads } = stage();
  for (let i = 0; i < 5_000; i++) change(nameOf(2 * i), true);
  expect(walk(700)).toEqual([...followers].sort());
  const before = reads();
  for (let i = 0; i < 3_000; i++) change(nameOf(3 * i + 1), i % 5 !== 0);
  for (let i = 0; i < 2_000; i++) change(nameOf(2 * i), false);
  for (const limit of [1, 999, 1_000, 20_000]) expect(walk(limit)).toEqual([...followers].sort());
  expect(walk(100, undefined, nameOf(4_001))).toEqual(
    [...followers].sort().filter((name) => name > nameOf(4_001)),
  );
  expect(reads()).toBe(before);
});

it('tells whoever follows all the while exactly once, whatever comes and goes meanwhile', () => {
  const operation = fc.tuple(fc.nat(60), fc.boolean());
  const plan = fc.record({
    standing: fc.uniqueArray(fc.nat(60)),
    limit: fc.integer({ min: 1, max: 9 }),
    rounds: fc.array(fc.array(fc.array(operation, { maxLength: 4 }), { maxLength: 12 }), {
      minLength: 2,
      maxLength: 4,
    }),
  });
  fc.assert(
    fc.property(plan, ({ standing, limit, rounds }) => {
      const { followers, change, walk } = stage();
      for (const n of standing) change(nameOf(n), true);
      for (const changes of rounds) {
        const always = new Set(followers);
        const ever = new Set(followers);
        const found = walk(limit, (page) => {
          for (const [n, follows] of changes[page] ?? []) {
            change(nameOf(n), follows);
            if (follows) ever.add(nameOf(n));
            else always.delete(nameOf(n));
          }
        });
        expect(found).toEqual([...new Set(found)].sort());
        expect([...always].filter((name) => !found.includes(name))).toEqual([]);
        expect(found.filter((name) => !ever.has(name))).toEqual([]);
      }
      expect(walk(limit)).toEqual([...followers].sort());
    }),
    { numRuns: 300 },
  );
});

it('keeps within its bound, and is right without what it let go', () => {
  const { followers, change, walk, lists } = stage(4_000);
  for (let i = 0; i < 2_000; i++) change(nameOf(i), true);
  for (let source = 0; source < 50; source++) {
    lists.page(`other${source}`, '', 1_000);
    expect(lists.weight).toBeLessThanOrEqual(4_000);
  }
  expect(walk(300)).toEqual([...followers].sort());
  // Let go in the middle of a walk: the rest comes from the table.
  const found = walk(300, () => {
    for (let source = 0; source < 3; source++) lists.page(`more${source}`, '', 2_000);
  });
  expect(found).toEqual([...followers].sort());
});

it('shows in a page who followed when it was asked for, whatever comes and goes after', () => {
  const { lists, change, walk, numbers } = stage();
  for (let i = 0; i < 1_500; i++) change(nameOf(2 * i), true);
  walk(1_000);
  const page = lists.page('ann', '', 1_000);
  const shown = Array.from(page.numbers, (number) => numbers.name(number));
  for (let i = 0; i < 1_500; i++) {
    change(nameOf(2 * i + 1), true);
    change(nameOf(2 * i), i % 3 === 0);
  }
  expect(Array.from(page.numbers, (number) => numbers.name(number))).toEqual(shown);
  expect(shown).toHaveLength(1_000);
});

it('says at the last page of a list in memory that nobody is behind it', () => {
  const { lists, change, walk } = stage();
  for (let i = 0; i < 200; i++) change(nameOf(i), true);
  walk(100);
  const first = lists.page('ann', '', 100);
  expect(first.more).toBe(true);
  expect(lists.page('ann', first.last, 100)).toMatchObject({ size: 100, more: false });
});
