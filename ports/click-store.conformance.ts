import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClickRow, ClickStore } from './click-store.ts';
import { confusableNames, type StoreUnderTest, unique } from './conformance.ts';

const DAY = 20_000;

/** What a ClickStore must do, whichever engine keeps it. */
export function clickStoreConformance(engine: string, open: () => Promise<StoreUnderTest<ClickStore>>): void {
  describe(`click store: ${engine}`, () => {
    let tested: StoreUnderTest<ClickStore>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const store = (): ClickStore => tested.store;
    const rows = async (link: string, day = DAY): Promise<ClickRow[]> =>
      (await store().rows(link, day)).map(plain).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

    it('gives back all rows of a day, also after a restart', async () => {
      const link = unique('link');
      const written = [
        row(link, { hour: 0 }),
        row(link, { hour: 23 }),
        row(link, { hour: 2, partition: 1 }),
        row(link, { hour: 2, partition: 11 }),
        row(link, { hour: 2, partition: 1, piece: 1 }),
        row(link, { hour: 2, partition: 1, piece: 4_000_000_000 }),
        row(link, { hour: 2, epoch: 'another' }),
      ];
      await store().put([...written, row(link, { day: DAY + 1 }), row(`${link}x`, {})]);
      await tested.reopen();
      expect(await rows(link)).toEqual([...written].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)));
      expect(await rows(link, DAY + 1)).toHaveLength(1);
      expect(await rows(link, DAY - 1)).toEqual([]);
      expect(await rows(unique('link'))).toEqual([]);
    });

    it('replaces a row by one that goes as far or further, and ignores one that does not', async () => {
      const link = unique('link');
      await store().put([row(link, { upTo: 10, bytes: Buffer.from('ten') })]);
      await store().put([row(link, { upTo: 9, bytes: Buffer.from('nine') })]);
      expect((await rows(link)).map(text)).toEqual(['ten']);
      await store().put([row(link, { upTo: 10, bytes: Buffer.from('ten again') })]);
      await store().put([row(link, { upTo: 11, bytes: Buffer.from('eleven') })]);
      await store().put([row(link, { upTo: 10, bytes: Buffer.from('late') })]);
      await tested.reopen();
      await store().put([row(link, { upTo: 3, bytes: Buffer.from('a zombie') })]);
      expect((await rows(link)).map(text)).toEqual(['eleven']);
      expect((await rows(link))[0]!.upTo).toBe(11);
    });

    it('keeps many and large rows', async () => {
      const link = unique('link');
      const bytes = Buffer.alloc(40_000, 7);
      await store().put(Array.from({ length: 200 }, (_, piece) => row(link, { piece, bytes })));
      const found = await rows(link);
      expect(found).toHaveLength(200);
      expect(found.every((each) => bytes.equals(each.bytes))).toBe(true);
    });

    it('never confuses links', async () => {
      const links = confusableNames();
      await store().put(links.map((link) => row(link, { bytes: Buffer.from(`of ${link}`) })));
      for (const link of links) expect((await rows(link)).map(text)).toEqual([`of ${link}`]);
    });

    it('erases days, and what comes later stands', async () => {
      const link = unique('link');
      await store().put([DAY - 1, DAY, DAY + 1, DAY + 2].map((day) => row(link, { day })));
      await store().erase(link, DAY, DAY + 1);
      await tested.reopen();
      expect(await Promise.all([DAY - 1, DAY, DAY + 1, DAY + 2].map((day) => rows(link, day)))).toMatchObject(
        [[{}], [], [], [{}]],
      );
      await store().put([row(link, { upTo: 20 })]);
      expect(await rows(link)).toHaveLength(1);
    });

    it('finds the mark of the highest piece below one', async () => {
      const [epoch, other] = [unique('epoch'), unique('epoch')];
      for (const piece of [3, 9, 10, 12]) {
        await store().putMark({ epoch, partition: 1, piece, bytes: Buffer.from(String(piece)) });
      }
      await tested.reopen();
      const below = async (piece: number): Promise<string | undefined> => {
        const mark = await store().markBelow(epoch, 1, piece);
        return mark && Buffer.from(mark.bytes).toString();
      };
      expect([await below(13), await below(12), await below(10), await below(9)]).toEqual([
        '12',
        '10',
        '9',
        '3',
      ]);
      expect(await below(3)).toBeUndefined();
      expect(await store().markBelow(epoch, 2, 13)).toBeUndefined();
      expect(await store().markBelow(other, 1, 13)).toBeUndefined();
    });

    it('settles one secret a day for all who propose', async () => {
      // Days that no other case and no other run on the same server has.
      const day = 100_000 + Math.floor(Math.random() * 1e9) * 4;
      const proposals = Array.from({ length: 20 }, (_, i) => `secret ${i}`);
      const settled = new Set(await Promise.all(proposals.map((each) => store().secret(day, each))));
      expect(settled.size).toBe(1);
      expect(proposals).toContain([...settled][0]);
      await tested.reopen();
      expect(await store().secret(day, 'late')).toBe([...settled][0]);
      expect(await store().secret(day + 1, 'next')).toBe('next');
      expect(await store().secret(day, 'late')).toBe([...settled][0]);
      expect(await store().secret(day + 2, 'the day after')).toBe('the day after');
    });
  });
}

function row(link: string, over: Partial<ClickRow>): ClickRow {
  const place = { day: DAY, hour: 5, epoch: 'epoch', partition: 0, piece: 0, upTo: 10 };
  return { link, ...place, bytes: Buffer.from('a row'), ...over };
}

function plain(each: ClickRow): ClickRow {
  return { ...each, bytes: Buffer.from(each.bytes) };
}

function text(each: ClickRow): string {
  return Buffer.from(each.bytes).toString();
}

function keyOf({ hour, epoch, partition, piece }: ClickRow): string {
  return JSON.stringify([hour, epoch, partition, piece]);
}
