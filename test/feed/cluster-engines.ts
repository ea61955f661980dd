import { openCassandraStores } from '../../engines/cassandra/cassandra-stores.ts';
import { freshPrefix, openOn } from '../../engines/kafka/kafka-under-test.ts';
import { openRedis } from '../../engines/redis/redis.ts';
import { operator } from '../../engines/redis/under-test.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import type { FeedEngines, OpenEngines } from './engines.ts';
import { FollowedLog } from './followed-log.ts';

/** Addresses of servers that stand. Everything in Redis may be lost to the tests: they flush it. */
export interface FeedServers {
  readonly kafka: string;
  readonly cassandra: string;
  readonly redis: readonly string[];
  /** Begins topics and keys; one of its own unless told otherwise. */
  readonly prefix?: string;
}

/** Tests share it, under names of their own: making one costs seconds. */
const KEYSPACE = 'kith_feed_test';
const WITHIN_MS = 120_000;
/** Timelines looked at for the bytes of one. */
const SAMPLE = 200;

/** Kafka, Cassandra and Redis. Opened again with the same function they have what they had. */
export function clusterEngines(servers: FeedServers): OpenEngines {
  const prefix = servers.prefix ?? freshPrefix();
  return async ({ clock: wall, window }): Promise<FeedEngines> => {
    const common = { clock: { ...systemClock, now: () => wall.now() }, logger: silentLogger };
    const redis = await openRedis({
      ...{ ...common, metrics: noMetrics, addresses: servers.redis, prefix: `${prefix}:`, waitMs: WITHIN_MS },
      timelines: window === undefined ? {} : { window },
    });
    const cassandra = await openCassandraStores({
      ...{ ...common, keyspace: KEYSPACE, replicas: 1, counts: redis.feed.counts },
      ...{ contactPoints: [servers.cassandra], localDataCenter: 'datacenter1' },
    });
    const log = new FollowedLog(await openOn(servers.kafka, prefix, common));
    const { timelines, watchers, cachedReaders } = redis.feed;
    return {
      log,
      stores: { ...cassandra.feed, readers: cachedReaders(cassandra.feed.readers), timelines, watchers },
      flush: () => flush(servers.redis),
      settled: () => log.settled(),
      bytesPerTimeline: () => bytesPerTimeline(servers.redis, prefix),
      async close() {
        await log.close();
        await cassandra.close();
        await redis.close();
      },
    };
  };
}

async function flush(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const desk = await operator(address);
    await desk.flushall();
    desk.disconnect();
  }
}

async function bytesPerTimeline(addresses: readonly string[], prefix: string): Promise<number> {
  let [bytes, count] = [0, 0];
  for (const address of addresses) {
    const desk = await operator(address);
    let cursor = '0';
    do {
      const [next, keys] = await desk.scan(cursor, 'MATCH', `${prefix}:*:t:*`, 'COUNT', SAMPLE);
      for (const key of keys) bytes += (await desk.memory('USAGE', key)) ?? 0;
      count += keys.length;
      cursor = next;
    } while (cursor !== '0' && count < SAMPLE);
    desk.disconnect();
  }
  return Math.round(bytes / Math.max(1, count));
}
