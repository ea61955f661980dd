import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import { compareIds, FIRST_ID, LAST_ID } from '../../ports/feed-ids.ts';
import type { NoteGroup, NoteRow } from '../../ports/feed-notifications.ts';
import type { Half, HalfRow } from '../../ports/graph.ts';
import type { EntryQuery } from '../../ports/posts.ts';
import type { CassandraStores } from './cassandra-stores.ts';
import { RELATION_SHARDS, shardOf } from './feed-shards.ts';
import { openFeed } from './feed-under-test.ts';

let stores: CassandraStores;

beforeAll(async () => {
  stores = await openFeed();
});

afterAll(() => stores.close());

const FOLLOWS: Half = {
  ...{ serial: 1, wants: true, open: true, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: { epoch: 'e', offset: 1 } },
};
const DAY = 1n << 48n;

it('pages through followers over all shards, past those who left, in pages of any size', async () => {
  const author = unique('author');
  const names = Array.from({ length: 1_500 }, (_, i) => `${author}-${i}`);
  expect(new Set(names.map((name) => shardOf(name, RELATION_SHARDS))).size).toBe(RELATION_SHARDS);
  const row = (actor: string, half: Half): HalfRow => ({ actor, target: author, half });
  await stores.feed.graph.write(names.map((name) => row(name, FOLLOWS))).durable;
  // Whole stretches of a shard are gone: a page is filled from behind them all the same.
  const gone = names.filter((name) => shardOf(name, RELATION_SHARDS) === 3).slice(0, -1);
  const left = { ...FOLLOWS, wants: false, version: { epoch: 'e', offset: 2 } };
  await stores.feed.graph.write(gone.map((name) => row(name, left))).durable;
  const stay = names.filter((name) => !gone.includes(name)).toSorted();
  for (const limit of [7, 100, 1_000, 5_000]) {
    const found: string[] = [];
    for (let after = ''; ; after = found.at(-1)!) {
      const page = await stores.feed.graph.followers(author, after, limit);
      found.push(...page);
      if (page.length < limit) break;
    }
    expect(found.toSorted()).toEqual(stay);
  }
  expect(await stores.feed.graph.counts([author])).toEqual([{ followers: stay.length, following: 0 }]);
});

it('counts a follow of many as it counts them one by one', async () => {
  const user = unique('user');
  const rows = Array.from({ length: 300 }, (_, i) => ({
    actor: user,
    target: `${user}-${i}`,
    half: FOLLOWS,
  }));
  expect(await stores.feed.graph.counts([user])).toEqual([{ followers: 0, following: 0 }]);
  await stores.feed.graph.write(rows).durable;
  expect(await stores.feed.graph.counts([user])).toEqual([{ followers: 0, following: 300 }]);
  expect(await stores.feed.graph.relations(user, [rows[7]!.target, rows[250]!.target])).toEqual(
    Array(2).fill({ mine: FOLLOWS, theirs: undefined }),
  );
});

const version = { epoch: 'e', offset: 1 };

it('reads lists over years, of a source with many posts a day and of one with few', async () => {
  const now = 8n * 10n ** 17n;
  const spans = { busy: DAY / 50n, seldom: 40n * DAY };
  for (const [name, span] of Object.entries(spans)) {
    const source = unique(name);
    const ids = Array.from({ length: 200 }, (_, i) => (now + BigInt(i) * span).toString());
    const entries = ids.map((id, i) => ({
      source,
      id,
      version,
      removed: i % 5 === 2 || (i > 60 && i < 140),
    }));
    await stores.feed.posts.write([], entries).durable;
    const standing = entries.filter(({ removed }) => !removed).map(({ id }) => id);
    for (const limit of [1, 4, 20, 512]) {
      const queries = [LAST_ID, FIRST_ID, ids[100]!, standing[25]!].flatMap((from) => [
        { source, direction: 'older', from, limit } as const,
        { source, direction: 'newer', from, limit } as const,
      ]);
      const model = ({ direction, from }: EntryQuery): string[] =>
        direction === 'older'
          ? standing
              .filter((id) => compareIds(id, from) < 0)
              .toReversed()
              .slice(0, limit)
          : standing.filter((id) => compareIds(id, from) > 0).slice(0, limit);
      expect(await stores.feed.posts.entries(queries)).toEqual(queries.map(model));
    }
  }
});

it('passes over ten thousand posts of one millisecond, both ways', async () => {
  const source = unique('burst');
  const first = 8n * 10n ** 17n;
  const ids = Array.from({ length: 10_000 }, (_, i) => (first + BigInt(i)).toString());
  await stores.feed.posts.write(
    [],
    ids.map((id) => ({ source, id, version })),
  ).durable;
  for (const direction of ['older', 'newer'] as const) {
    const found: string[] = [];
    for (let from = direction === 'older' ? LAST_ID : FIRST_ID; ; from = found.at(-1)!) {
      const [page] = await stores.feed.posts.entries([{ source, direction, from, limit: 700 }]);
      found.push(...page!);
      if (page!.length < 700) break;
    }
    expect(found).toEqual(direction === 'newer' ? ids : ids.toReversed());
  }
});

