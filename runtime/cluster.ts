import { readFile } from 'node:fs/promises';
import { openCassandraStores } from '../engines/cassandra/cassandra-stores.ts';
import { openKafkaLog } from '../engines/kafka/kafka-log.ts';
import { openRedis } from '../engines/redis/redis.ts';
import { systemClock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Engines } from './engines.ts';
import { settingsOf } from './feed.ts';
import { list, type Options, WrongOption } from './options.ts';

/** Copies that an acknowledged record has at least, where there are several. */
const MIN_INSYNC = 2;

/** Kafka, Cassandra and Redis, shared with the other processes of this installation. */
export async function openCluster(options: Options, logger: Logger, metrics: Metrics): Promise<Engines> {
  const shared = { clock: systemClock, logger, metrics, waitMs: options.KITH_WAIT * 1_000 };
  const ca = await authorities(options.KITH_CA);
  const redisOpening = openRedis({ ...shared, ...redisOptions(options, ca) });
  const opening = [
    redisOpening,
    // Its stores take the sizes of sets from Redis.
    redisOpening.then(({ feed: { counts } }) =>
      openCassandraStores({ ...shared, ...cassandraOptions(options, ca), counts }),
    ),
    openKafkaLog({ ...shared, ...kafkaOptions(options, ca) }),
  ] as const;
  try {
    const [redis, stores, log] = await Promise.all(opening);
    const { messages, conversations, accounts, once, workers } = stores;
    const { registry, mailbox } = redis;
    const { timelines, watchers, cachedReaders } = redis.feed;
    const store = await once.settle('identity', crypto.randomUUID());
    return {
      ...{ log, messages, conversations, accounts, once, workers, registry, mailbox, store },
      feed: { ...stores.feed, readers: cachedReaders(stores.feed.readers), timelines, watchers },
      links: { ...stores.links, cache: redis.linkCache, live: redis.liveVisits },
      troubles: () => [...log.troubles(), ...stores.troubles(), ...redis.troubles()],
      async close() {
        await log.close();
        await redis.close();
        await stores.close();
      },
    };
  } catch (error) {
    // Whatever was opened, or is opened yet, is not left behind; stores first.
    for (const each of await Promise.allSettled(opening)) {
      if (each.status === 'fulfilled') await each.value.close();
    }
    throw error;
  }
}

function kafkaOptions(options: Options, ca: Authorities) {
  const { KITH_KAFKA_SASL: mechanism, KITH_KAFKA_USER: username, KITH_KAFKA_PASSWORD: password } = options;
  const { KITH_NAME: name, KITH_REPLICATION: replication } = options;
  return {
    ...{ brokers: list(options.KITH_KAFKA), clientId: name, prefix: `${name}.` },
    ...{ partitions: options.KITH_PARTITIONS, replication, minInsync: Math.min(MIN_INSYNC, replication) },
    retentionMs: options.KITH_RETENTION * 3_600_000,
    ...(options.KITH_KAFKA_TLS === 'on' ? { tls: ca } : {}),
    ...(username === '' ? {} : { sasl: { mechanism, username, password } }),
  };
}

/** Also for who writes to the stores alone. */
export function cassandraOptions(options: Options, ca: Authorities) {
  const { KITH_CASSANDRA_USER: user, KITH_CASSANDRA_PASSWORD: password } = options;
  return {
    contactPoints: list(options.KITH_CASSANDRA),
    localDataCenter: options.KITH_CASSANDRA_DC,
    keyspace: options.KITH_NAME,
    replicas: options.KITH_REPLICATION,
    ...(options.KITH_CASSANDRA_TLS === 'on' ? { tls: ca } : {}),
    ...(user === '' ? {} : { user, password }),
  };
}

function redisOptions(options: Options, ca: Authorities) {
  const { KITH_REDIS_USER: username, KITH_REDIS_PASSWORD: password } = options;
  return {
    addresses: list(options.KITH_REDIS),
    cluster: options.KITH_REDIS_CLUSTER === 'on',
    prefix: `${options.KITH_NAME}:`,
    // Who has not read for so long has no timeline, so fan-out need not ask.
    timelines: { unreadMs: settingsOf(options).activeMs },
    ...(options.KITH_REDIS_TLS === 'on' ? { tls: ca } : {}),
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password }),
  };
}

export interface Authorities {
  readonly ca?: string;
}

export async function authorities(file: string): Promise<Authorities> {
  if (file === '') return {};
  const ca = await readFile(file, 'utf8').catch((error: Error) => {
    throw new WrongOption(`KITH_CA: ${file} cannot be read (${error.message}).`);
  });
  return { ca };
}
