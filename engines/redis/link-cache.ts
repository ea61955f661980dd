import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Clock } from '../../ports/clock.ts';
import type { CachedLink, LinkCache, LinkCacheHandle, LinkCacheListener } from '../../ports/link-cache.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import type { Link } from './link.ts';
import type { LinkKeys, LinkShard } from './link-cache-keys.ts';
import { changeMessage, listenToChanges } from './link-changes.ts';
import { type LoadToken, LoadTokens } from './load-tokens.ts';
import type { Nodes } from './nodes.ts';
import { run, type Script, script } from './script.ts';
import type { Subscriptions } from './subscriptions.ts';

const LIFE_MS = 86_400_000;
/** A minute is promised. More, since a reader may be slow, and a full Redis throws out first what ends soonest. */
const MARKER_MS = 3_600_000;
/** Redis answers within one; who waits longer asks the store. */
const ANSWER_MS = 250;
/** A node that did not answer in time is not waited for again so soon. */
const REST_MS = 500;
/** To tell of a change is worth more patience. */
const TELL_MS = 1_000;

/** Of a time that no time is equal to. */
const NO_TOKEN: LoadToken = { generation: -1, epoch: '' };

/** A key holds `V`, a version, a space and the record, or, as a marker, `M` and the version. */
const VERSION = `
local function versionOf(key)
  return tonumber(string.match(redis.call('GETRANGE', key, 0, 20), '^[VM](%d+)') or '-1')
end`;

const FILL = script(`${VERSION}
if ARGV[4] ~= '' and redis.call('GET', KEYS[2]) ~= ARGV[4] then return 0 end
if versionOf(KEYS[1]) > tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], 'V' .. ARGV[1] .. ' ' .. ARGV[2], 'PX', ARGV[3])
return 1
`);

const MARK = script(`${VERSION}
if versionOf(KEYS[1]) < tonumber(ARGV[1]) then
  redis.call('SET', KEYS[1], 'M' .. ARGV[1], 'PX', ARGV[2])
end
`);

export interface LinkCacheOptions {
  readonly clock: Clock;
  /** How long listening waits for the server. */
  readonly waitMs: number;
}

/**
 * Records of links in Redis, for all instances, and the word that one changed. Each command is tried once and within a
 * bound: whoever waits for a redirect gets it from the store rather than late.
 *
 * A marker keeps an older row from being filled in, unless the marker itself was lost. So each shard has an epoch, made
 * by who asks first and lost with everything else: a row is filled in only if the epoch is the one that stood, and every
 * connection the one that was, when its reader asked; else the row may be older than a marker that is gone.
 */
export class RedisLinkCache implements LinkCache {
  readonly #nodes: Nodes;
  readonly #subscriptions: Subscriptions;
  readonly #keys: LinkKeys;
  readonly #options: LinkCacheOptions;
  readonly #tokens = new LoadTokens();
  /** Nodes that did not answer in time, and until when they are left alone. */
  readonly #resting = new WeakMap<Link, number>();
  /** Rises with every change of connections and owners of slots. */
  #generation = 0;

  constructor(nodes: Nodes, subscriptions: Subscriptions, keys: LinkKeys, options: LinkCacheOptions) {
    this.#nodes = nodes;
    this.#subscriptions = subscriptions;
    this.#keys = keys;
    this.#options = options;
    nodes.onChange(() => {
      this.#generation++;
    });
  }

  async get(name: string): Promise<CachedLink | undefined> {
    const shard = this.#keys.shardOf(name);
    const generation = this.#generation;
    const key = shard.keyOf(name);
    try {
      const [found, epoch] = await this.#ask(shard, ANSWER_MS, (redis) => redis.mget(key, shard.epoch));
      const cached = found == null ? undefined : recordIn(found);
      if (cached === undefined) {
        this.#tokens.begin(name, { generation, epoch: epoch ?? (await this.#makeEpoch(shard)) });
      }
      return cached;
    } catch (error) {
      // Who goes to the store all the same must not fill in what is read there: nothing is known of the markers.
      this.#tokens.begin(name, NO_TOKEN);
      throw error;
    }
  }

  async fill(name: string, { version, record }: CachedLink): Promise<boolean> {
    const shard = this.#keys.shardOf(name);
    const token = this.#tokens.end(name);
    if (token === 'unknown' || (token !== undefined && token.generation !== this.#generation)) return false;
    const keys = [shard.keyOf(name), shard.epoch];
    const args = [version, record, LIFE_MS, token?.epoch ?? ''];
    const done = await this.#ask(shard, ANSWER_MS, (redis) => runOnce(redis, FILL, keys, args));
    return done === 1;
  }

  /** The marker first: who is told reads at once. */
  async invalidate(name: string, version: number): Promise<void> {
    const shard = this.#keys.shardOf(name);
    const { slot, channel } = shard;
    const mark = () => run(this.#nodes, slot, MARK, [shard.keyOf(name)], [version, MARKER_MS]);
    await this.#ask(shard, TELL_MS, mark);
    await this.#ask(shard, TELL_MS, (redis) => redis.spublish(channel, changeMessage(name, version)));
  }

  listen(listener: LinkCacheListener): Promise<LinkCacheHandle> {
    const channels = this.#keys.shards.map(({ channel }) => channel);
    return listenToChanges({ ...this.#options, subscriptions: this.#subscriptions, channels }, listener);
  }

  async #makeEpoch(shard: LinkShard): Promise<string> {
    const fresh = randomBytes(12).toString('base64url');
    const found = await this.#ask(shard, ANSWER_MS, (redis) =>
      redis.call('SET', shard.epoch, fresh, 'NX', 'GET'),
    );
    return typeof found === 'string' ? found : fresh;
  }

  /** Sends a command to the shard's node, once, and once more where another node has the slot. */
  async #ask<Answer>(
    { slot }: LinkShard,
    withinMs: number,
    send: (redis: Redis) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await this.#attempt(slot, withinMs, send);
    } catch (error) {
      if (!this.#nodes.moved(slot, error as Error)) throw error;
      return this.#attempt(slot, withinMs, send);
    }
  }

  #attempt<Answer>(slot: number, withinMs: number, send: (redis: Redis) => Promise<Answer>): Promise<Answer> {
    const { clock } = this.#options;
    const link = this.#nodes.link(slot);
    const isResting = link !== undefined && (this.#resting.get(link) ?? 0) > clock.monotonic();
    if (!link?.isReady || (isResting && withinMs === ANSWER_MS)) {
      return Promise.reject(new StoreUnavailable('The shared tier of links is away.'));
    }
    return new Promise((resolve, reject) => {
      const timer = clock.after(withinMs, () => {
        this.#resting.set(link, clock.monotonic() + REST_MS);
        reject(new StoreUnavailable(`Redis at ${link.address} did not answer within ${withinMs} ms.`));
      });
      send(link.redis)
        .finally(() => timer.cancel())
        .then(resolve, reject);
    });
  }
}

/** By its name; only a server that does not know it yet is sent the text. */
async function runOnce(
  redis: Redis,
  { sha, text }: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await redis.evalsha(sha, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error as Error).message.startsWith('NOSCRIPT')) throw error;
    return await redis.eval(text, keys.length, ...keys, ...args);
  }
}

function recordIn(value: string): CachedLink | undefined {
  if (!value.startsWith('V')) return undefined;
  const space = value.indexOf(' ');
  return { version: Number(value.slice(1, space)), record: value.slice(space + 1) };
}
