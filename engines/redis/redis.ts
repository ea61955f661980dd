import type { Clock } from '../../ports/clock.ts';
import type { CountCache } from '../../ports/count-cache.ts';
import type { FeedReaders } from '../../ports/feed-readers.ts';
import type { FeedWatchers } from '../../ports/feed-watchers.ts';
import type { LinkCache } from '../../ports/link-cache.ts';
import type { LiveVisits } from '../../ports/live-visits.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Mailbox } from '../../ports/mailbox.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Registry } from '../../ports/registry.ts';
import type { TimelineStore } from '../../ports/timelines.ts';
import { RedisCountCache } from './count-cache.ts';
import { RedisFeedWatchers } from './feed-watchers.ts';
import { createKeyspace } from './keyspace.ts';
import type { Link, LinkSettings } from './link.ts';
import { RedisLinkCache } from './link-cache.ts';
import { createLinkKeys } from './link-cache-keys.ts';
import { RedisLiveVisits } from './live-visits.ts';
import { RedisMailbox } from './mailbox.ts';
import { Nodes } from './nodes.ts';
import { CachedFeedReaders } from './reader-cache.ts';
import { RedisRegistry } from './registry.ts';
import { Subscriptions } from './subscriptions.ts';
import { RedisTimelines, type TimelinesOptions } from './timeline-store.ts';

export interface OpenRedisOptions extends LinkSettings {
  /** `host:port` of the server, or of some nodes of a Redis Cluster. */
  readonly addresses: readonly string[];
  /** A Redis Cluster; without it that is what several addresses mean. */
  readonly cluster?: boolean;
  /** What all keys and channels begin with, so that several installations can share a server. */
  readonly prefix: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** How long to wait for the server at the start. */
  readonly waitMs: number;
  readonly timelines?: TimelinesOptions;
}

/** What of the feed may be lost at any moment. */
export interface RedisFeed {
  readonly timelines: TimelineStore;
  readonly watchers: FeedWatchers;
  readonly counts: CountCache;
  /** With last readings remembered in front of the store that keeps them. */
  cachedReaders(inner: FeedReaders): FeedReaders;
}

export interface OpenedRedis {
  readonly registry: Registry;
  readonly mailbox: Mailbox;
  readonly linkCache: LinkCache;
  readonly liveVisits: LiveVisits;
  readonly feed: RedisFeed;
  /** What does not work now, as sentences. */
  troubles(): string[];
  close(): Promise<void>;
}

/** The first with sharded pub/sub. */
const OLDEST_MAJOR = 7;
const LOG_WAIT_MS = 1_000;
const LOOK_AGAIN_MS = 50;
/** Waiting does not help against these. */
const REFUSALS = /WRONGPASS|NOAUTH|NOPERM|invalid password|without any password/;

/** Registry, mailbox and the fast parts of the feed on a Redis that all processes share. Rejects with a sentence for the operator. */
export async function openRedis(options: OpenRedisOptions): Promise<OpenedRedis> {
  const { prefix, clock, logger, metrics, addresses } = options;
  if (addresses.length === 0) throw new Error('No address of a Redis is given.');
  if (/[{}]/.test(prefix)) throw new Error('The prefix of keys in Redis must not contain braces.');
  const cluster = options.cluster ?? addresses.length > 1;
  if (!cluster && addresses.length > 1)
    throw new Error('Several addresses are given, but no Redis Cluster is meant.');
  const nodes = new Nodes({ ...options, cluster });
  try {
    await untilWhole(nodes, cluster, options);
  } catch (error) {
    nodes.close();
    throw error;
  }
  const subscriptions = new Subscriptions(nodes, options, clock, logger);
  const mailbox = new RedisMailbox(nodes, subscriptions, options, metrics);
  const keys = createKeyspace(prefix, cluster);
  const liveVisits = new RedisLiveVisits(nodes, subscriptions, options);
  return {
    registry: new RedisRegistry(nodes, keys, clock),
    mailbox,
    linkCache: new RedisLinkCache(nodes, subscriptions, createLinkKeys(prefix, cluster), options),
    liveVisits,
    feed: {
      timelines: new RedisTimelines(nodes, keys, options.timelines),
      watchers: new RedisFeedWatchers(nodes, keys),
      counts: new RedisCountCache(nodes, keys),
      cachedReaders: (inner) => new CachedFeedReaders(inner, nodes, keys, clock),
    },
    troubles: () => [...nodes.troubles(), ...subscriptions.troubles()],
    async close() {
      mailbox.close();
      liveVisits.close();
      subscriptions.close();
      nodes.close();
    },
  };
}

async function untilWhole(nodes: Nodes, cluster: boolean, options: OpenRedisOptions): Promise<void> {
  const { clock, logger, addresses, waitMs } = options;
  const began = clock.monotonic();
  const checked = new Set<Link>();
  let logged = false;
  for (;;) {
    for (const link of nodes.links()) {
      if (REFUSALS.test(link.failure)) {
        throw new Error(`Redis at ${link.address} refuses the name or the password: ${link.failure}`);
      }
      if (link.isReady && !checked.has(link)) await assertUsable(link, cluster, logger);
      if (link.isReady) checked.add(link);
    }
    if (nodes.isWhole) return;
    const waited = clock.monotonic() - began;
    if (waited >= waitMs) {
      throw new Error(`Redis was not there within ${waitMs} ms: ${nodes.troubles().join('; ')}.`);
    }
    if (!logged && waited >= LOG_WAIT_MS) {
      logger.info({ addresses, waitMs, troubles: nodes.troubles() }, 'waiting for Redis');
      logged = true;
    }
    await new Promise<void>((resolve) => clock.after(LOOK_AGAIN_MS, resolve));
  }
}

/** What would go wrong only later is said at the start. A server that is gone again is waited for. */
async function assertUsable({ address, redis }: Link, cluster: boolean, logger: Logger): Promise<void> {
  const info = await redis.info().catch(() => undefined);
  if (info === undefined) return;
  const read = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const version = read('redis_version');
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
    throw new Error(`Redis at ${address} is ${version}; Kith needs ${OLDEST_MAJOR}.0 or later.`);
  }
  if ((read('cluster_enabled') === '1') !== cluster) {
    throw new Error(
      cluster
        ? `Redis at ${address} is no node of a Redis Cluster, though one is meant.`
        : `Redis at ${address} is a node of a Redis Cluster, though a single server is meant.`,
    );
  }
  const policy = read('maxmemory_policy');
  if (read('maxmemory') !== '0' && policy.startsWith('allkeys')) {
    logger.warn(
      { address, policy },
      'Redis may throw away the registry when its memory is full: choose a policy that spares keys without expiry',
    );
  }
}
