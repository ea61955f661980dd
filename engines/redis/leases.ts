import { randomBytes } from 'node:crypto';
import type { Keyspace } from './keyspace.ts';
import type { Nodes } from './nodes.ts';
import { run, script } from './script.ts';

/**
 * A lease that begins anew gets a ticket, and entries of users carry it instead of the gateway's name: it is short, and
 * entries of an earlier lease can never count for a later one. 36 random bits, so that a registry that lost its memory
 * gives out none of those that were out before.
 */
export const TICKET_LENGTH = 6;

export interface Lease {
  readonly ticket: string;
  /** '' for one that was released. */
  readonly gateway: string;
  /** Milliseconds since 1970 by the server's clock. */
  readonly ends: number;
  readonly stands: boolean;
}

/** All leases that are not forgotten, as they were at one moment of the server's clock. */
export interface Leases {
  readonly now: number;
  readonly byTicket: ReadonlyMap<string, Lease>;
}

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/**
 * A lease that ran out is never taken up again: its gateway gets a new ticket. A repeated renewal, whose first answer
 * was lost, finds a ticket that it does not hold and is answered like the first.
 */
const LEASE = script(`${NOW}
local name, ttl, renew, held, fresh = ARGV[1], tonumber(ARGV[2]), ARGV[3] == '1', ARGV[4], ARGV[5]
local all = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
for i = 1, #all, 2 do
  if string.sub(all[i], ${TICKET_LENGTH + 1}) == name and tonumber(all[i + 1]) > now then
    local ticket = string.sub(all[i], 1, ${TICKET_LENGTH})
    redis.call('ZADD', KEYS[1], now + ttl, all[i])
    if renew and held ~= '' and held ~= ticket then return {ticket, 0} end
    return {ticket, 1}
  end
end
redis.call('ZADD', KEYS[1], now + ttl, fresh .. name)
if renew then return {fresh, 0} end
return {fresh, 1}
`);

/** The ticket stays, with the end it has now, until it is swept; without the name, which no lease stands for any more. */
const RELEASE = script(`${NOW}
local all = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
for i = 1, #all, 2 do
  if string.sub(all[i], ${TICKET_LENGTH + 1}) == ARGV[1] and tonumber(all[i + 1]) > now then
    redis.call('ZREM', KEYS[1], all[i])
    redis.call('ZADD', KEYS[1], now, string.sub(all[i], 1, ${TICKET_LENGTH}))
  end
end
`);

export class LeaseBook {
  readonly #nodes: Nodes;
  readonly #keys: Keyspace;
  /** Tickets of the gateways whose leases were taken here. */
  readonly #held = new Map<string, string>();

  constructor(nodes: Nodes, keys: Keyspace) {
    this.#nodes = nodes;
    this.#keys = keys;
  }

  async lease(gateway: string, ttlMs: number, renew: boolean): Promise<boolean> {
    const held = this.#held.get(gateway) ?? '';
    const fresh = randomBytes(5).toString('base64url').slice(0, TICKET_LENGTH);
    const args = [gateway, ttlMs, renew ? '1' : '0', held, fresh];
    const answer = await run(this.#nodes, this.#keys.leaseSlot, LEASE, [this.#keys.leases], args);
    const [ticket, holds] = answer as [string, number];
    this.#held.set(gateway, ticket);
    return holds === 1;
  }

  async release(gateway: string): Promise<void> {
    this.#held.delete(gateway);
    await run(this.#nodes, this.#keys.leaseSlot, RELEASE, [this.#keys.leases], [gateway]);
  }

  /** The ticket of the gateway's lease; undefined: there is none. Who did not take the lease here asks the server. */
  async ticket(gateway: string): Promise<string | undefined> {
    const held = this.#held.get(gateway);
    if (held !== undefined) return held;
    for (const lease of (await this.read()).byTicket.values()) {
      if (lease.gateway === gateway && lease.stands) return lease.ticket;
    }
    return undefined;
  }

  /** True: the gateway has got another ticket than this one meanwhile. */
  hasChanged(gateway: string, ticket: string): boolean {
    const held = this.#held.get(gateway);
    return held !== undefined && held !== ticket;
  }

  async read(): Promise<Leases> {
    const { leaseSlot, leases } = this.#keys;
    const [time, members] = await Promise.all([
      this.#nodes.call(leaseSlot, (redis) => redis.time()),
      this.#nodes.call(leaseSlot, (redis) => redis.zrange(leases, '0', '-1', 'WITHSCORES')),
    ]);
    const now = Number(time[0]) * 1_000 + Math.floor(Number(time[1]) / 1_000);
    const byTicket = new Map<string, Lease>();
    for (let i = 0; i < members.length; i += 2) {
      const [member, ends] = [members[i]!, Number(members[i + 1])];
      const [ticket, gateway] = [member.slice(0, TICKET_LENGTH), member.slice(TICKET_LENGTH)];
      byTicket.set(ticket, { ticket, gateway, ends, stands: ends > now });
    }
    return { now, byTicket };
  }

  /** Forgets leases that have ended; answers how many of them ran out and were forgotten by this call. */
  async forget(ended: readonly Lease[]): Promise<number> {
    const { leaseSlot, leases } = this.#keys;
    const counts = await Promise.all(
      ended.map(({ ticket, gateway }) =>
        this.#nodes.call(leaseSlot, (redis) => redis.zrem(leases, ticket + gateway)),
      ),
    );
    return counts.filter((count, i) => count > 0 && ended[i]!.gateway !== '').length;
  }
}

/** The tickets in an entry of a user. */
export function ticketsIn(entry: string): string[] {
  const tickets: string[] = [];
  for (let i = 0; i < entry.length; i += TICKET_LENGTH) tickets.push(entry.slice(i, i + TICKET_LENGTH));
  return tickets;
}
