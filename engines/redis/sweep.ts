import type { Clock } from '../../ports/clock.ts';
import { type Keyspace, SEEN_SECONDS, type Shard } from './keyspace.ts';
import { type Lease, type LeaseBook, TICKET_LENGTH } from './leases.ts';
import type { Nodes } from './nodes.ts';
import { run, script } from './script.ts';

/** Entries in one command: others wait for the server so long, about half a millisecond. */
const SLICE = 500;
/** Entries that no lease stands for, left by a lost node or a late register, are looked for at least this often. */
const WHOLE_SECONDS = 86_400;

/**
 * Looks at some entries from a cursor on. Takes out the tickets that are named as ended, and notes their end where no
 * standing lease is left; answers the next cursor and the tickets it met that are named neither as ended nor as standing.
 */
const CLEAR = script(`
local cursor, count, keep, ended = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local ends, stands, strange = {}, {}, {}
for i = 5, 4 + 2 * ended, 2 do ends[ARGV[i]] = tonumber(ARGV[i + 1]) end
for i = 5 + 2 * ended, #ARGV do stands[ARGV[i]] = true end
local page = redis.call('HSCAN', KEYS[1], cursor, 'COUNT', count)
local entries, noted = page[2], false
for i = 1, #entries, 2 do
  local user, entry, rest, last, online = entries[i], entries[i + 1], '', 0, false
  for k = 1, #entry, ${TICKET_LENGTH} do
    local ticket = string.sub(entry, k, k + ${TICKET_LENGTH - 1})
    if ends[ticket] then
      last = math.max(last, ends[ticket])
    else
      rest = rest .. ticket
      if stands[ticket] then online = true else strange[ticket] = true end
    end
  end
  if rest == '' then
    redis.call('HDEL', KEYS[1], user)
  elseif rest ~= entry then
    redis.call('HSET', KEYS[1], user, rest)
  end
  if last > 0 and not online then
    local seen = redis.call('HGET', KEYS[2], user)
    if not seen or tonumber(seen) < last then
      redis.call('HSET', KEYS[2], user, string.format('%.0f', last))
      noted = true
    end
  end
end
if noted then redis.call('EXPIRE', KEYS[2], keep, 'NX') end
local answer = {page[1]}
for ticket in pairs(strange) do answer[#answer + 1] = ticket end
return answer
`);

/**
 * Clears the entries of leases that ended: one pass over all entries for all of them, in small slices. Each slice may be
 * done twice and by several at once; a lease is forgotten only when no entry has its ticket any more.
 */
export class Sweep {
  readonly #nodes: Nodes;
  readonly #keys: Keyspace;
  readonly #leases: LeaseBook;
  readonly #clock: Clock;

  constructor(nodes: Nodes, keys: Keyspace, leases: LeaseBook, clock: Clock) {
    this.#nodes = nodes;
    this.#keys = keys;
    this.#leases = leases;
    this.#clock = clock;
  }

  async run(): Promise<number> {
    const { leaseSlot, swept } = this.#keys;
    const [{ byTicket }, isRecent] = await Promise.all([
      this.#leases.read(),
      this.#nodes.call(leaseSlot, (redis) => redis.exists(swept)),
    ]);
    const all = [...byTicket.values()];
    const ended = all.filter(({ stands }) => !stands);
    if (ended.length === 0 && isRecent === 1) return 0;
    const standing = all.filter(({ stands }) => stands).map(({ ticket }) => ticket);
    for (const shard of this.#keys.shards) await this.#clearShard(shard, ended, standing);
    const count = await this.#leases.forget(ended);
    await this.#nodes.call(leaseSlot, (redis) => redis.set(swept, '1', 'EX', WHOLE_SECONDS));
    return count;
  }

  async #clearShard(shard: Shard, ended: readonly Lease[], standing: readonly string[]): Promise<void> {
    let cursor = '0';
    do {
      const [next, ...strange] = await this.#clear(shard, cursor, ended, standing);
      if (strange.length > 0) await this.#clearStrange(shard, cursor, strange);
      cursor = next!;
    } while (cursor !== '0');
  }

  /** A ticket may be strange since its lease is newer than the list; if there is still none, there never will be. */
  async #clearStrange(shard: Shard, cursor: string, strange: readonly string[]): Promise<void> {
    const { byTicket } = await this.#leases.read();
    const lost = strange.filter((ticket) => !byTicket.has(ticket));
    const ended = lost.map((ticket) => ({ ticket, gateway: '', ends: 0, stands: false }));
    if (ended.length > 0) await this.#clear(shard, cursor, ended, []);
  }

  async #clear(
    shard: Shard,
    cursor: string,
    ended: readonly Lease[],
    standing: readonly string[],
  ): Promise<string[]> {
    const ends = ended.flatMap(({ ticket, ends }) => [ticket, ends]);
    const args = [cursor, SLICE, SEEN_SECONDS, ended.length, ...ends, ...standing];
    const keys = [shard.users, shard.seen(this.#clock.now())];
    return (await run(this.#nodes, shard.slot, CLEAR, keys, args)) as string[];
  }
}
