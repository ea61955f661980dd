import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confusableNames, type StoreUnderTest, unique } from './conformance.ts';
import type { CountCache } from './count-cache.ts';

/** What a CountCache must do, whichever engine keeps it, as long as it forgets nothing. */
export function countCacheConformance(engine: string, open: () => Promise<StoreUnderTest<CountCache>>): void {
  describe(`count cache: ${engine}`, () => {
    let tested: StoreUnderTest<CountCache>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const cache = (): CountCache => tested.store;
    const counted = async (count: number, name = unique('n')): Promise<string> => {
      expect(await cache().complete(name, await cache().begin(name), count)).toBe(true);
      return name;
    };

    it('knows nothing that nobody counted', async () => {
      const name = unique('n');
      await cache().add([{ name, delta: 1 }]);
      expect(await cache().get([name])).toEqual([undefined]);
      expect(await cache().complete(name, 'no token', 3)).toBe(false);
      expect(await cache().get([name])).toEqual([undefined]);
      expect(await cache().get([])).toEqual([]);
      await cache().add([]);
    });

    it('knows what was counted, and adds what changes', async () => {
      const [a, b, zero] = [await counted(5), await counted(2 ** 40), await counted(0)];
      await cache().add([
        { name: a, delta: 1 },
        { name: b, delta: -2 },
        { name: a, delta: 3 },
      ]);
      expect(await cache().get([b, unique('n'), a, zero, b])).toEqual([
        ...[2 ** 40 - 2, undefined, 9],
        ...[0, 2 ** 40 - 2],
      ]);
    });

    it('does not know what is being counted', async () => {
      const name = await counted(5);
      const token = await cache().begin(name);
      expect(await cache().get([name])).toEqual([undefined]);
      expect(await cache().complete(name, token, 6)).toBe(true);
      expect(await cache().get([name])).toEqual([6]);
    });

    it('does not take a count that was changed meanwhile', async () => {
      const name = unique('n');
      const token = await cache().begin(name);
      await cache().add([{ name, delta: 0 }]);
      expect(await cache().complete(name, token, 5)).toBe(false);
      expect(await cache().get([name])).toEqual([undefined]);
      await counted(7, name);
    });

    it('takes the count of who began last, and only once', async () => {
      const name = unique('n');
      const [first, second] = [await cache().begin(name), await cache().begin(name)];
      expect(second).not.toBe(first);
      expect(await cache().complete(name, first, 1)).toBe(false);
      expect(await cache().complete(name, second, 2)).toBe(true);
      await cache().add([{ name, delta: 1 }]);
      expect(await cache().complete(name, second, 2)).toBe(false);
      expect(await cache().get([name])).toEqual([3]);
    });

    it('tells names apart', async () => {
      const names = confusableNames();
      for (const [i, name] of names.entries()) await counted(i, name);
      expect(await cache().get(names)).toEqual(names.map((_, i) => i));
    });

    it('adds to many at once, from many sides', async () => {
      const names = await Promise.all(Array.from({ length: 300 }, (_, i) => counted(i)));
      await Promise.all(
        Array.from({ length: 10 }, () => cache().add(names.map((name) => ({ name, delta: 1 })))),
      );
      expect(await cache().get(names)).toEqual(names.map((_, i) => i + 10));
    });

    it('never knows a count that is wrong, whatever is done between a count and its end', async () => {
      const step = fc.constantFrom('in', 'out', 'count', 'end', 'end first');
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          const name = unique('n');
          let size = 0;
          const counting: { token: string; size: number }[] = [];
          for (const each of steps) {
            if (each === 'in' || each === 'out') {
              const delta = each === 'in' ? 1 : -1;
              size += delta;
              await cache().add([{ name, delta }]);
            } else if (each === 'count') {
              counting.push({ token: await cache().begin(name), size });
            } else {
              const ended = each === 'end' ? counting.pop() : counting.shift();
              if (ended) await cache().complete(name, ended.token, ended.size);
            }
            const [known] = await cache().get([name]);
            if (known !== undefined) expect(known).toBe(size);
          }
        }),
        { numRuns: 50 },
      );
    });
  });
}
