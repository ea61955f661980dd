import { expect, inject, it, onTestFinished } from 'vitest';
import { unique } from '../../ports/conformance.ts';
import { feedWatchersConformance } from '../../ports/feed-watchers.conformance.ts';
import type { FeedWatchers } from '../../ports/feed-watchers.ts';
import { open, operator } from './under-test.ts';

const { redis: address, redisCluster } = inject('servers');

for (const [engine, addresses] of [
  ['redis', [address]],
  ['redis cluster', redisCluster],
] as const) {
  feedWatchersConformance(engine, async () => {
    const redis = await open(addresses);
    return { store: redis.feed.watchers, reopen: async () => undefined, close: () => redis.close() };
  });

  it(`pages through thousands in any size of page, whose times end in between: ${engine}`, async () => {
    const redis = await open(addresses);
    onTestFinished(() => redis.close());
    const { watchers } = redis.feed;
    const users = Array.from({ length: 2_500 }, (_, i) => `${i}-${unique('w')}`);
    await Promise.all(users.map((user, i) => watchers.watch(user, i % 3 === 0 ? 10 : 1_000)));
    const due = users.filter((_, i) => i % 3 !== 0).sort();
    for (const limit of [1_000, 17, 5_000]) {
      expect((await all(watchers, 500, limit)).sort()).toEqual(due);
    }
    // Prolonged while somebody pages: nobody comes twice and nobody is left out.
    const found: string[] = [];
    for (let after = ''; ; after = found.at(-1)!) {
      const page = await watchers.watching(500, after, 200);
      found.push(...page);
      await Promise.all(
        due.slice(found.length, found.length + 50).map((user) => watchers.watch(user, 2_000)),
      );
      if (page.length < 200) break;
    }
    expect(found.sort()).toEqual(due);
  });

  it(`tells who of many or of few has the feed open, and forgets whose time is over: ${engine}`, async () => {
    const redis = await open(addresses);
    onTestFinished(() => redis.close());
    const { watchers } = redis.feed;
    const users = Array.from({ length: 600 }, (_, i) => `${i}-${unique('w')}`);
    const strangers = Array.from({ length: 600 }, () => unique('stranger'));
    expect(await watchers.watchingAmong(500, users)).toEqual([]);
    await Promise.all(users.map((user, i) => watchers.watch(user, i % 3 === 0 ? 10 : 1_000)));
    const due = users.filter((_, i) => i % 3 !== 0);
    // Of fewer than have it open, of more, and of all once more when those whose time is over are gone.
    expect(await watchers.watchingAmong(500, users.slice(0, 5))).toEqual(due.slice(0, 3));
    for (let i = 0; i < 2; i++) {
      expect(await watchers.watchingAmong(500, [...strangers, ...users])).toEqual(due);
    }
  });
}

async function all(watchers: FeedWatchers, now: number, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const page = await watchers.watching(now, found.at(-1) ?? '', limit);
    found.push(...page);
    if (page.length < limit) return found;
  }
}

it('gives back the memory of those who went without a word', async () => {
  const prefix = `${unique('watch')}:`;
  const redis = await open([address], { prefix });
  onTestFinished(() => redis.close());
  const desk = await operator(address);
  onTestFinished(() => desk.disconnect());
  const { watchers } = redis.feed;
  for (let i = 0; i < 30; i++) await watchers.watch(`u${i}`, i < 10 ? 1_000 : 10);
  expect(await watchers.watchingAmong(500, ['u3', 'u20'])).toEqual(['u3']);
  const keys = await desk.keys(`${prefix}*`);
  expect(keys).toHaveLength(2);
  for (const key of keys) expect(await desk.zcard(key)).toBe(10);
  expect(await watchers.watching(1_000, '', 100)).toEqual([]);
  expect(await desk.keys(`${prefix}*`)).toEqual([]);
});
