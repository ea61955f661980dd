import type { Clock } from '../../ports/clock.ts';
import { MAX_WORKERS, type WorkerNumbers } from '../../ports/worker-numbers.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { NamedTable } from './named-table.ts';
import type { WriteBehind } from './write-behind.ts';

/** All rows stand in this group. */
const ALL = '';

interface Lease {
  /** '': given back. */
  readonly holder: string;
  /** Monotonic time, ms; it may lie before this run. */
  readonly endsAt: number;
}

/** As it is stored: the monotonic time of one run says nothing in the next. */
interface Row {
  readonly holder: string;
  /** Wall time, ms. */
  readonly until: number;
  /** What was asked for, ms. */
  readonly ttl: number;
}

const NEVER: Lease = { holder: '', endsAt: Number.NEGATIVE_INFINITY };

/**
 * Leases in memory, written down for the next run. This process is the only writer, so a condition and its change in
 * one turn of the event loop are atomic. Within a run the monotonic clock decides: a wall clock that jumps takes a
 * number from nobody. Over a restart the rest of a lease is reckoned by the wall clock, and is at most what was asked.
 */
export class EmbeddedWorkerNumbers implements WorkerNumbers {
  readonly #behind: WriteBehind;
  readonly #clock: Clock;
  readonly #rows: NamedTable;
  /** By number. */
  readonly #leases: Lease[] = new Array<Lease>(MAX_WORKERS).fill(NEVER);

  constructor(environment: LmdbEnvironment, behind: WriteBehind, clock: Clock) {
    this.#behind = behind;
    this.#clock = clock;
    this.#rows = new NamedTable(environment, behind, 'worker-numbers');
    const [wall, elapsed] = [clock.now(), clock.monotonic()];
    for (const [worker, bytes] of this.#rows.group(ALL)) {
      const { holder, until, ttl } = JSON.parse(Buffer.from(bytes).toString()) as Row;
      this.#leases[Number(worker)] = { holder, endsAt: elapsed + Math.min(ttl, until - wall) };
    }
  }

  async take(holder: string, ttlMs: number): Promise<number> {
    const worker = this.#longestFree();
    if (worker === undefined) throw new Error(`All ${MAX_WORKERS} worker numbers are taken.`);
    await this.#write(worker, holder, ttlMs);
    return worker;
  }

  async renew(worker: number, holder: string, ttlMs: number): Promise<boolean> {
    if (!this.#holds(worker, holder)) return false;
    await this.#write(worker, holder, ttlMs);
    return true;
  }

  async release(worker: number, holder: string): Promise<void> {
    if (this.#holds(worker, holder)) await this.#write(worker, '', 0);
  }

  #holds(worker: number, holder: string): boolean {
    const lease = this.#leases[worker];
    return lease?.holder === holder && lease.endsAt > this.#clock.monotonic();
  }

  /** Not the one given back last: its holder may have made ids in this very millisecond, and sequences begin anew. */
  #longestFree(): number | undefined {
    let found: number | undefined;
    let endedAt = this.#clock.monotonic();
    for (let worker = 0; worker < MAX_WORKERS; worker++) {
      const { endsAt } = this.#leases[worker]!;
      if (endsAt > endedAt || (found !== undefined && endsAt === endedAt)) continue;
      found = worker;
      endedAt = endsAt;
    }
    return found;
  }

  async #write(worker: number, holder: string, ttlMs: number): Promise<void> {
    const refusal = this.#behind.refuse();
    if (refusal !== undefined) throw new Error(refusal);
    const row: Row = { holder, until: this.#clock.now() + ttlMs, ttl: ttlMs };
    this.#rows.put(ALL, String(worker), Buffer.from(JSON.stringify(row)));
    this.#leases[worker] = { holder, endsAt: this.#clock.monotonic() + ttlMs };
    await this.#behind.urgent();
  }
}
