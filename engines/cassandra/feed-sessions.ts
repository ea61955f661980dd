import type { types } from 'cassandra-driver';
import type { Clock } from '../../ports/clock.ts';
import type { FeedSessions, SessionValue } from '../../ports/feed-sessions.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session, Verdict } from './session.ts';

const STANDING = 'SELECT revision, bytes, until, writer FROM feed_sessions WHERE name = ?';
const CREATE =
  'INSERT INTO feed_sessions (name, revision, bytes, until, writer) VALUES (?, ?, ?, ?, ?) IF NOT EXISTS USING TTL ?';
const UPDATE =
  'UPDATE feed_sessions USING TTL ? SET revision = ?, bytes = ?, until = ?, writer = ? WHERE name = ?';
const REPLACE = `${UPDATE} IF revision = ? AND until > ?`;
/** Over a value whose time ran out, or over the same value with more time. */
const OVERWRITE = `${UPDATE} IF writer = ?`;

/** A read prolongs a value's time in steps of a quarter of it: a row is not written for every read. */
const PROLONG_SHARE = 0.75;
/** The server's time to live is a matter of room, counted in whole seconds; `until` decides. */
const ROOM_SECONDS = 60;

interface Row extends SessionValue {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Names the write that put it there. */
  readonly writer: string;
}

export interface FeedSessionsParts {
  readonly session: Session;
  readonly clock: Clock;
  /** Names that no other call and no other process makes. */
  readonly newId: () => string;
}

/**
 * A row a value, written by condition only, each write with a name of its own: one that heard no answer looks whether
 * what stands is its own.
 */
export class CassandraFeedSessions implements FeedSessions {
  readonly #session: Session;
  readonly #clock: Clock;
  readonly #newId: () => string;

  constructor({ session, clock, newId }: FeedSessionsParts) {
    this.#session = session;
    this.#clock = clock;
    this.#newId = newId;
  }

  async read(name: string, ttlMs: number): Promise<SessionValue | undefined> {
    const [row] = await this.#session.rows(STANDING, [name]);
    const standing = row && rowIn(row);
    const now = this.#clock.now();
    if (standing === undefined || standing.until <= now) return undefined;
    if (standing.until - now < ttlMs * PROLONG_SHARE) await this.#prolong(name, standing, ttlMs);
    return { revision: standing.revision, bytes: standing.bytes };
  }

  async write(name: string, revision: number, bytes: Uint8Array, ttlMs: number): Promise<boolean> {
    const now = this.#clock.now();
    const value = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const next = { revision: revision + 1, bytes: value, until: now + ttlMs, writer: this.#newId() };
    const ttl = secondsOf(ttlMs);
    if (revision > 0) {
      const params = [ttl, ...columnsOf(next), name, revision, now];
      return this.#decided(name, next, await this.#decide(name, REPLACE, params));
    }
    const made = await this.#decide(name, CREATE, [name, ...columnsOf(next), ttl]);
    const dead = made.applied || made.row === undefined ? undefined : rowIn(made.row);
    if (dead === undefined || dead.until > now) return this.#decided(name, next, made);
    const params = [ttl, ...columnsOf(next), name, dead.writer];
    return this.#decided(name, next, await this.#decide(name, OVERWRITE, params));
  }

  /** Where another value has come meanwhile it has a time of its own; where it fails the next read tries again. */
  async #prolong(name: string, standing: Row, ttlMs: number): Promise<void> {
    const longer = { ...standing, until: this.#clock.now() + ttlMs };
    const params = [secondsOf(ttlMs), ...columnsOf(longer), name, standing.writer];
    await this.#decide(name, OVERWRITE, params).catch(() => undefined);
  }

  #decide(name: string, query: string, params: unknown[]): Promise<Verdict> {
    return this.#session.conditional(`feed_sessions:${name}`, [{ query, params }]);
  }

  /** Whether `next` was written. After a try without an answer: whether it stands. */
  async #decided(name: string, next: Row, { applied, sure }: Verdict): Promise<boolean> {
    if (applied || sure) return applied;
    const [row] = await this.#session.serialRows(STANDING, [name]);
    const standing = row && rowIn(row);
    if (standing === undefined || standing.revision < next.revision) return false;
    if (standing.revision === next.revision) return standing.writer === next.writer;
    // The value that stands may have come from this one or from a rival's: neither true nor false may be said.
    throw new StoreUnavailable(`Whether session ${name} was written is unknown; it has changed again since.`);
  }
}

function columnsOf({ revision, bytes, until, writer }: Row): unknown[] {
  return [revision, bytes, until, writer];
}

function secondsOf(ttlMs: number): number {
  return Math.ceil(ttlMs / 1000) + ROOM_SECONDS;
}

function rowIn(row: types.Row): Row {
  return {
    revision: row.get('revision') as number,
    bytes: row.get('bytes') as Buffer,
    until: numberIn(row, 'until'),
    writer: textIn(row, 'writer'),
  };
}
