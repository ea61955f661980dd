import type { Clock } from '../../ports/clock.ts';
import type { FeedReaders } from '../../ports/feed-readers.ts';
import type { Written } from '../../ports/written.ts';
import type { Keyspace, ReaderPart } from './keyspace.ts';
import type { Nodes } from './nodes.ts';
import { run, script } from './script.ts';

/** Users in one command: others wait for the server so long, about a millisecond. */
const SLICE = 1_000;
/** Readers that the inner store is asked for at once. */
const MISSING_AT_ONCE = 500;
/**
 * A part begins anew after this and up to as much again, each at its own time: so whoever is not asked for any more takes
 * no memory, and the inner store is not asked for all at once.
 */
const LIFE_MS = 4 * 86_400_000;
/** Field of a part: the run of the server, and when the part was begun. No user has this name. */
const ORIGIN = '';

/**
 * Notes readings; the later one stays. Begins the part anew where it is of another run of the server or too old. Args:
 * run, now, milliseconds to live, then user and time by turns.
 */
const NOTE = script(`
local origin = redis.call('HGET', KEYS[1], '${ORIGIN}')
local run, begun
if origin then run, begun = string.match(origin, '^(%w+) (%d+)$') end
if run ~= ARGV[1] or tonumber(begun) + tonumber(ARGV[3]) <= tonumber(ARGV[2]) then
  redis.call('UNLINK', KEYS[1])
  redis.call('HSET', KEYS[1], '${ORIGIN}', ARGV[1] .. ' ' .. ARGV[2])
  redis.call('PEXPIRE', KEYS[1], 2 * tonumber(ARGV[3]))
end
for i = 4, #ARGV, 2 do
  local known = redis.call('HGET', KEYS[1], ARGV[i])
  if not known or tonumber(known) < tonumber(ARGV[i + 1]) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
`);

/**
 * Remembers last readings in front of a store that is slow to ask for many. What is not known here is asked there; a
 * server that was started again counts as knowing nothing, since it may lack the last readings.
 */
export class CachedFeedReaders implements FeedReaders {
  readonly #inner: FeedReaders;
  readonly #nodes: Nodes;
  readonly #keys: Keyspace;
  readonly #clock: Clock;

  constructor(inner: FeedReaders, nodes: Nodes, keys: Keyspace, clock: Clock) {
    this.#inner = inner;
    this.#nodes = nodes;
    this.#keys = keys;
    this.#clock = clock;
  }

  /** Readable when it is noted here too: until then others may be told the reading before. */
  touch(users: readonly string[], at: number): Written {
    const written = this.#inner.touch(users, at);
    const noted = (async () => {
      if (written.readable) await written.readable;
      await this.#note(users, () => at);
    })();
    const durable = Promise.all([written.durable, noted]).then(() => undefined);
    // Who needs only one of them does not look at the other.
    noted.catch(() => undefined);
    durable.catch(() => undefined);
    return { readable: noted, durable };
  }

  async lastRead(users: readonly string[]): Promise<readonly number[]> {
    const found = new Array<number | undefined>(users.length).fill(undefined);
    await Promise.all(this.#slices(users).map((slice) => this.#look(users, slice, found)));
    const missing = [...found.keys()].filter((place) => found[place] === undefined);
    for (let i = 0; i < missing.length; i += MISSING_AT_ONCE) {
      const places = missing.slice(i, i + MISSING_AT_ONCE);
      const asked = places.map((place) => users[place]!);
      const answers = await this.#inner.lastRead(asked);
      for (const [n, place] of places.entries()) found[place] = answers[n]!;
      // The answer is right without it too.
      await this.#note(asked, (n) => answers[n]!).catch(() => undefined);
    }
    return found as number[];
  }

  raiseMark(user: string, timeline: string, id: string): Written {
    return this.#inner.raiseMark(user, timeline, id);
  }

  mark(user: string, timeline: string): Promise<string> {
    return this.#inner.mark(user, timeline);
  }

  async #look(users: readonly string[], slice: Slice, found: (number | undefined)[]): Promise<void> {
    const { part, places } = slice;
    const fields = places.map((place) => users[place]!);
    await this.#nodes.call(part.slot, async (redis, server) => {
      const [origin, ...values] = await redis.hmget(part.key, ORIGIN, ...fields);
      if (!isStanding(origin ?? '', server, this.#clock.now() - lifeOf(part))) return;
      for (const [i, place] of places.entries()) {
        if (values[i] !== null) found[place] = Number(values[i]);
      }
    });
  }

  async #note(users: readonly string[], at: (place: number) => number): Promise<void> {
    const now = this.#clock.now();
    const notes = this.#slices(users).map(({ part, places }) => {
      const pairs = places.flatMap((place) => [users[place]!, at(place)]);
      return run(this.#nodes, part.slot, NOTE, [part.key], (server) => [server, now, lifeOf(part), ...pairs]);
    });
    await Promise.all(notes);
  }

  #slices(users: readonly string[]): Slice[] {
    const slices: Slice[] = [];
    const filling = new Map<ReaderPart, number[]>();
    for (const [place, user] of users.entries()) {
      const part = this.#keys.readerPartOf(user);
      let places = filling.get(part);
      if (places === undefined || places.length >= SLICE) {
        places = [];
        filling.set(part, places);
        slices.push({ part, places });
      }
      places.push(place);
    }
    return slices;
  }
}

/** Users, by their places in the list, whose last readings are in one part. */
interface Slice {
  readonly part: ReaderPart;
  readonly places: number[];
}

function lifeOf({ share }: ReaderPart): number {
  return Math.round(LIFE_MS * (1 + share));
}

function isStanding(origin: string, server: string, since: number): boolean {
  const [run, begun] = origin.split(' ');
  return run === server && Number(begun) > since;
}