/** What notifications of one user say, kept the simplest way. */
class NotesModel {
  readonly #words = new Map<string, NoteRow>();

  note(row: NoteRow): void {
    this.#words.set(`${row.group} ${row.actor}`, row);
  }

  groups(): NoteGroup[] {
    const standing = [...this.#words.values()].filter(({ on }) => on);
    const groups = Array.from(new Set(standing.map(({ group }) => group)), (group) => {
      const rows = standing.filter((row) => row.group === group);
      const newest = rows.toSorted((a, b) => compareIds(b.id, a.id));
      const actors = newest.slice(0, 3).map(({ actor }) => actor);
      return { group, id: newest[0]!.id, count: rows.length, actors };
    });
    return groups.toSorted((a, b) => compareIds(b.id, a.id));
  }
}

/** Most in one span of the index, so that there are more groups in it than are looked at together. */
const halfDays = fc.constantFrom(1, 2, 2, 3, 3, 3, 3, 6);
const noteSteps = fc.array(
  fc.record({ group: fc.nat(19), actor: fc.nat(2), days: halfDays, on: fc.boolean() }),
  { minLength: 40, maxLength: 80, size: 'max' },
);

it('gives notifications as a model does, over days, while actors come back and take back', async () => {
  await fc.assert(
    fc.asyncProperty(noteSteps, async (list) => {
      const user = unique('u');
      const model = new NotesModel();
      const { notifications } = stores.feed;
      for (const [i, { group, actor, days, on }] of list.entries()) {
        const id = (8n * 10n ** 17n + (BigInt(days) * DAY) / 2n + BigInt(i)).toString();
        const row = { user, group: `like:${group}`, actor: `actor ${actor}`, id, on };
        const noted = { ...row, version: { epoch: 'e', offset: i + 1 } };
        await notifications.note(i % 3 === 0 ? [noted, noted] : [noted]).readable;
        model.note(noted);
      }
      const groups = model.groups();
      expect(await notifications.page(user, LAST_ID, 100)).toEqual(groups);
      const paged: NoteGroup[] = [];
      for (let before = LAST_ID; ; before = paged.at(-1)!.id) {
        const page = await notifications.page(user, before, 2);
        paged.push(...page);
        if (page.length < 2) break;
      }
      expect(paged).toEqual(groups);
      for (const mark of ['0', ...groups.map(({ id }) => id), LAST_ID]) {
        const above = groups.filter(({ id }) => compareIds(id, mark) > 0).length;
        expect(await notifications.countAbove(user, mark, 99)).toBe(above);
        expect(await notifications.countAbove(user, mark, 2)).toBe(Math.min(2, above));
      }
    }),
    { numRuns: 15, endOnFailure: true },
  );
});

it('counts a hundred who like a post, and shows the next group behind them', async () => {
  const user = unique('u');
  const first = 8n * 10n ** 17n;
  const note = (i: number, more: Partial<NoteRow>): NoteRow => ({
    ...{ user, group: 'like:1', actor: `actor ${i}`, id: (first + BigInt(i)).toString(), on: true },
    ...{ version: { epoch: 'e', offset: i }, ...more },
  });
  await stores.feed.notifications.note([note(0, { group: 'follow:' })]).durable;
  await stores.feed.notifications.note(Array.from({ length: 100 }, (_, i) => note(i + 1, {}))).durable;
  await stores.feed.notifications.note([note(101, { actor: 'actor 50', on: false })]).durable;
  const page = await stores.feed.notifications.page(user, LAST_ID, 10);
  expect(page.map(({ group, count }) => [group, count])).toEqual([
    ['like:1', 99],
    ['follow:', 1],
  ]);
  expect(page[0]!.actors).toEqual(['actor 100', 'actor 99', 'actor 98']);
});

it('leaves out a reading that lies less than five minutes above the one it wrote last', async () => {
  const user = unique('u');
  const at = 1_700_000_000_000;
  for (const minutes of [0, 4, 6]) await stores.feed.readers.touch([user], at + minutes * 60_000).durable;
  expect(await stores.feed.readers.lastRead([user])).toEqual([at + 6 * 60_000]);
  await stores.feed.readers.touch([user], at + 8 * 60_000).durable;
  expect(await stores.feed.readers.lastRead([user])).toEqual([at + 6 * 60_000]);
  const many = Array.from({ length: 3_000 }, (_, i) => `${user}-${i}`);
  await stores.feed.readers.touch(many, at).durable;
  expect(await stores.feed.readers.lastRead([...many, unique('nobody'), ...many.slice(0, 2)])).toEqual([
    ...many.map(() => at),
    ...[0, at, at],
  ]);
});
