import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unique } from './conformance.ts';
import type { LiveVisits } from './live-visits.ts';

export interface LiveVisitsUnderTest {
  /** Of two processes; in one process both are the same. */
  readonly here: LiveVisits;
  readonly there: LiveVisits;
  close(): Promise<void>;
}

/** What LiveVisits must do, whichever engine carries the word. */
export function liveVisitsConformance(engine: string, open: () => Promise<LiveVisitsUnderTest>): void {
  describe(`live visits: ${engine}`, () => {
    let tested: LiveVisitsUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const noticed = async (link: string, on: LiveVisits, isWatched: boolean): Promise<void> => {
      while (on.isWatched(link) !== isWatched) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    /** What is heard, and a wait for so much of it. */
    const ear = (): { hear: (visits: Uint8Array) => void; until: (count: number) => Promise<string[]> } => {
      const heard: string[] = [];
      let told: () => void = () => undefined;
      return {
        hear(visits) {
          heard.push(Buffer.from(visits).toString());
          told();
        },
        async until(count) {
          while (heard.length < count) await new Promise<void>((resolve) => (told = resolve));
          return heard;
        },
      };
    };

    it('tells all who watch a link, in its order, and nobody else', async () => {
      const [link, other] = [unique('link'), unique('link')];
      const [first, second, stranger] = [ear(), ear(), ear()];
      await tested.here.watch(link, first.hear);
      await tested.there.watch(link, second.hear);
      await tested.there.watch(other, stranger.hear);
      for (const on of [tested.here, tested.there]) {
        await noticed(link, on, true);
        await noticed(other, on, true);
      }
      for (let i = 0; i < 20; i++) tested.here.publish(link, Buffer.from(String(i)));
      tested.here.publish(other, Buffer.from('other'));
      const expected = Array.from({ length: 20 }, (_, i) => String(i));
      expect(await first.until(20)).toEqual(expected);
      expect(await second.until(20)).toEqual(expected);
      expect(await stranger.until(1)).toEqual(['other']);
    });

    it('says who is watched, and is quiet for whoever closed', async () => {
      const link = unique('link');
      expect(tested.here.isWatched(link)).toBe(false);
      tested.here.publish(link, Buffer.from('to nobody'));
      const [first, second] = [ear(), ear()];
      const one = await tested.there.watch(link, first.hear);
      const two = await tested.there.watch(link, second.hear);
      await noticed(link, tested.here, true);
      await one.close();
      tested.here.publish(link, Buffer.from('to one'));
      expect(await second.until(1)).toEqual(['to one']);
      expect(await first.until(0)).toEqual([]);
      await two.close();
      await two.close();
      await noticed(link, tested.here, false);
    });
  });
}
