import type { Clock } from '../../ports/clock.ts';
import type { FeedSessions } from '../../ports/feed-sessions.ts';
import { Seen } from '../records.ts';

const SEEN_TTL_MS = 7 * 24 * 3_600_000;
const SEEN_MOST = 2_000;
/** Longer than an order is kept: a scroll goes on behind what it gave. */
const GIVEN_TTL_MS = 24 * 3_600_000;
const TRIES = 3;

/** What a reader was given of late by ranked scrolls: it counts less in the next one. */
export class SeenPosts {
  readonly #sessions: FeedSessions;
  readonly #clock: Clock;

  constructor(sessions: FeedSessions, clock: Clock) {
    this.#sessions = sessions;
    this.#clock = clock;
  }

  async recent(reader: string): Promise<ReadonlySet<string>> {
    const value = await this.#sessions.read(`seen/${reader}`, SEEN_TTL_MS);
    return new Set(value ? Seen.decode(value.bytes).ids : []);
  }

  /** A penalty that is lost to a race of two devices is no harm. */
  async add(reader: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const now = this.#clock.now();
    for (let tries = 0; tries < TRIES; tries++) {
      const value = await this.#sessions.read(`seen/${reader}`, SEEN_TTL_MS);
      const before = value ? Seen.decode(value.bytes) : { ids: [], at: [] };
      const known = new Map(before.ids.map((id, i) => [id, before.at[i] ?? now]));
      for (const id of ids) known.set(id, now);
      const kept = [...known].slice(-SEEN_MOST);
      const bytes = Seen.encode({ ids: kept.map(([id]) => id), at: kept.map(([, at]) => at) }).finish();
      if (await this.#sessions.write(`seen/${reader}`, value?.revision ?? 0, bytes, SEEN_TTL_MS)) return;
    }
  }
}

/** What one scroll has given, in its order: when its frozen order ran out, it goes on behind this. */
export class Given {
  readonly #sessions: FeedSessions;

  constructor(sessions: FeedSessions) {
    this.#sessions = sessions;
  }

  async get(reader: string, session: string): Promise<readonly string[]> {
    const value = await this.#sessions.read(`given/${reader}/${session}`, GIVEN_TTL_MS);
    return value ? Seen.decode(value.bytes).ids : [];
  }

  /** After the first `count` posts of the scroll these were given; the same page again is the same. */
  async set(reader: string, session: string, count: number, ids: readonly string[]): Promise<void> {
    const name = `given/${reader}/${session}`;
    for (let tries = 0; tries < TRIES; tries++) {
      const value = await this.#sessions.read(name, GIVEN_TTL_MS);
      const before = value ? Seen.decode(value.bytes).ids : [];
      // Back at a page that was given already: what came behind it stays known.
      if (before.length >= count + ids.length && ids.every((id, i) => before[count + i] === id)) return;
      const bytes = Seen.encode({ ids: [...before.slice(0, count), ...ids], at: [] }).finish();
      if (await this.#sessions.write(name, value?.revision ?? 0, bytes, GIVEN_TTL_MS)) return;
    }
  }
}
