import { slotOf, spreadTags } from './slots.ts';

/** Links are shared out over so many places of a Redis Cluster; at most that many nodes take part. */
const CLUSTER_SHARDS = 16;

/** One part of the links: all its keys and its channel are in one slot. */
export interface LinkShard {
  readonly slot: number;
  /** Random; made by who asks first. Gone or another: the memory was lost meanwhile. */
  readonly epoch: string;
  /** Where changes are told. */
  readonly channel: string;
  keyOf(name: string): string;
}

export interface LinkKeys {
  readonly shards: readonly LinkShard[];
  shardOf(name: string): LinkShard;
}

export function createLinkKeys(prefix: string, cluster: boolean): LinkKeys {
  const shards = spreadTags(cluster ? CLUSTER_SHARDS : 1).map((tag): LinkShard => {
    const base = `${prefix}{${tag}}:links`;
    return {
      slot: slotOf(base),
      epoch: `${base}:epoch`,
      channel: `${base}:changed`,
      keyOf: (name) => `${base}:of:${name}`,
    };
  });
  return {
    shards,
    shardOf: (name) => (shards.length === 1 ? shards[0]! : shards[slotOf(name) % shards.length]!),
  };
}
