import type { FeedWatchers } from '../../ports/feed-watchers.ts';
import type { Keyspace, Shard } from './keyspace.ts';
import type { Nodes } from './nodes.ts';
import { run, script } from './script.ts';

/** Users in one command: others wait for the server so long, about a millisecond. */
const SLICE = 1_000;

const WATCH = script(`
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('ZADD', KEYS[2], 0, ARGV[1])
`);

const UNWATCH = script(`
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
`);

/** Takes out those whose time is over, some at a time; answers how many. Args: now, how many at most. */
const CLEAR = script(`
local over = redis.call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[2])
if #over > 0 then
  redis.call('ZREM', KEYS[1], unpack(over))
  redis.call('ZREM', KEYS[2], unpack(over))
end
return #over
`);

/**
 * Who has the feed open: each shard by the end of their time, and the same by name, since pages need an order that stays
 * while times are prolonged. The order is that of the shards, then that of the names.
 */
export class RedisFeedWatchers implements FeedWatchers {
  readonly #nodes: Nodes;
  readonly #keys: Keyspace;

  constructor(nodes: Nodes, keys: Keyspace) {
    this.#nodes = nodes;
    this.#keys = keys;
  }

  async watch(user: string, until: number): Promise<void> {
    await this.#run(WATCH, this.#keys.shardOf(user), [user, until]);
  }

  async unwatch(user: string): Promise<void> {
    await this.#run(UNWATCH, this.#keys.shardOf(user), [user]);
  }

  async watching(now: number, after: string, limit: number): Promise<string[]> {
    const { shards } = this.#keys;
    if (after === '') return await this.#from(0, now, limit);
    const first = shards.indexOf(this.#keys.shardOf(after));
    const found = await this.#page(shards[first]!, now, after, limit);
    if (found.length < limit) found.push(...(await this.#from(first + 1, now, limit - found.length)));
    return found;
  }

  /** Of the shards from one on. */
  async #from(first: number, now: number, limit: number): Promise<string[]> {
    const shards = this.#keys.shards.slice(first);
    const sizes = await Promise.all(shards.map((shard) => this.#size(shard)));
    const found: string[] = [];
    for (let next = 0; next < shards.length && found.length < limit; ) {
      // As many shards at once as it takes if nobody's time is over.
      const asked: Shard[] = [];
      for (let most = found.length; next < shards.length && most < limit; next++) {
        if (sizes[next]! > 0) asked.push(shards[next]!);
        most += sizes[next]!;
      }
      const pages = await Promise.all(asked.map((shard) => this.#page(shard, now, '', limit)));
      found.push(...pages.flat());
    }
    return found.slice(0, limit);
  }

  async watchingAmong(now: number, users: readonly string[]): Promise<string[]> {
    const places = new Map<Shard, number[]>();
    for (const [place, user] of users.entries()) {
      const shard = this.#keys.shardOf(user);
      const known = places.get(shard);
      if (known) known.push(place);
      else places.set(shard, [place]);
    }
    const watches = new Array<boolean>(users.length).fill(false);
    const each = Array.from(places, async ([shard, some]) => {
      const size = await this.#size(shard);
      if (size === 0) return;
      // Few have the feed open at a time: then all of them cost less than a question for each of those asked for.
      const isWatching =
        size <= some.length ? await this.#all(shard, now, size) : await this.#those(shard, now, some, users);
      for (const place of some) watches[place] = isWatching.has(users[place]!);
    });
    await Promise.all(each);
    return users.filter((_, place) => watches[place]);
  }

  /** Of one shard by name, at most `limit`; fewer: there are no more of it. */
  async #page(shard: Shard, now: number, after: string, limit: number): Promise<string[]> {
    await this.#clear(shard, now);
    const from = after === '' ? '-' : `(${after}`;
    return await this.#nodes.call(shard.slot, (redis) =>
      redis.zrange(shard.watchers, from, '+', 'BYLEX', 'LIMIT', 0, limit),
    );
  }

  /** Everybody of the shard, which has about `size`. */
  async #all(shard: Shard, now: number, size: number): Promise<Set<string>> {
    const found = await this.#nodes.call(shard.slot, (redis) =>
      redis.zrange(shard.watching, `(${now}`, '+inf', 'BYSCORE'),
    );
    // Whoever went without a word leaves something behind, and this is asked all the time.
    if (found.length < size) await this.#clear(shard, now);
    return new Set(found);
  }

  /** Those of the users at these places who have it open. */
  async #those(
    shard: Shard,
    now: number,
    places: readonly number[],
    users: readonly string[],
  ): Promise<Set<string>> {
    const found = new Set<string>();
    let isBehind = false;
    for (let i = 0; i < places.length; i += SLICE) {
      const slice = places.slice(i, i + SLICE).map((place) => users[place]!);
      const scores = await this.#nodes.call(shard.slot, (redis) => redis.zmscore(shard.watching, ...slice));
      for (const [n, user] of slice.entries()) {
        if (scores[n] === null || scores[n] === undefined) continue;
        if (Number(scores[n]) > now) found.add(user);
        else isBehind = true;
      }
    }
    if (isBehind) await this.#clear(shard, now);
    return found;
  }

  #size(shard: Shard): Promise<number> {
    return this.#nodes.call(shard.slot, (redis) => redis.zcard(shard.watching));
  }

  async #clear(shard: Shard, now: number): Promise<void> {
    let cleared: unknown;
    do cleared = await this.#run(CLEAR, shard, [now, SLICE]);
    while (cleared === SLICE);
  }

  #run(
    script: Parameters<typeof run>[2],
    shard: Shard,
    args: readonly (string | number)[],
  ): Promise<unknown> {
    return run(this.#nodes, shard.slot, script, [shard.watching, shard.watchers], args);
  }
}
