import type { Clock } from '../../ports/clock.ts';
import type { FeedSessions, SessionValue } from '../../ports/feed-sessions.ts';
import type { Prunable } from './feed-pruning.ts';
import { SortedTable } from './feed-table.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import type { WriteBehind } from './write-behind.ts';

/** revision 4, until 8; the value follows. */
const HEAD_BYTES = 12;
/** A read prolongs a value's time in steps of a quarter of it: a row is not written for every read. */
const PROLONG_SHARE = 0.75;

/** One process writes, so comparing and putting in one turn is the condition. */
export class EmbeddedFeedSessions implements FeedSessions, Prunable {
  readonly #behind: WriteBehind;
  readonly #table: SortedTable;
  readonly #clock: Clock;

  constructor(environment: LmdbEnvironment, behind: WriteBehind, clock: Clock) {
    this.#behind = behind;
    this.#clock = clock;
    this.#table = new SortedTable(environment, behind, 'feed_sessions');
  }

  async read(name: string, ttlMs: number): Promise<SessionValue | undefined> {
    const standing = this.#standing(name);
    if (standing === undefined) return undefined;
    const now = this.#clock.now();
    if (standing.until - now < ttlMs * PROLONG_SHARE) this.#put(name, { ...standing, until: now + ttlMs });
    return { revision: standing.revision, bytes: standing.bytes };
  }

  async write(name: string, revision: number, bytes: Uint8Array, ttlMs: number): Promise<boolean> {
    if ((this.#standing(name)?.revision ?? 0) !== revision) return false;
    this.#put(name, { revision: revision + 1, until: this.#clock.now() + ttlMs, bytes });
    await this.#behind.urgent();
    return true;
  }

  prune(after: Uint8Array | undefined, limit: number): Uint8Array | undefined {
    return this.#table.pass(after, limit, (_, name) => {
      if (this.#standing(name) === undefined) this.#table.remove('', name);
    });
  }

  #put(name: string, { revision, until, bytes }: SessionValue & { until: number }): void {
    const row = Buffer.allocUnsafe(HEAD_BYTES + bytes.length);
    row.writeUInt32BE(revision, 0);
    row.writeDoubleBE(until, 4);
    row.set(bytes, HEAD_BYTES);
    this.#table.put('', name, row);
  }

  #standing(name: string): (SessionValue & { until: number }) | undefined {
    const bytes = this.#table.get('', name);
    if (bytes === undefined) return undefined;
    const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const until = row.readDoubleBE(4);
    if (until <= this.#clock.now()) return undefined;
    return { revision: row.readUInt32BE(0), until, bytes: row.subarray(HEAD_BYTES) };
  }
}
