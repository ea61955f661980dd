import { openCassandraStores } from '../engines/cassandra/cassandra-stores.ts';
import { systemClock } from '../ports/clock.ts';
import { type EventLog, LogUnavailable, type Topic } from '../ports/event-log.ts';
import type { Logger } from '../ports/logger.ts';
import { noMetrics } from '../ports/metrics.ts';
import { beginMovingIn, endMovingIn } from '../ports/moving-in.ts';
import type { OnceValues } from '../ports/once-values.ts';
import { authorities, cassandraOptions, openCluster } from '../runtime/cluster.ts';
import type { Options } from '../runtime/options.ts';
import type { Source, Target } from './engines.ts';
import { Refusal } from './refusal.ts';

/** Says who the data is. */
const IDENTITY = 'identity';
const LOOK_AGAIN_MS = 100;
/** What people say, and visitors do. */
const COMMANDS = ['chat.commands', 'chat.receipts', 'feed.commands', 'link.clicks'] as const;

/** Where to, for people. */
export function clusterName(options: Options): string {
  const { KITH_NAME: name, KITH_KAFKA: kafka, KITH_CASSANDRA: cassandra, KITH_REDIS: redis } = options;
  return `the cluster “${name}” (Kafka ${kafka}, Cassandra ${cassandra}, Redis ${redis})`;
}

/**
 * Opens the cluster as its processes will. Its identity, and the key that signs tokens, are settled as the source's
 * before anything else is: a process of the cluster that started now would find them. Rejects with a sentence when the
 * cluster is somebody else's, or has been written to.
 */
export async function openClusterTarget(options: Options, source: Source, logger: Logger): Promise<Target> {
  const name = clusterName(options);
  const ca = await authorities(options.KITH_CA);
  const contact = { clock: systemClock, logger, waitMs: options.KITH_WAIT * 1_000 };
  const stores = await openCassandraStores({ ...contact, ...cassandraOptions(options, ca) });
  try {
    await settleValues(stores.once, source, name);
    await beginMovingIn(stores.once, source.stores.identity());
    // Topics, and what else there is, are made as its processes will make them; nothing is kept in Redis yet.
    const engines = await openCluster(options, logger, noMetrics);
    await refuseRecords(engines.log, name, options.KITH_WAIT * 1_000).finally(() => engines.close());
  } catch (error) {
    await stores.close();
    throw error;
  }
  const { messages, conversations, accounts, links, feed } = stores;
  return {
    ...{ name, messages, conversations, accounts, links, feed },
    over: () => endMovingIn(stores.once, source.stores.identity()),
    close: () => stores.close(),
  };
}

/** The values of the source stand at the target; there were none, or the same. */
async function settleValues(once: OnceValues, source: Source, name: string): Promise<void> {
  const identity = source.stores.identity();
  if ((await once.settle(IDENTITY, identity)) !== identity) {
    throw new Refusal(
      `${name} holds another installation already; choose another KITH_NAME, or servers of its own.`,
    );
  }
  for (const [key, value] of source.stores.onceValues()) {
    if ((await once.settle(key, value)) === value) continue;
    throw new Refusal(
      `${name} has a “${key}” of its own: its processes ran before this migration. Choose another KITH_NAME.`,
    );
  }
}

/** Records would be taken for newer than everything that is moved: they must all be those of clients that moved. */
async function refuseRecords(log: EventLog, name: string, waitMs: number): Promise<void> {
  const deadline = systemClock.monotonic() + waitMs;
  for (const topic of COMMANDS) {
    const partitions = Array.from({ length: log.partitionCount(topic) }, (_, partition) => partition);
    const ends = await Promise.all(partitions.map((partition) => endOf(log, topic, partition, deadline)));
    if (ends.every((end) => end === 0)) continue;
    throw new Refusal(
      `The log of ${name} holds records: it is in use already. Choose another KITH_NAME, or servers of its own.`,
    );
  }
}

/** A topic that was just made has no leader for a moment. */
async function endOf(log: EventLog, topic: Topic, partition: number, deadline: number): Promise<number> {
  for (;;) {
    try {
      return await log.endOffset(topic, partition);
    } catch (error) {
      if (!(error instanceof LogUnavailable) || systemClock.monotonic() > deadline) throw error;
      await new Promise<void>((resolve) => systemClock.after(LOOK_AGAIN_MS, resolve));
    }
  }
}
