import type { Clock } from '../../ports/clock.ts';
import type { FeedOutcomeRow, FeedOutcomes } from '../../ports/feed-outcomes.ts';
import type { Written } from '../../ports/written.ts';
import type { Prunable } from './feed-pruning.ts';
import { SortedTable } from './feed-table.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import type { WriteBehind } from './write-behind.ts';

/** How long an outcome is kept. */
const KEEP_MS = 7 * 24 * 3_600_000;
/** STAMPED 1, when it was written 8; the outcome follows. A row without a stamp is of an older build. */
const HEAD_BYTES = 9;
/** No encoded outcome begins with it: it would be the tag of a field 0. */
const STAMPED = 0;

/** Outcomes by actor and key, for a week. */
export class EmbeddedFeedOutcomes implements FeedOutcomes, Prunable {
  readonly #behind: WriteBehind;
  readonly #table: SortedTable;
  readonly #clock: Clock;

  constructor(environment: LmdbEnvironment, behind: WriteBehind, clock: Clock) {
    this.#behind = behind;
    this.#clock = clock;
    this.#table = new SortedTable(environment, behind, 'feed_outcomes');
  }

  write(rows: readonly FeedOutcomeRow[]): Written {
    for (const { actor, key, bytes } of rows) this.#put(actor, key, bytes);
    return this.#behind.written();
  }

  async outcome(actor: string, key: string): Promise<Uint8Array | undefined> {
    const row = this.#table.get(actor, key);
    return row && outcomeIn(row);
  }

  prune(after: Uint8Array | undefined, limit: number): Uint8Array | undefined {
    const oldest = this.#clock.now() - KEEP_MS;
    return this.#table.pass(after, limit, (actor, key) => {
      const row = this.#table.get(actor, key);
      if (row === undefined) return;
      if (row[0] !== STAMPED) this.#put(actor, key, row);
      else if (Buffer.from(row.buffer, row.byteOffset).readDoubleBE(1) < oldest)
        this.#table.remove(actor, key);
    });
  }

  #put(actor: string, key: string, bytes: Uint8Array): void {
    const row = Buffer.allocUnsafe(HEAD_BYTES + bytes.length);
    row[0] = STAMPED;
    row.writeDoubleBE(this.#clock.now(), 1);
    row.set(bytes, HEAD_BYTES);
    this.#table.put(actor, key, row);
  }
}

/** The outcome in a row, without its stamp. */
export function outcomeIn(row: Uint8Array): Uint8Array {
  return row[0] === STAMPED ? row.subarray(HEAD_BYTES) : row;
}
