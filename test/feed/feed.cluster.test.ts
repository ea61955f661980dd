import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { Bustle, repeats } from './bustle.ts';
import { clusterEngines } from './cluster-engines.ts';
import { FeedFixture, type FeedFixtureOptions, scroll } from './fixture.ts';
import { check } from './model-check.ts';
import { act, step, World } from './model-world.ts';

/** A few: the embedded engine has forty. FEED_MODEL_RUNS is for a night. */
const RUNS = Number(process.env.FEED_MODEL_RUNS ?? 2);

/** Ends names, since all tests share one keyspace. */
const fresh = (): string => randomBytes(4).toString('hex');

const { kafka, cassandra, redis, redisCluster } = inject('servers');
for (const [name, addresses] of [
  ['one Redis', [redis]],
  ['a Redis Cluster', redisCluster],
] as const) {
  const engines = () => clusterEngines({ kafka, cassandra, redis: addresses });

  describe(`the feed on Kafka, Cassandra and ${name}`, () => {
    async function started(options: FeedFixtureOptions = {}): Promise<FeedFixture> {
      const feed = await FeedFixture.start({ engines: engines(), ...options });
      onTestFinished(() => feed.stop());
      return feed;
    }
    const home = (feed: FeedFixture, reader: string, limit = 3): Promise<string[]> =>
      scroll((before) => feed.api.reads.home(reader, { limit, ...(before && { before }) }));

    test('a post reaches followers; unfollow, follow and block show at once', async () => {
      const feed = await started();
      const [alice, bob, carol] = ['alice', 'bob', 'carol'].map((each) => each + fresh()) as [
        string,
        string,
        string,
      ];
      await feed.follow(bob, alice);
      await feed.follow(bob, carol);
      await feed.api.reads.home(bob, { limit: 3 });
      const posts: string[] = [];
      for (let i = 0; i < 10; i++) posts.push(await feed.post(i % 2 ? carol : alice, `post ${i}`));
      await feed.settle();
      expect((await feed.timelines.header(bob))?.size).toBe(10);
      expect(await home(feed, bob)).toEqual(posts.toReversed());
      const ofCarol = posts.filter((_, i) => i % 2 === 1).toReversed();
      await feed.follow(bob, alice, false);
      expect(await home(feed, bob)).toEqual(ofCarol);
      await feed.follow(bob, alice);
      expect(await home(feed, bob)).toEqual(posts.toReversed());
      await feed.flush([bob]);
      expect(await home(feed, bob)).toEqual(posts.toReversed());
      await feed.api.commands.relate(alice, '', { target: bob, block: true });
      expect(await home(feed, bob)).toEqual(ofCarol);
    });

    for (const order of ['home', 'ranked'] as const) {
      test(`${order}: none twice, none missing that was there and stayed, over flushes`, async () => {
        const feed = await started({ window: 24 });
        const reader = `reader${fresh()}`;
        const authors = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'].map((each) => each + fresh());
        const bustle = new Bustle(feed, reader, authors, 1);
        await Promise.all(authors.map((author) => feed.follow(reader, author)));
        await feed.api.reads.home(reader, { limit: 1 });
        const start: string[] = [];
        for (let i = 0; i < 15; i++) {
          start.push(...(await Promise.all(authors.map((author) => bustle.post(author)))));
        }
        await feed.settle();
        const { reads } = feed.api;
        const ids = await scroll(async (before) => {
          await bustle.stir();
          await feed.flush([reader]);
          const query = { limit: 7, ...(before && { before }) };
          return order === 'home'
            ? reads.home(reader, query)
            : reads.ranked(reader, { ...query, explain: false });
        });
        expect(repeats(ids)).toEqual([]);
        expect(start.filter((id) => !ids.includes(id) && !bustle.gone.has(id))).toEqual([]);
        expect(bustle.gone.size).toBeLessThan(start.length / 2);
      });
    }

    test('at every settle each timeline is the one computed from scratch', { timeout: 600_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
          const world = await World.make({ engines: engines(), suffix: fresh() });
          try {
            for (const each of steps) await act(world, each);
            await check(world);
          } finally {
            await world.feed.stop();
          }
        }),
        {
          numRuns: RUNS,
          ...(process.env.FEED_MODEL_SEED ? { seed: Number(process.env.FEED_MODEL_SEED) } : {}),
        },
      );
    });
  });
}
