import { randomBytes } from 'node:crypto';
import type { CountCache } from '../../ports/count-cache.ts';
import type { Keyspace, Shard } from './keyspace.ts';
import { RUN_LENGTH } from './link.ts';
import type { Nodes } from './nodes.ts';
import { callForAll, run, script } from './script.ts';

/** A count lives for so long, so that one that drifted for whatever reason is counted anew. */
const LIFE_SECONDS = 86_400;
/** Whoever counts for longer does so for nothing. */
const COUNTING_SECONDS = 600;

const COUNTED = 'c';
const COUNTING = 'b';

/** Args: run, then a delta for each key. */
const ADD = script(`
for i = 1, #KEYS do
  local value = redis.call('GET', KEYS[i])
  if value then
    if string.sub(value, 1, ${RUN_LENGTH + 1}) == ARGV[1] .. '${COUNTED}' then
      local count = tonumber(string.sub(value, ${RUN_LENGTH + 2})) + tonumber(ARGV[i + 1])
      redis.call('SET', KEYS[i], ARGV[1] .. string.format('${COUNTED}%.0f', count), 'KEEPTTL')
    else
      redis.call('DEL', KEYS[i])
    end
  end
end
`);

/** Args: run, token, count, seconds to live. */
const COMPLETE = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] .. '${COUNTING}' .. ARGV[2] then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. '${COUNTED}' .. ARGV[3], 'EX', ARGV[4])
return 1
`);

interface Change {
  readonly name: string;
  readonly delta: number;
}

/**
 * Counts in Redis, a string each: the run of the server, then `c` and the count or `b` and the token of who counts. What
 * another run noted is not known any more, since that run may have lost what was added last.
 */
export class RedisCountCache implements CountCache {
  readonly #nodes: Nodes;
  readonly #keys: Keyspace;

  constructor(nodes: Nodes, keys: Keyspace) {
    this.#nodes = nodes;
    this.#keys = keys;
  }

  async get(names: readonly string[]): Promise<(number | undefined)[]> {
    const counts = new Array<number | undefined>(names.length).fill(undefined);
    const each = this.#byShard(names.keys(), (place) => names[place]!).map(async ([shard, places]) => {
      const keys = places.map((place) => shard.count(names[place]!));
      const answers = await callForAll(
        this.#nodes,
        shard.slot,
        keys.length,
        async (redis, server, from, to) =>
          (await redis.mget(...keys.slice(from, to))).map((value) => countIn(value, server)),
      );
      for (const [i, count] of answers.flat().entries()) counts[places[i]!] = count;
    });
    await Promise.all(each);
    return counts;
  }

  async add(changes: readonly Change[]): Promise<void> {
    const byShard = this.#byShard(changes, ({ name }) => name);
    await Promise.all(byShard.map(([shard, some]) => this.#add(shard, some)));
  }

  async begin(name: string): Promise<string> {
    const token = randomBytes(12).toString('base64url');
    const shard = this.#keys.shardOf(name);
    await this.#nodes.call(shard.slot, (redis, server) =>
      redis.set(shard.count(name), server + COUNTING + token, 'EX', COUNTING_SECONDS),
    );
    return token;
  }

  async complete(name: string, token: string, count: number): Promise<boolean> {
    const shard = this.#keys.shardOf(name);
    const args = (server: string) => [server, token, count, LIFE_SECONDS];
    return (await run(this.#nodes, shard.slot, COMPLETE, [shard.count(name)], args)) === 1;
  }

  /**
   * Twice would count twice: it is sent again only if the first was refused. Where nobody knows what became of it, or
   * the keys are on two nodes just now, they are forgotten.
   */
  async #add(shard: Shard, changes: readonly Change[]): Promise<void> {
    const keys = changes.map(({ name }) => shard.count(name));
    const deltas = changes.map(({ delta }) => delta);
    let byText = false;
    let isDoubtful = false;
    await this.#nodes.call(shard.slot, async (redis, server) => {
      try {
        if (byText) await redis.eval(ADD.text, keys.length, ...keys, server, ...deltas);
        else await redis.evalsha(ADD.sha, keys.length, ...keys, server, ...deltas);
      } catch (error) {
        const { name, message } = error as Error;
        isDoubtful = name !== 'ReplyError' || message.startsWith('TRYAGAIN');
        byText ||= message.startsWith('NOSCRIPT');
        // As a refusal it would be final.
        if (message.startsWith('NOSCRIPT')) throw new Error(message);
        if (!isDoubtful) throw error;
      }
    });
    if (!isDoubtful) return;
    await Promise.all(keys.map((key) => this.#nodes.call(shard.slot, (redis) => redis.unlink(key))));
  }

  #byShard<Item>(items: Iterable<Item>, nameOf: (item: Item) => string): [Shard, Item[]][] {
    const byShard = new Map<Shard, Item[]>();
    for (const item of items) {
      const shard = this.#keys.shardOf(nameOf(item));
      const known = byShard.get(shard);
      if (known) known.push(item);
      else byShard.set(shard, [item]);
    }
    return [...byShard];
  }
}

function countIn(value: string | null, server: string): number | undefined {
  if (value === null || !value.startsWith(server + COUNTED)) return undefined;
  return Number(value.slice(RUN_LENGTH + 1));
}
