import { randomBytes } from 'node:crypto';
import { openCassandraStores } from '../../engines/cassandra/cassandra-stores.ts';
import { openKafkaLog } from '../../engines/kafka/kafka-log.ts';
import { openRedis } from '../../engines/redis/redis.ts';
import { systemClock } from '../../ports/clock.ts';
import { silentLogger } from '../../ports/logger.ts';
import { noMetrics } from '../../ports/metrics.ts';
import type { FixtureEngines, InstanceEngines } from './engines.ts';

/** Addresses of real servers. */
export interface ClusterPlace {
  readonly kafka: string;
  readonly cassandra: string;
  readonly redis: readonly string[];
  /** Of the installation: keyspace, prefix of topics and keys. One of its own unless told otherwise. */
  readonly name?: string;
}

const PARTITIONS = 8;
const WAIT_MS = 60_000;

/** A name that no other installation on the same servers has. */
export function freshName(): string {
  return `links_${randomBytes(6).toString('hex')}`;
}

/** Connections of its own for each instance, as processes of their own have. */
export async function clusterEngines(place: ClusterPlace): Promise<FixtureEngines> {
  const name = place.name ?? freshName();
  const closing: (() => Promise<void>)[] = [];
  return {
    async open() {
      const opened = await openClusterEngines({ ...place, name });
      closing.push(opened.close);
      return opened.engines;
    },
    async close() {
      for (const close of closing) await close();
    },
  };
}

/** The engines of one process. */
export async function openClusterEngines(
  place: ClusterPlace & { readonly name: string },
): Promise<{ engines: InstanceEngines; close: () => Promise<void> }> {
  const shared = { clock: systemClock, logger: silentLogger, metrics: noMetrics, waitMs: WAIT_MS };
  const stores = await openCassandraStores({
    ...{ ...shared, contactPoints: [place.cassandra], localDataCenter: 'datacenter1' },
    ...{ keyspace: place.name, replicas: 1 },
  });
  const redis = await openRedis({ ...shared, addresses: place.redis, prefix: `${place.name}:` });
  const log = await openKafkaLog({
    ...{ ...shared, brokers: [place.kafka], clientId: place.name, prefix: `${place.name}.` },
    partitions: PARTITIONS,
  });
  return {
    engines: { ...stores.links, once: stores.once, cache: redis.linkCache, live: redis.liveVisits, log },
    async close() {
      await log.close();
      await redis.close();
      await stores.close();
    },
  };
}
