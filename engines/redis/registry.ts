import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { Presence, Registry } from '../../ports/registry.ts';
import { type Keyspace, SEEN_SECONDS, type Shard } from './keyspace.ts';
import { LeaseBook, type Leases, TICKET_LENGTH, ticketsIn } from './leases.ts';
import type { Nodes } from './nodes.ts';
import { run, script } from './script.ts';
import { Sweep } from './sweep.ts';

/** Users in one command: others wait for the server so long, about a millisecond. */
const SLICE = 1_000;

const REGISTER = script(`
local ticket = ARGV[1]
for i = 2, #ARGV do
  local entry = redis.call('HGET', KEYS[1], ARGV[i]) or ''
  local there = false
  for k = 1, #entry, ${TICKET_LENGTH} do
    if string.sub(entry, k, k + ${TICKET_LENGTH - 1}) == ticket then there = true end
  end
  if not there then redis.call('HSET', KEYS[1], ARGV[i], entry .. ticket) end
end
`);

const UNREGISTER = script(`
local ticket = ARGV[1]
for i = 2, #ARGV do
  local entry = redis.call('HGET', KEYS[1], ARGV[i]) or ''
  local rest = ''
  for k = 1, #entry, ${TICKET_LENGTH} do
    local each = string.sub(entry, k, k + ${TICKET_LENGTH - 1})
    if each ~= ticket then rest = rest .. each end
  end
  if rest == '' then
    if entry ~= '' then redis.call('HDEL', KEYS[1], ARGV[i]) end
  elseif rest ~= entry then
    redis.call('HSET', KEYS[1], ARGV[i], rest)
  end
end
`);

/**
 * Noted also of who is elsewhere still: whether that lease stands is not known there, and what is noted counts only
 * once they are offline, and only if nothing later is known. So it needs no look at the entry, and is a command of its
 * own: one that needs two keys is refused for as long as their slot moves to another node.
 */
const NOTE = script(`
local at = tonumber(ARGV[1])
for i = 3, #ARGV do
  local seen = redis.call('HGET', KEYS[1], ARGV[i])
  if not seen or tonumber(seen) < at then redis.call('HSET', KEYS[1], ARGV[i], ARGV[1]) end
end
redis.call('EXPIRE', KEYS[1], ARGV[2], 'NX')
`);

/**
 * A registry that all processes share. An entry of a user holds tickets of leases, and whoever reads it reads the
 * leases with it, in the same round trip; so leases end by themselves and a dead gateway's entries are cleared at leisure.
 */
export class RedisRegistry implements Registry {
  readonly #nodes: Nodes;
  readonly #keys: Keyspace;
  readonly #clock: Clock;
  readonly #leases: LeaseBook;
  readonly #sweep: Sweep;

  constructor(nodes: Nodes, keys: Keyspace, clock: Clock) {
    this.#nodes = nodes;
    this.#keys = keys;
    this.#clock = clock;
    this.#leases = new LeaseBook(nodes, keys);
    this.#sweep = new Sweep(nodes, keys, this.#leases, clock);
  }

