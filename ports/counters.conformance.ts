import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StoreUnderTest, unique } from './conformance.ts';
import type { CountedSets } from './counters.ts';

/** What CountedSets must do, whichever engine keeps them. */
export function countersConformance(engine: string, open: () => Promise<StoreUnderTest<CountedSets>>): void {
  describe(`counted sets: ${engine}`, () => {
    let tested: StoreUnderTest<CountedSets>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const sets = (): CountedSets => tested.store;
    const mark = async (
      set: string,
      member: string,
      on: boolean,
      offset: number,
      epoch = 'e',
    ): Promise<void> => {
      await sets().mark([{ set, member, on, version: { epoch, offset } }]).readable;
    };

    it('counts members once, however often they are put in', async () => {
      const set = unique('s');
      expect(await sets().counts([set])).toEqual([0]);
      for (const offset of [1, 1, 2, 3]) await mark(set, 'alice', true, offset);
      await mark(set, 'bob', true, 4);
      expect(await sets().counts([set, unique('other')])).toEqual([2, 0]);
      expect(
        await sets().has([
          { set, member: 'bob' },
          { set, member: 'carol' },
        ]),
      ).toEqual([true, false]);
    });

    it('ignores what is not newer, as a replay brings it', async () => {
      const set = unique('s');
      await mark(set, 'alice', true, 5);
      await mark(set, 'alice', false, 9);
      await mark(set, 'alice', true, 5);
      await mark(set, 'alice', true, 9);
      expect(await sets().counts([set])).toEqual([0]);
      await mark(set, 'alice', true, 10);
      expect(await sets().counts([set])).toEqual([1]);
    });

    it('takes what another epoch of the log says', async () => {
      const set = unique('s');
      await mark(set, 'alice', true, 1_000);
      await mark(set, 'alice', false, 3, 'f');
      expect(await sets().counts([set])).toEqual([0]);
    });

    it('remembers who was taken out before being put in', async () => {
      const set = unique('s');
      await mark(set, 'alice', false, 9);
      await mark(set, 'alice', true, 5);
      expect(await sets().counts([set])).toEqual([0]);
    });

    it('lists members from the highest name down, and keeps them', async () => {
      const set = unique('s');
      const names = ['a', 'ab', 'b', 'c', 'd'];
      for (const [i, name] of names.entries()) await mark(set, name, true, i + 1);
      await sets().mark([{ set, member: 'b', on: false, version: { epoch: 'e', offset: 20 } }]).durable;
      await tested.reopen();
      expect(await sets().members(set, '', 10)).toEqual(['d', 'c', 'ab', 'a']);
      expect(await sets().members(set, 'c', 1)).toEqual(['ab']);
      expect(await sets().members(set, 'a', 1)).toEqual([]);
      await sets().recount([set]);
      expect(await sets().counts([set])).toEqual([4]);
    });
  });
}
