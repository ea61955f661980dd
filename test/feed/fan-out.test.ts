import { afterEach, expect, test } from 'vitest';
import { NumberedFollowers } from '../../engines/embedded/follower-list.ts';
import { type Clock, systemClock } from '../../ports/clock.ts';
import type { FeedDelivery } from '../../ports/feed-delivery.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { TimelineStore } from '../../ports/timelines.ts';
import { FeedFixture } from './fixture.ts';
import { audit, names, overlaid, plant } from './planting.ts';

let feed: FeedFixture;
afterEach(() => feed.stop());

class Killed extends Error {}

/** Nothing is committed within a test, however slow the machine is. */
const neverCommits: Clock = {
  ...systemClock,
  after: (ms, callback) => systemClock.after(ms < 500 ? ms : 3_600_000, callback),
};

/** The engine's own steps, and those by one store after the other, as an engine without any has them. */
const ways = [
  ['by the engine’s steps', true],
  ['by the stores', false],
] as const;

test.each([
  { way: 'by the engine’s steps', own: true, followers: 8_000, pages: 1, slice: 400, leastKills: 6 },
  { way: 'by the stores', own: false, followers: 8_000, pages: 1, slice: 200, leastKills: 6 },
  // Several pages of a slice are under way when it happens.
  {
    way: 'by the stores, in long slices',
    own: false,
    followers: 40_000,
    pages: 4,
    slice: 5_000,
    leastKills: 2,
  },
])(
  'a worker killed again and again in a fan-out, $way: none missing, none twice',
  {},
  async ({ own, followers, pages, slice, leastKills }) => {
    let [calls, kills] = [0, 0];
    let dead = false;
    /** Each life is longer than the one before, enough to come as far again: nothing is committed in between. */
    const lives = async <T>(half: () => Promise<T>, whole: () => Promise<T>): Promise<T> => {
      if (!dead && ++calls <= 2 + (pages === 1 ? 3 : 9) * kills) return whole();
      // Half of a step is written, nothing after it happens: so a process ends.
      await half();
      dead = true;
      throw new Killed('the worker was killed');
    };
    const around = (stores: FeedStores): FeedStores => {
      dead = false;
      calls = 0;
      const { timelines } = stores;
      const delivery = timelines.delivery!;
      const deliver: FeedDelivery['deliver'] = (all, ...rest) => {
        const { numbers, last, more } = all as NumberedFollowers;
        const half = new NumberedFollowers(numbers.slice(0, numbers.length >> 1), last, more);
        return lives(
          () => delivery.deliver(half, ...rest),
          () => delivery.deliver(all, ...rest),
        );
      };
      const add: TimelineStore['add'] = (readers, entry) =>
        lives(
          () => timelines.add(readers.slice(0, readers.length >> 1), entry),
          () => timelines.add(readers, entry),
        );
      const page: FeedDelivery['followers'] = (...args) => delivery.followers(...args);
      const faulty = own
        ? { delivery: { sliceFactor: 1, followers: page, deliver } }
        : { delivery: undefined, add };
      return { ...stores, timelines: overlaid(timelines, faulty) };
    };
    feed = await FeedFixture.start({
      ...{
        around,
        clock: neverCommits,
        settings: { sliceFollowers: slice, slowFollowers: 100 },
      },
    });
    const readers = names(followers);
    await plant(feed, 'star', readers);
    const posting = feed.api.commands.publish('star', 'k', {
      ...{ text: 'x', images: [], card: null, visibility: 'public', named: [], mentions: [] },
      ...{ replyTo: '', repostOf: '', quoteOf: '' },
    });
    const { id } = await posting;
    for (let settled = false; !settled; ) {
      const { service } = feed;
      void service.settle().then(() => {
        settled = service === feed.service;
      });
      while (!settled && !dead) await new Promise((resolve) => setImmediate(resolve));
      if (!dead) continue;
      kills++;
      settled = false;
      await feed.crashService();
    }
    expect(kills).toBeGreaterThanOrEqual(leastKills);
    expect(await audit(feed, readers, id)).toEqual({ missing: 0, twice: 0 });
  },
);

test('a page that a store refuses brings its slice again, though it is the last of several under way', async () => {
  // Two pages and a half.
  const readers = names(6_250);
  let refusals = 0;
  const around = (stores: FeedStores): FeedStores => {
    const { timelines } = stores;
    const add: TimelineStore['add'] = (some, entry) => {
      if (some.length !== 1_250 || refusals === 2) return timelines.add(some, entry);
      refusals++;
      return Promise.reject(new Error('the store is away'));
    };
    return { ...stores, timelines: overlaid(timelines, { delivery: undefined, add }) };
  };
  feed = await FeedFixture.start({ around });
  await plant(feed, 'star', readers);
  const post = await feed.post('star', 'x');
  await feed.service.settle();
  expect(refusals).toBe(2);
  expect(await audit(feed, readers, post)).toEqual({ missing: 0, twice: 0 });
});

