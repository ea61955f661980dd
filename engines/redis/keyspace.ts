import { slotOf, spreadTags } from './slots.ts';

/** Users are shared out over so many places of a Redis Cluster: at most that many nodes take part. */
const CLUSTER_SHARDS = 32;

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
}

export function createKeyspace(prefix: string, cluster: boolean): Keyspace {
  const tags = spreadTags(cluster ? CLUSTER_SHARDS : 1);
  const shards = tags.map((tag) => shardFor(`${prefix}{${tag}}`));
  const first = `${prefix}{${tags[0]}}`;
  return {
    shards,
    shardOf: (user) => (shards.length === 1 ? shards[0]! : shards[slotOf(user) % shards.length]!),
    leases: `${first}:leases`,
    swept: `${first}:swept`,
    leaseSlot: slotOf(first),
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
  };
}