  /**
   * Covers every shard, since each node can lose its memory alone, and the run of every server: one that was started
   * again from a disk, or a replica in the place of its master, may lack what was acknowledged last.
   */
  async epoch(): Promise<string> {
    const parts = await Promise.all(
      this.#keys.shards.map(async ({ slot, epoch }) => {
        const fresh = randomBytes(12).toString('base64url');
        const [found, info] = await Promise.all([
          this.#nodes.call(slot, (redis) => redis.call('SET', epoch, fresh, 'NX', 'GET')),
          this.#nodes.call(slot, (redis) => redis.info('server')),
        ]);
        return `${found ?? fresh} ${/run_id:(\w+)/.exec(info)?.[1]}`;
      }),
    );
    return createHash('sha256').update(parts.join()).digest('base64url').slice(0, 22);
  }

  lease(gateway: string, ttlMs: number, renew: boolean): Promise<boolean> {
    return this.#leases.lease(gateway, ttlMs, renew);
  }

  /** Its entries count no more from here on; the next sweep clears them. */
  release(gateway: string): Promise<void> {
    return this.#leases.release(gateway);
  }

  sweep(): Promise<number> {
    return this.#sweep.run();
  }

  async gateways(): Promise<string[]> {
    const { byTicket } = await this.#leases.read();
    return Array.from(byTicket.values())
      .filter(({ stands }) => stands)
      .map(({ gateway }) => gateway);
  }

  /**
   * Without a lease nothing is kept: the gateway learns at its next renewal that it must register all again. When it
   * renews while this is under way and gets another ticket, that is the one to register under.
   */
  async register(gateway: string, users: readonly string[]): Promise<void> {
    for (;;) {
      const ticket = await this.#leases.ticket(gateway);
      if (ticket === undefined) return;
      await this.#inSlices(users, (shard, some) =>
        run(this.#nodes, shard.slot, REGISTER, [shard.users], [ticket, ...some]),
      );
      if (!this.#leases.hasChanged(gateway, ticket)) return;
    }
  }

  async unregister(gateway: string, users: readonly string[], at: number): Promise<void> {
    const ticket = (await this.#leases.ticket(gateway)) ?? '';
    const now = this.#clock.now();
    await this.#inSlices(users, (shard, some) =>
      Promise.all([
        run(this.#nodes, shard.slot, UNREGISTER, [shard.users], [ticket, ...some]),
        run(this.#nodes, shard.slot, NOTE, [shard.seen(now)], [at, SEEN_SECONDS, ...some]),
      ]),
    );
  }

  async gatewaysOf(users: readonly string[]): Promise<string[]> {
    if (users.length === 0) return [];
    const [leases, entries] = await Promise.all([this.#leases.read(), this.#entries(users)]);
    const found = new Set<string>();
    for (const entry of new Set(entries)) {
      for (const ticket of ticketsIn(entry)) {
        const lease = leases.byTicket.get(ticket);
        if (lease?.stands) found.add(lease.gateway);
      }
    }
    return [...found];
  }

  async presence(users: readonly string[]): Promise<Presence[]> {
    if (users.length === 0) return [];
    const now = this.#clock.now();
    // In this order: at one server an entry is read before what a sweep notes when it clears the entry.
    const [leases, entries, seen, seenBefore] = await Promise.all([
      this.#leases.read(),
      this.#entries(users),
      this.#fields(users, (shard) => shard.seen(now)),
      this.#fields(users, (shard) => shard.seenBefore(now)),
    ]);
    return users.map((_, i) =>
      present(leases, entries[i]!, Math.max(Number(seen[i]), Number(seenBefore[i]))),
    );
  }

  #entries(users: readonly string[]): Promise<string[]> {
    return this.#fields(users, (shard) => shard.users);
  }

  /** The fields of the users in a hash of their shard, in the order of the users; '' where there is none. */
  async #fields(users: readonly string[], key: (shard: Shard) => string): Promise<string[]> {
    const values = new Array<string>(users.length).fill('');
    await Promise.all(
      this.#slices(users).map(async ([shard, places]) => {
        const fields = places.map((place) => users[place]!);
        const found = await this.#nodes.call(shard.slot, (redis) => redis.hmget(key(shard), ...fields));
        for (const [i, place] of places.entries()) values[place] = found[i] ?? '';
      }),
    );
    return values;
  }

  /** One command of a shard at a time, so that registering many leaves room for others. */
  async #inSlices(
    users: readonly string[],
    change: (shard: Shard, users: readonly string[]) => Promise<unknown>,
  ): Promise<void> {
    const last = new Map<Shard, Promise<unknown>>();
    for (const [shard, places] of this.#slices(users)) {
      const slice = places.map((place) => users[place]!);
      const before = last.get(shard);
      last.set(shard, before ? before.then(() => change(shard, slice)) : change(shard, slice));
    }
    await Promise.all(last.values());
  }

  /** The places of users in the list, by shard and in slices. */
  #slices(users: readonly string[]): [Shard, number[]][] {
    const slices: [Shard, number[]][] = [];
    const filling = new Map<Shard, number[]>();
    for (const [place, user] of users.entries()) {
      const shard = this.#keys.shardOf(user);
      let slice = filling.get(shard);
      if (slice === undefined || slice.length >= SLICE) {
        slice = [];
        filling.set(shard, slice);
        slices.push([shard, slice]);
      }
      slice.push(place);
    }
    return slices;
  }
}

function present({ byTicket, now }: Leases, entry: string, noted: number): Presence {
  let lastSeen = noted;
  for (const ticket of ticketsIn(entry)) {
    const lease = byTicket.get(ticket);
    if (lease?.stands) return { online: true, lastSeen: now };
    lastSeen = Math.max(lastSeen, lease?.ends ?? 0);
  }
  return { online: false, lastSeen };
}
