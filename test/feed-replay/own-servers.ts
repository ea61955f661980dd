import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCassandra } from '../../deploy/servers/cassandra.ts';
import { createKafka } from '../../deploy/servers/kafka.ts';
import { createRedisCluster } from '../../deploy/servers/redis.ts';
import type { FeedServers } from '../feed/cluster-engines.ts';

export interface OwnServers {
  readonly servers: FeedServers;
  end(): Promise<void>;
}

/** Kafka, Cassandra and a Redis Cluster of three nodes for one run, in a folder that goes with them. */
export async function startServers(): Promise<OwnServers> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-feed-replay-'));
  const [kafka, cassandra, redis] = await Promise.all([
    createKafka({ directory: join(folder, 'kafka') }),
    createCassandra({ directory: join(folder, 'cassandra'), runsOnce: true }),
    createRedisCluster({ directory: join(folder, 'redis') }),
  ]);
  const end = async (): Promise<void> => {
    await Promise.all([kafka.end('SIGKILL'), cassandra.end('SIGKILL'), redis.end()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([kafka.start(), cassandra.start(), redis.start()]);
  } catch (error) {
    await end();
    throw error;
  }
  return {
    servers: { kafka: kafka.address, cassandra: cassandra.address, redis: redis.addresses },
    end,
  };
}
