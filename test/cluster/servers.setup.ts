import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { createCassandra } from '../../deploy/servers/cassandra.ts';
import { createKafka } from '../../deploy/servers/kafka.ts';
import { createRedis, createRedisCluster } from '../../deploy/servers/redis.ts';
import type { Server } from '../../deploy/servers/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the servers that run for this test run; '' for one that was not asked for. */
    servers: {
      readonly kafka: string;
      readonly cassandra: string;
      readonly redis: string;
      /** Three nodes that share the slots. */
      readonly redisCluster: readonly string[];
    };
  }
}

/**
 * Starts the real servers once for all files of a run. TEST_SERVERS names those wanted (kafka, cassandra, redis,
 * redis-cluster), by comma; all unless told otherwise. TEST_SERVERS_AT, `kafka=host:port cassandra=host:port …`, names
 * servers that stand already and are left standing: then none is started.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const standing = process.env.TEST_SERVERS_AT;
  if (standing !== undefined) {
    project.provide('servers', standingServers(standing));
    return async () => undefined;
  }
  const wanted = new Set((process.env.TEST_SERVERS ?? 'kafka,cassandra,redis,redis-cluster').split(','));
  const directory = await mkdtemp(join(tmpdir(), 'kith-servers-'));
  const of = (name: string): string => join(directory, name);
  const kafka = wanted.has('kafka') ? await createKafka({ directory: of('kafka') }) : undefined;
  const cassandra = wanted.has('cassandra')
    ? await createCassandra({ directory: of('cassandra'), runsOnce: true })
    : undefined;
  const redis = wanted.has('redis') ? await createRedis({ directory: of('redis') }) : undefined;
  const cluster = wanted.has('redis-cluster')
    ? await createRedisCluster({ directory: of('redis-cluster') })
    : undefined;
  const single = [kafka, cassandra, redis].filter((server): server is Server => server !== undefined);
  const stop = async (): Promise<void> => {
    await Promise.all([...single.map((server) => server.end('SIGKILL')), cluster?.end()]);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await Promise.all([...single.map((server) => server.start()), cluster?.start()]);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('servers', {
    kafka: kafka?.address ?? '',
    cassandra: cassandra?.address ?? '',
    redis: redis?.address ?? '',
    redisCluster: cluster?.addresses ?? [],
  });
  return stop;
}

function standingServers(text: string): ProvidedContext['servers'] {
  const at = new Map(text.split(/\s+/).map((each) => each.split('=', 2) as [string, string]));
  return {
    kafka: at.get('kafka') ?? '',
    cassandra: at.get('cassandra') ?? '',
    redis: at.get('redis') ?? '',
    redisCluster: at.get('redis-cluster')?.split(',') ?? [],
  };
}
