import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { LAST_ID } from '../../ports/feed-ids.ts';
import type { FeedStores } from '../../ports/feed-stores.ts';
import type { Half } from '../../ports/graph.ts';
import { FeedFixture } from './fixture.ts';

let feed: FeedFixture;
afterEach(() => feed.stop());

const HALF: Half = {
  ...{ serial: 1, wants: true, open: true, removalsSeen: 0, accepted: 0, removals: 0 },
  ...{ blocks: false, mutes: false, version: { epoch: 'planted', offset: 0 } },
};
const names = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `r${String(i).padStart(7, '0')}`);

/** Followers who read just now, with timelines that stand. */
async function plant(author: string, readers: readonly string[]): Promise<void> {
  const { graph, readers: known, timelines } = feed.stores;
  await graph.write(readers.map((actor) => ({ actor, target: author, half: HALF }))).readable;
  await known.touch(readers, systemClock.now()).readable;
  for (const reader of readers) {
    await timelines.complete(reader, await timelines.begin(reader, 0), [], '0');
  }
}

/** Compares followers with timelines: who lacks the post, and who has it more than once. */
async function audit(readers: readonly string[], post: string): Promise<{ missing: number; twice: number }> {
  let [missing, twice] = [0, 0];
  for (const reader of readers) {
    const page = await feed.stores.timelines.page(reader, LAST_ID, 'older', 1000);
    const found = page!.entries.filter(({ id }) => id === post).length;
    if (found === 0) missing++;
    if (found > 1) twice++;
  }
  return { missing, twice };
}

class Killed extends Error {}

test('a worker killed again and again in a fan-out: none missing, none twice', {
  timeout: 60_000,
}, async () => {
  let [calls, kills] = [0, 0];
  let dead = false;
  const around = (stores: FeedStores): FeedStores => {
    dead = false;
    calls = 0;
    return {
      ...stores,
      timelines: Object.assign(Object.create(stores.timelines), {
        add: async (...args: Parameters<FeedStores['timelines']['add']>) => {
          // Each life is a little longer than the one before: nothing is committed in between.
          if (dead || ++calls > 2 + 3 * kills) {
            // Half of a step is written, nothing after it happens: so a process ends.
            await stores.timelines.add(args[0].slice(0, args[0].length >> 1), args[1]);
            dead = true;
            throw new Killed('the worker was killed');
          }
          return stores.timelines.add(...args);
        },
        begin: stores.timelines.begin.bind(stores.timelines),
        complete: stores.timelines.complete.bind(stores.timelines),
        page: stores.timelines.page.bind(stores.timelines),
        header: stores.timelines.header.bind(stores.timelines),
        merge: stores.timelines.merge.bind(stores.timelines),
        remove: stores.timelines.remove.bind(stores.timelines),
        drop: stores.timelines.drop.bind(stores.timelines),
      }),
    };
  };
  feed = await FeedFixture.start({ around, settings: { sliceFollowers: 400, slowFollowers: 100 } });
  const readers = names(8_000);
  await plant('star', readers);
  const posting = feed.service.commands.publish('star', 'k', {
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
  expect(kills).toBeGreaterThan(5);
  expect(await audit(readers, id)).toEqual({ missing: 0, twice: 0 });
});

test('a large author does not delay a small one', async () => {
  feed = await FeedFixture.start({ settings: { sliceFollowers: 500, slowFollowers: 1_000 } });
  const many = names(20_000);
  await plant('star', many);
  await plant('small', ['friend']);
  const large = await feed.post('star', 'x');
  const small = await feed.post('small', 'y');
  while ((await audit(['friend'], small)).missing > 0) await new Promise((resolve) => setImmediate(resolve));
  expect((await audit(many, large)).missing).toBeGreaterThan(5_000);
  await feed.service.settle();
  expect(await audit(many, large)).toEqual({ missing: 0, twice: 0 });
});

test('who did not read for a week is left out, and finds everything on return', async () => {
  feed = await FeedFixture.start();
  await plant('ann', ['here', 'away']);
  // A timeline that stood when its reader went away.
  feed.stores.readers.lastRead = async (users) =>
    users.map((user) => (user === 'away' ? 1 : systemClock.now()));
  const post = await feed.post('ann', 'x');
  await feed.service.settle();
  expect(await audit(['here', 'away'], post)).toEqual({ missing: 1, twice: 0 });
  const page = await feed.service.reads.home('away', { limit: 5 });
  expect(page.posts.map(({ id }) => id)).toEqual([post]);
});

test('above the threshold a post is merged at read, and pushed to who has the feed open', async () => {
  feed = await FeedFixture.start({ settings: { slowFollowers: 2, pullFollowers: 5 } });
  const readers = names(10);
  await plant('star', readers);
  await feed.stores.readers.watch(readers[3]!, systemClock.now() + 60_000);
  const post = await feed.post('star', 'x');
  await feed.service.settle();
  expect(await audit(readers, post)).toEqual({ missing: 9, twice: 0 });
  expect(await audit([readers[3]!], post)).toEqual({ missing: 0, twice: 0 });
  expect(feed.news).toEqual([{ reader: readers[3], head: post, count: 1 }]);
  for (const reader of readers) {
    const page = await feed.service.reads.home(reader, { limit: 5 });
    expect(page.posts.map(({ id }) => id)).toEqual([post]);
  }
});

test('a lane over its budget turns posts to pull, which loses none', async () => {
  feed = await FeedFixture.start({ settings: { slowFollowers: 5, laneBudgetMs: -1 } });
  const readers = names(20);
  await plant('star', readers);
  const post = await feed.post('star', 'x');
  await feed.service.settle();
  expect((await audit(readers, post)).missing).toBe(20);
  for (const reader of readers) {
    expect((await feed.service.reads.home(reader, { limit: 5 })).posts.map(({ id }) => id)).toEqual([post]);
  }
});

test('a tier is left only well below its threshold', async () => {
  feed = await FeedFixture.start({ settings: { slowFollowers: 10, pullFollowers: 1_000 } });
  const tierNow = async (): Promise<number> => {
    await feed.post('ann', 'x');
    return (await feed.stores.graph.profiles(['ann']))[0]!.tier;
  };
  const readers = names(12);
  await plant('ann', readers.slice(0, 9));
  expect(await tierNow()).toBe(0);
  await plant('ann', readers.slice(9, 11));
  expect(await tierNow()).toBe(1);
  for (const reader of readers.slice(8, 11)) await feed.follow(reader, 'ann', false);
  expect(await tierNow()).toBe(1);
  await feed.follow(readers[0]!, 'ann', false);
  expect(await tierNow()).toBe(0);
});
