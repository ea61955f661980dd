import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StoreUnderTest, unique } from './conformance.ts';
import { type GraphStore, type Half, standing } from './graph.ts';

const NOTHING: Half = {
  ...{ serial: 0, wants: false, open: false, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: { epoch: 'e', offset: 1 } },
};
const FOLLOWS: Half = { ...NOTHING, serial: 1, wants: true, open: true };
const ASKS: Half = { ...NOTHING, serial: 1, wants: true };

/** What a GraphStore must do, whichever engine keeps it. */
export function graphConformance(engine: string, open: () => Promise<StoreUnderTest<GraphStore>>): void {
  describe(`graph: ${engine}`, () => {
    let tested: StoreUnderTest<GraphStore>;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.close());
    const graph = (): GraphStore => tested.store;
    let offset = 1;
    /** Each as a record of its own, answered as it was written. */
    const write = async (actor: string, target: string, half: Half): Promise<Half> => {
      const row = { ...half, version: { epoch: 'e', offset: ++offset } };
      await graph().write([{ actor, target, half: row }]).readable;
      return row;
    };
    const all = async (page: (after: string) => Promise<string[]>, limit: number): Promise<string[]> => {
      const found: string[] = [];
      for (let after = ''; ; after = found.at(-1)!) {
        const names = await page(after);
        found.push(...names);
        if (names.length < limit) return found;
      }
    };

    it('knows nothing of who was never written', async () => {
      const [a, b] = [unique('a'), unique('b')];
      expect(await graph().relations(a, [b])).toEqual([{ mine: undefined, theirs: undefined }]);
      expect(await graph().followers(a, '', 10)).toEqual([]);
      expect(await graph().counts([a, b])).toEqual(Array(2).fill({ followers: 0, following: 0 }));
      expect(await graph().profiles([a])).toEqual([undefined]);
    });

    it('shows both halves from both sides', async () => {
      const [a, b, c] = [unique('a'), unique('b'), unique('c')];
      const mine = await write(a, b, FOLLOWS);
      const theirs = await write(b, a, { ...NOTHING, mutes: true });
      expect(await graph().relations(a, [c, b])).toEqual([
        { mine: undefined, theirs: undefined },
        { mine, theirs },
      ]);
      expect(await graph().relations(b, [a])).toEqual([{ mine: theirs, theirs: mine }]);
    });

    it('lists and counts follows that stand, whichever half came last', async () => {
      const [a, b] = [unique('a'), unique('b')];
      await write(a, b, ASKS);
      expect(await graph().requests(b, '', 10)).toEqual([a]);
      expect(await graph().followers(b, '', 10)).toEqual([]);
      await write(b, a, { ...NOTHING, accepted: 1 });
      expect(await graph().requests(b, '', 10)).toEqual([]);
      expect(await graph().followers(b, '', 10)).toEqual([a]);
      expect(await graph().following(a, '', 10)).toEqual([b]);
      expect(await graph().counts([a, b])).toEqual([
        { followers: 0, following: 1 },
        { followers: 1, following: 0 },
      ]);
      await write(b, a, { ...NOTHING, accepted: 1, removals: 1 });
      expect(await graph().followers(b, '', 10)).toEqual([]);
      expect(await graph().counts([b])).toEqual([{ followers: 0, following: 0 }]);
    });

    it('counts a half that is written again once', async () => {
      const [a, b] = [unique('a'), unique('b')];
      for (let i = 0; i < 3; i++) {
        await graph().write([{ actor: a, target: b, half: FOLLOWS }]).readable;
        expect((await graph().counts([b]))[0]!.followers).toBe(1);
      }
      await write(a, b, FOLLOWS);
      expect(await graph().counts([a, b])).toEqual([
        { followers: 0, following: 1 },
        { followers: 1, following: 0 },
      ]);
    });

    it('pages through followers, each once, and keeps them', async () => {
      const [author, other] = [unique('author'), unique('author2')];
      const readers = Array.from({ length: 257 }, () => unique('reader'));
      const rows = readers.map((actor) => ({ actor, target: author, half: FOLLOWS }));
      await graph().write(rows).durable;
      await write(readers[0]!, other, FOLLOWS);
      await tested.reopen();
      for (const limit of [1, 64, 300]) {
        const found = await all((after) => graph().followers(author, after, limit), limit);
        expect(found.toSorted()).toEqual(readers.toSorted());
      }
    });

    it('tells a follower who stays exactly once while others come and go between the pages', async () => {
      const author = unique('author');
      const stay = Array.from({ length: 40 }, () => unique('stay'));
      const go = Array.from({ length: 40 }, () => unique('go'));
      for (const actor of [...stay, ...go]) await write(actor, author, FOLLOWS);
      const found = await all(async (after) => {
        const page = await graph().followers(author, after, 7);
        const leaving = go.pop();
        if (leaving) await write(leaving, author, NOTHING);
        await write(unique('come'), author, FOLLOWS);
        return page;
      }, 7);
      expect(found.filter((name) => name.startsWith('stay')).toSorted()).toEqual(stay.toSorted());
    });

    it('counts both ways between two who write in one call', async () => {
      const [a, b] = [unique('a'), unique('b')];
      const rows = [
        { actor: a, target: b, half: FOLLOWS },
        { actor: b, target: a, half: FOLLOWS },
      ];
      await graph().write(rows).readable;
      expect(await graph().counts([a, b])).toEqual(Array(2).fill({ followers: 1, following: 1 }));
      await write(b, a, { ...FOLLOWS, wants: false, blocks: true, removals: 1 });
      expect(await graph().counts([a, b])).toEqual(Array(2).fill({ followers: 0, following: 0 }));
    });

    it('lists only requests that nobody answered or took back', async () => {
      const author = unique('author');
      const [accepted, refused, left, again, waits] = ['a', 'b', 'c', 'd', 'e'].map(unique) as [
        string,
        string,
        string,
        string,
        string,
      ];
      for (const asker of [accepted, refused, left, again, waits]) await write(asker, author, ASKS);
      await write(author, accepted, { ...NOTHING, accepted: 1 });
      await write(author, refused, { ...NOTHING, removals: 1 });
      await write(left, author, { ...ASKS, serial: 2, wants: false });
      await write(author, again, { ...NOTHING, removals: 1 });
      for (let i = 0; i < 2; i++) {
        expect(await all((after) => graph().requests(author, after, 1), 1)).toEqual([waits]);
      }
      await write(again, author, { ...ASKS, serial: 2, removalsSeen: 1 });
      await write(left, author, { ...ASKS, serial: 3 });
      expect((await graph().requests(author, '', 10)).toSorted()).toEqual([again, left, waits].toSorted());
    });

    it('follows tags of any script', async () => {
      const a = unique('a');
      const tag = `#${unique('日本')}`;
      const mine = await write(a, tag, FOLLOWS);
      expect(await graph().following(a, '', 10)).toEqual([tag]);
      expect(await graph().followers(tag, '', 10)).toEqual([a]);
      expect((await graph().relations(a, [tag]))[0]!.mine).toEqual(mine);
    });

    it('lists blocks and mutes', async () => {
      const [a, b, c] = [unique('a'), unique('b'), unique('c')];
      await write(a, b, { ...NOTHING, blocks: true });
      await write(a, c, { ...NOTHING, mutes: true });
      expect(await graph().listed(a, 'blocks', '', 10)).toEqual([b]);
      expect(await graph().listed(a, 'mutes', '', 10)).toEqual([c]);
      await write(a, b, NOTHING);
      expect(await graph().listed(a, 'blocks', '', 10)).toEqual([]);
    });

    it('keeps profiles', async () => {
      const user = unique('u');
      const profile = {
        protected: true,
        tier: 2,
        rate: 1.5,
        rateAt: 2 ** 41,
        version: { epoch: 'abcdefgh', offset: 2 ** 40 },
      };
      await graph().saveProfiles([{ user, profile }]).durable;
      await tested.reopen();
      expect(await graph().profiles([unique('x'), user])).toEqual([undefined, profile]);
    });
  });

  describe('the standing of a follow', () => {
    it('is what the halves say together', () => {
      expect(standing(undefined, undefined)).toBe('none');
      expect(standing(FOLLOWS, undefined)).toBe('follows');
      expect(standing(ASKS, undefined)).toBe('asked');
      expect(standing(ASKS, { ...NOTHING, accepted: 1 })).toBe('follows');
      expect(standing({ ...ASKS, serial: 2 }, { ...NOTHING, accepted: 1 })).toBe('asked');
      expect(standing(FOLLOWS, { ...NOTHING, removals: 1 })).toBe('none');
      expect(standing({ ...FOLLOWS, removalsSeen: 1 }, { ...NOTHING, removals: 1 })).toBe('follows');
    });
  });
}
