import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { ID_EPOCH_MS } from '../../ports/feed-ids.ts';
import { Bustle, repeats } from './bustle.ts';
import { FeedFixture, scroll } from './fixture.ts';

let feed: FeedFixture;
afterEach(() => feed.stop());

const idIn = (ms: number, n: number): string => ((BigInt(ms - ID_EPOCH_MS) << 22n) | BigInt(n)).toString();

const AUTHORS = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'];

async function populated(seed: number, options = {}): Promise<{ bustle: Bustle; start: string[] }> {
  feed = await FeedFixture.start({ window: 24, ...options });
  const bustle = new Bustle(feed, 'reader', AUTHORS, seed);
  for (const author of AUTHORS) await feed.follow('reader', author);
  await feed.api.reads.home('reader', { limit: 1 });
  const start: string[] = [];
  for (let i = 0; i < 90; i++) start.push(await bustle.post(AUTHORS[i % AUTHORS.length]!));
  await feed.service.settle();
  return { bustle, start };
}

for (const seed of [1, 2, 3, 4]) {
  test(`down: none twice, none missing that was there and stayed (${seed})`, async () => {
    const { bustle, start } = await populated(seed);
    const ids = await scroll(async (before) => {
      await bustle.stir();
      return feed.api.reads.home('reader', { limit: 7, ...(before && { before }) });
    });
    expect(repeats(ids)).toEqual([]);
    expect(start.filter((id) => !ids.includes(id) && !bustle.gone.has(id))).toEqual([]);
  });

  test(`up: none twice, none missing that was there and stayed (${seed})`, async () => {
    const { bustle, start } = await populated(seed);
    const { reads } = feed.api;
    let page = await reads.home('reader', { limit: 100 });
    while (page.hasOlder) page = await reads.home('reader', { limit: 100, before: page.older });
    const lowest = page.posts.at(-1)!.id;
    page = await reads.home('reader', { limit: 4, around: lowest });
    const ids = page.posts.map(({ id }) => id).reverse();
    // Up only as far as it was full at the start: there is always more above.
    while (page.hasNewer && ids.length < 200) {
      await bustle.stir();
      page = await reads.home('reader', { limit: 7, after: page.newer });
      ids.push(...page.posts.map(({ id }) => id).reverse());
    }
    expect(repeats(ids)).toEqual([]);
    expect(start.filter((id) => !ids.includes(id) && !bustle.gone.has(id))).toEqual([]);
  });

  test(`ranked: none twice, none missing that was there and stayed (${seed})`, async () => {
    const { bustle, start } = await populated(seed);
    const ids = await scroll(async (before) => {
      await bustle.stir();
      return feed.api.reads.ranked('reader', { limit: 7, explain: false, ...(before && { before }) });
    });
    expect(repeats(ids)).toEqual([]);
    expect(start.filter((id) => !ids.includes(id) && !bustle.gone.has(id))).toEqual([]);
    expect(ids.filter((id) => !start.includes(id) && BigInt(id) > BigInt(start.at(-1)!)).length).toBeLessThan(
      8,
    );
  });
}

test('10,000 posts of one millisecond page without loss or repeat, both ways', async () => {
  const ms = systemClock.now();
  let made = 0;
  feed = await FeedFixture.start({ newId: () => idIn(ms, made++) });
  await feed.follow('reader', 'ann');
  await feed.api.reads.home('reader', { limit: 1 });
  const posts: string[] = [];
  for (let i = 0; i < 100; i++) {
    posts.push(...(await Promise.all(Array.from({ length: 100 }, () => feed.post('ann', 'x')))));
  }
  posts.sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1));
  await feed.service.settle();
  const { reads } = feed.api;
  const ids = await scroll((before) => reads.home('reader', { limit: 100, ...(before && { before }) }));
  expect(ids).toEqual(posts);
  let page = await reads.home('reader', { limit: 50, around: posts.at(-1)! });
  const up = page.posts.map(({ id }) => id).reverse();
  while (page.hasNewer) {
    page = await reads.home('reader', { limit: 99, after: page.newer });
    up.push(...page.posts.map(({ id }) => id).reverse());
  }
  expect(up).toEqual(posts.toReversed());
});

test('posts of clocks that run back stand at their place', async () => {
  const ms = systemClock.now();
  let made = 0;
  // Every id is older than the one before.
  feed = await FeedFixture.start({ window: 8, newId: () => idIn(ms - 1_000 * ++made, 0) });
  await feed.follow('reader', 'ann');
  await feed.api.reads.home('reader', { limit: 1 });
  const posts: string[] = [];
  for (let i = 0; i < 40; i++) posts.push(await feed.post('ann', 'x'));
  await feed.service.settle();
  const ids = await scroll((before) =>
    feed.api.reads.home('reader', { limit: 3, ...(before && { before }) }),
  );
  expect(ids).toEqual(posts);
});

test('a page whose posts are all hidden is filled from below, and the end is known', async () => {
  feed = await FeedFixture.start();
  await feed.follow('reader', 'ann');
  await feed.follow('reader', 'bob');
  const low = [await feed.post('bob', '1'), await feed.post('bob', '2')];
  for (let i = 0; i < 50; i++) await feed.post('ann', 'noise');
  const high = await feed.post('bob', '3');
  await feed.api.commands.relate('reader', '', { target: 'ann', mute: true });
  const { reads } = feed.api;
  const first = await reads.home('reader', { limit: 1 });
  expect(first.posts.map(({ id }) => id)).toEqual([high]);
  expect(first.hasOlder).toBe(true);
  const second = await reads.home('reader', { limit: 2, before: first.older });
  expect(second.posts.map(({ id }) => id)).toEqual([low[1], low[0]]);
  expect(second.hasOlder).toBe(false);
  expect(second.hasNewer).toBe(true);
});
