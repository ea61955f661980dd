import { slotOf, spreadTags } from './slots.ts';

/** Users are shared out over so many places of a Redis Cluster: at most that many nodes take part. */
const CLUSTER_SHARDS = 32;
const READER_PARTS = 32;

/** Hashes of last seen begin anew this often; two of them are looked at, so each entry is found for 90 to 180 days. */
const PERIOD_MS = 90 * 86_400_000;
/** A hash of last seen is gone so long after its first entry. */
export const SEEN_SECONDS = (2 * PERIOD_MS) / 1_000;

/** One part of the users: its keys are in one slot, so a question for many users is one command a shard. */
export interface Shard {
  readonly slot: number;
  /** Hash: user → tickets of the leases that hold them, one after the other. */
  readonly users: string;
  /** Random; made by who asks first. Gone: the shard's memory was lost. */
  readonly epoch: string;
  /** Hash: user → milliseconds since 1970 when last connected, noted in the period of `now`. */
  seen(now: number): string;
  seenBefore(now: number): string;
  /** String: the timeline of a reader, see timeline-layout.ts. */
  timeline(reader: string): string;
  /** String: what is known of the size of a set, see count-cache.ts. */
  count(name: string): string;
  /** Sorted set: user → until when the feed is open, milliseconds since 1970. */
  readonly watching: string;
  /** Sorted set, all of one score: the same users by name. */
  readonly watchers: string;
}

/** One part of the readers: a hash, user → when last read. */
export interface ReaderPart {
  readonly slot: number;
  readonly key: string;
  /** Of all parts, from 0 to below 1. */
  readonly share: number;
}

/**
 * The names of all keys, each kept with something in braces that names its slot's place.
 *
 * `users` is a hash and not a key a user, since it takes less memory and asking for 500 is one command. Nothing leads
 * from a lease to its users: that would double the memory of each, only to save a scan when a gateway has died.
 */
export interface Keyspace {
  readonly shards: readonly Shard[];
  shardOf(user: string): Shard;
  /** Sorted set: ticket and name of a gateway → end of the lease, by the server's clock. */
  readonly leases: string;
  /** There while the last whole sweep is not long ago. Lost together with the leases. */
  readonly swept: string;
  readonly leaseSlot: number;
  /** Of as many parts on one server as in a cluster, since each begins anew at a time of its own. */
  readerPartOf(user: string): ReaderPart;
}

export function createKeyspace(prefix: string, cluster: boolean): Keyspace {
  const tags = spreadTags(cluster ? CLUSTER_SHARDS : 1);
  const shards = tags.map((tag) => shardFor(`${prefix}{${tag}}`));
  const first = `${prefix}{${tags[0]}}`;
  const readerParts = Array.from({ length: READER_PARTS }, (_, i) => {
    const base = `${prefix}{${tags[i % tags.length]}}`;
    return { slot: slotOf(base), key: `${base}:read:${i}`, share: i / READER_PARTS };
  });
  return {
    shards,
    shardOf: (user) => (shards.length === 1 ? shards[0]! : shards[slotOf(user) % shards.length]!),
    leases: `${first}:leases`,
    swept: `${first}:swept`,
    leaseSlot: slotOf(first),
    readerPartOf: (user) => readerParts[slotOf(user) % READER_PARTS]!,
  };
}

function shardFor(base: string): Shard {
  const seen = (period: number): string => `${base}:seen:${period}`;
  return {
    slot: slotOf(base),
    users: `${base}:users`,
    epoch: `${base}:epoch`,
    seen: (now) => seen(Math.floor(now / PERIOD_MS)),
    seenBefore: (now) => seen(Math.floor(now / PERIOD_MS) - 1),
    timeline: (reader) => `${base}:t:${reader}`,
    count: (name) => `${base}:n:${name}`,
    watching: `${base}:watching`,
    watchers: `${base}:watchers`,
  };
}