test.each(ways)('whoever has the feed open is told, %s', async (_way, own) => {
  const byStores = (stores: FeedStores): FeedStores => ({
    ...stores,
    timelines: overlaid(stores.timelines, { delivery: undefined }),
  });
  feed = await FeedFixture.start(own ? {} : { around: byStores });
  const [now, away] = [systemClock.now(), systemClock.now() - 30 * 24 * 3_600_000];
  await plant(feed, 'ann', ['open', 'over', 'closed', 'never']);
  await plant(feed, 'ann', ['idle'], away);
  const { watchers } = feed.stores;
  for (const reader of ['open', 'idle', 'closed', 'stranger']) await watchers.watch(reader, now + 60_000);
  await watchers.watch('over', now - 1);
  await watchers.unwatch('closed');
  const post = await feed.post('ann', 'x');
  await feed.service.settle();
  const told = feed.news.toSorted((a, b) => (a.reader < b.reader ? -1 : 1));
  expect(told).toEqual(['idle', 'open'].map((reader) => ({ reader, head: post, count: 1 })));
});

test('a large author does not delay a small one', async () => {
  feed = await FeedFixture.start({ settings: { sliceFollowers: 500, slowFollowers: 1_000 } });
  const many = names(20_000);
  await plant(feed, 'star', many);
  await plant(feed, 'small', ['friend']);
  const large = await feed.post('star', 'x');
  const small = await feed.post('small', 'y');
  while ((await audit(feed, ['friend'], small)).missing > 0)
    await new Promise((resolve) => setImmediate(resolve));
  expect((await audit(feed, many, large)).missing).toBeGreaterThan(5_000);
  await feed.service.settle();
  expect(await audit(feed, many, large)).toEqual({ missing: 0, twice: 0 });
});

test('who did not read for a week is left out, and finds everything on return', async () => {
  feed = await FeedFixture.start();
  await plant(feed, 'ann', ['here']);
  // A timeline that stood when its reader went away.
  await plant(feed, 'ann', ['away'], systemClock.now() - 8 * 24 * 3_600_000);
  const post = await feed.post('ann', 'x');
  await feed.service.settle();
  expect(await audit(feed, ['here', 'away'], post)).toEqual({ missing: 1, twice: 0 });
  const page = await feed.api.reads.home('away', { limit: 5 });
  expect(page.posts.map(({ id }) => id)).toEqual([post]);
});

test('above the threshold a post is merged at read, and pushed to who has the feed open', async () => {
  feed = await FeedFixture.start({ settings: { slowFollowers: 2, pullFollowers: 5 } });
  const readers = names(10);
  await plant(feed, 'star', readers);
  await feed.stores.watchers.watch(readers[3]!, systemClock.now() + 60_000);
  const post = await feed.post('star', 'x');
  await feed.service.settle();
  expect(await audit(feed, readers, post)).toEqual({ missing: 9, twice: 0 });
  expect(await audit(feed, [readers[3]!], post)).toEqual({ missing: 0, twice: 0 });
  expect(feed.news).toEqual([{ reader: readers[3], head: post, count: 1 }]);
  for (const reader of readers) {
    const page = await feed.api.reads.home(reader, { limit: 5 });
    expect(page.posts.map(({ id }) => id)).toEqual([post]);
  }
});

test('an author’s first pulled post is not missing below a later one that the timeline has', async () => {
  let meanwhile = async (): Promise<void> => undefined;
  const around = (stores: FeedStores): FeedStores => {
    const { timelines } = stores;
    const page: TimelineStore['page'] = async (...args) => {
      await meanwhile();
      return timelines.page(...args);
    };
    return { ...stores, timelines: overlaid(timelines, { page }) };
  };
  feed = await FeedFixture.start({ around, settings: { slowFollowers: 2, pullFollowers: 5 } });
  const readers = names(10);
  await plant(feed, 'star', readers);
  await plant(feed, 'bob', [readers[0]!]);
  const posts: string[] = [];
  // While the answer of the timeline is waited for.
  meanwhile = async () => {
    meanwhile = async () => undefined;
    for (const author of ['star', 'bob']) posts.unshift(await feed.post(author, 'x'));
    await feed.service.settle();
  };
  const { posts: read } = await feed.api.reads.home(readers[0]!, { limit: 5 });
  expect(read.map(({ id }) => id)).toEqual(posts);
});

test('a lane over its budget turns posts to pull, which loses none', async () => {
  feed = await FeedFixture.start({ settings: { slowFollowers: 5, laneBudgetMs: -1 } });
  const readers = names(20);
  await plant(feed, 'star', readers);
  const post = await feed.post('star', 'x');
  await feed.service.settle();
  expect((await audit(feed, readers, post)).missing).toBe(20);
  for (const reader of readers) {
    expect((await feed.api.reads.home(reader, { limit: 5 })).posts.map(({ id }) => id)).toEqual([post]);
  }
});

test('a tier is left only well below its threshold', async () => {
  feed = await FeedFixture.start({ settings: { slowFollowers: 10, pullFollowers: 1_000 } });
  const tierNow = async (): Promise<number> => {
    await feed.post('ann', 'x');
    return (await feed.stores.graph.profiles(['ann']))[0]!.tier;
  };
  const readers = names(12);
  await plant(feed, 'ann', readers.slice(0, 9));
  expect(await tierNow()).toBe(0);
  await plant(feed, 'ann', readers.slice(9, 11));
  expect(await tierNow()).toBe(1);
  for (const reader of readers.slice(8, 11)) await feed.follow(reader, 'ann', false);
  expect(await tierNow()).toBe(1);
  await feed.follow(readers[0]!, 'ann', false);
  expect(await tierNow()).toBe(0);
});
