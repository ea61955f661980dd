import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { systemClock } from '../../ports/clock.ts';
import { unique } from '../../ports/conformance.ts';
import { countersConformance } from '../../ports/counters.conformance.ts';
import { graphConformance } from '../../ports/graph.conformance.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import { type OpenedRedis, openRedis } from '../redis/redis.ts';
import type { CassandraStores } from './cassandra-stores.ts';
import { feedUnderTest, openFeed } from './feed-under-test.ts';

/** Sizes of what stands in Cassandra, remembered in Redis. */
let redis: OpenedRedis;
let processes: CassandraStores[];

beforeAll(async () => {
  redis = await openRedis({
    ...{ clock: systemClock, logger: silentLogger, metrics: noMetrics, waitMs: 30_000 },
    addresses: [inject('servers').redis],
    prefix: `${unique('test')}:`,
  });
  processes = await Promise.all([openFeed(redis.feed.counts), openFeed(redis.feed.counts)]);
});

afterAll(async () => {
  for (const stores of processes) await stores.close();
  await redis.close();
});

graphConformance('Cassandra with Redis', () => feedUnderTest((feed) => feed.graph, redis.feed.counts));
countersConformance('Cassandra with Redis', () => feedUnderTest((feed) => feed.sets, redis.feed.counts));

it('comes to the right sizes while two processes mark, others count, and the counts are forgotten', async () => {
  const set = unique('s');
  const members = Array.from({ length: 20 }, (_, i) => `m${i}`);
  for (let round = 1; round <= 5; round++) {
    // Half of the rounds begin with a size that is known.
    if (round % 2 === 0) await redis.feed.counts.begin(`set/${set}`);
    await Promise.all([
      ...members.map((member, i) => {
        const on = (i * round) % 3 !== 0;
        const version = { epoch: 'e', offset: round };
        return processes[i % 2]!.feed.sets.mark([{ set, member, on, version }]).readable;
      }),
      processes[0]!.feed.sets.counts([set]),
      processes[1]!.feed.sets.recount([set]),
    ]);
    const standing = members.filter((_, i) => (i * round) % 3 !== 0).length;
    for (let ask = 0; ask < 2; ask++) {
      for (const { feed } of processes) expect(await feed.sets.counts([set])).toEqual([standing]);
    }
    expect(await redis.feed.counts.get([`set/${set}`])).toEqual([standing]);
  }
});
