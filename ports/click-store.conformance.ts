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

    it('puts one row in place of others, once or again, and never one that holds less', async () => {
      const link = unique('link');
      const parts = [row(link, { hour: 1 }), row(link, { hour: 2 }), row(link, { hour: 2, piece: 3 })];
      const other = row(link, { hour: 9, piece: 7 });
      await store().put([...parts, other, row(link, { day: DAY + 1 })]);
      const sum = (upTo: number, text: string): ClickRow =>
        row(link, { hour: 0, epoch: 'day', upTo, bytes: Buffer.from(text) });
      await store().roll(sum(5, 'of two'), parts.slice(0, 2));
      expect((await rows(link)).map(text).sort()).toEqual(['a row', 'a row', 'of two']);
      await store().roll(sum(9, 'of all'), [sum(5, 'of two'), parts[2]!, other]);
      // Somebody who saw less comes late.
      await store().roll(sum(5, 'of two'), parts.slice(0, 2));
      await store().roll(sum(9, 'of all'), [sum(5, 'of two'), parts[2]!, other]);
      await tested.reopen();
      expect((await rows(link)).map(text)).toEqual(['of all']);
      expect(await rows(link, DAY + 1)).toHaveLength(1);
      await store().erase(link, DAY, DAY);
      expect(await rows(link)).toEqual([]);
    });

    it('finds in a round every link and day that has rows', async () => {
      const links = Array.from({ length: 7 }, () => unique('link'));
      await store().put(
        links.flatMap((link) => [
          row(link, { hour: 1 }),
          row(link, { hour: 2 }),
          row(link, { day: DAY + 3 }),
        ]),
      );
      await store().erase(links[0]!, DAY, DAY);
      await tested.reopen();
      const found = new Set<string>();
      let after = '';
      do {
        const page = await store().days(after, 3);
        for (const { link, day } of page.days) found.add(`${link} ${day}`);
        after = page.next;
      } while (after !== '');
      const ours = [...found].filter((each) => links.includes(each.split(' ')[0]!));
      const expected = links.flatMap((link) => [`${link} ${DAY}`, `${link} ${DAY + 3}`]).slice(1);
      expect(ours.sort()).toEqual(expected.sort());
    });

    it('erases up to a place of the log, and what goes further stands', async () => {
      const link = unique('link');
      const [short, long] = [row(link, { piece: 1, upTo: 10 }), row(link, { piece: 2, upTo: 30 })];
      const elsewhere = row(link, { partition: 5, upTo: 30 });
      await store().put([short, long, elsewhere]);
      const { epoch, partition } = short;
      await store().erase(link, DAY, DAY, { epoch, partition, offset: 20 });
      await tested.reopen();
      expect((await rows(link)).map(keyOf)).toEqual([keyOf(long)]);
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
