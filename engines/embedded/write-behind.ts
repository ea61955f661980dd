import type { Clock, Timer } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { type Counter, type Histogram, type Metrics, noMetrics } from '../../ports/metrics.ts';
import type { Written } from '../../ports/written.ts';
import type { LmdbEnvironment } from './lmdb-environment.ts';
import { type Layer, newLayer } from './write-behind-layer.ts';

/** A commit costs about 200 µs of CPU whatever it holds, so rows are gathered for this long. */
export const COMMIT_EVERY_MS = 100;
/** A layer this full is committed at once. The main thread hands a layer over in one go: about 1 µs a row. */
export const LAYER_ROWS = 10_000;
export const LAYER_BYTES = 8 * 1024 * 1024;
/** Above this many bytes not yet committed the event log takes no more appends. */
const BACKLOG_BYTES = 256 * 1024 * 1024;
/** A failed commit is tried again after the first, then after twice as long, up to the second. */
export const RETRY_MS = 100;
const RETRY_MAX_MS = 5_000;
/** A commit that runs for longer is told as a trouble. */
const SLOW_COMMIT_MS = 10_000;
/** What a pending row costs besides its key and value. */
const ROW_BYTES = 128;

/**
 * A table's share of the write-behind: a list of layers, the newest taking puts. All tables change layers in the same
 * moment, and a layer of all tables is one transaction.
 */
export interface StagedTable {
  /** Begins a new layer. */
  seal(): void;
  /** Puts the rows of the oldest layer into LMDB; called within a transaction, again when that failed. */
  writeOldest(): void;
  /** The oldest layer stands in LMDB: forgets it. */
  dropOldest(): void;
}

export interface WriteBehindOptions {
  readonly environment: LmdbEnvironment;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  readonly backlogBytes?: number;
}

export interface Backlog {
  readonly bytes: number;
  /** Age of the oldest row not yet committed, milliseconds; 0: none. */
  readonly oldestMs: number;
}

const SETTLED: Written = { readable: null, durable: Promise.resolve() };

/**
 * Collects the puts of all tables and commits them in the order of the calls, many in one transaction, one transaction
 * at a time: after a crash the tables hold a prefix of the puts. Layers change in a microtask or timer, never within a
 * put: what one synchronous call of a store puts is never torn by a crash.
 *
 * A commit that fails loses nothing: the rows stay pending, readable, and the same transaction is tried again.
 */
export class WriteBehind {
  readonly #environment: LmdbEnvironment;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #backlogBytes: number;
  readonly #tables: StagedTable[] = [];
  /** Oldest first; the last one takes puts. */
  readonly #layers: Layer[] = [newLayer()];
  #bytes = 0;
  #timer: Timer | undefined;
  #retry: Timer | undefined;
  #running: Promise<void> | undefined;
  /** Monotonic time at which the commit that runs now began. */
  #begun: number | undefined;
  /** The newest layer shall be committed as soon as no other commit runs. */
  #due = false;
  #asked = false;
  #failures = 0;
  #failingSince = 0;
  #reason = '';
  #closed = false;
  readonly #commits: Counter;
  readonly #rows: Counter;
  readonly #seconds: Histogram;

  constructor(options: WriteBehindOptions) {
    this.#environment = options.environment;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#backlogBytes = options.backlogBytes ?? BACKLOG_BYTES;
    const metrics = options.metrics ?? noMetrics;
    this.#commits = metrics.counter('store_commits_total', 'Transactions committed to the embedded stores.');
    this.#rows = metrics.counter('store_rows_total', 'Rows committed to the embedded stores.');
    this.#seconds = metrics.histogram(
      'store_commit_seconds',
      'How long a commit to the embedded stores took.',
      [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    );
    metrics.gauge(
      'store_backlog_bytes',
      'Bytes that wait for a commit to the embedded stores.',
      () => this.#bytes,
    );
  }

  /** Called before the first put. */
  add(table: StagedTable): void {
    this.#tables.push(table);
  }

  /** A table calls this for each row it puts in its newest layer; `bytes` are those of key and value. */
  note(bytes: number): void {
    if (this.#closed) throw new Error('The stores are closed.');
    const layer = this.#newest();
    if (layer.rows === 0) {
      layer.since = this.#clock.monotonic();
      this.#timer ??= this.#clock.after(COMMIT_EVERY_MS, () => {
        this.#timer = undefined;
        this.#due = true;
        this.#pump();
      });
    }
    layer.rows++;
    layer.bytes += bytes + ROW_BYTES;
    this.#bytes += bytes + ROW_BYTES;
    if (layer.rows >= LAYER_ROWS || layer.bytes >= LAYER_BYTES) this.#pumpSoon();
  }

  /** What becomes of everything put so far. */
  written(): Written {
    for (let i = this.#layers.length - 1; i >= 0; i--) {
      const layer = this.#layers[i]!;
      if (layer.rows > 0) return layer.written;
    }
    return SETTLED;
  }

  /** As `written().durable`, but asks for the commit at once; what others put meanwhile goes with it. */
  urgent(): Promise<void> {
    const { durable } = this.written();
    if (this.#newest().rows > 0) {
      this.#due = true;
      this.#pumpSoon();
    }
    return durable;
  }

  backlog(): Backlog {
    const oldest = this.#layers[0]!;
    return {
      bytes: this.#bytes,
      oldestMs: oldest.rows > 0 ? this.#clock.monotonic() - oldest.since : 0,
    };
  }

  /** Why nothing more should be written now, as a sentence; undefined: go on. */
  refuse(): string | undefined {
    if (this.#bytes <= this.#backlogBytes) return undefined;
    const because = this.#reason === '' ? '' : ` (${this.#reason})`;
    return `${mebibytes(this.#bytes)} MiB wait for the stores, more than the ${mebibytes(this.#backlogBytes)} MiB allowed${because}.`;
  }

  troubles(): string[] {
    const troubles: string[] = [];
    const now = this.#clock.monotonic();
    if (this.#failures > 0) {
      const seconds = Math.round((now - this.#failingSince) / 1000);
      troubles.push(
        `The stores could not commit for ${seconds} s: ${this.#reason}. ${mebibytes(this.#bytes)} MiB wait.`,
      );
    }
    if (this.#begun !== undefined && now - this.#begun > SLOW_COMMIT_MS) {
      const seconds = Math.round((now - this.#begun) / 1000);
      troubles.push(`A commit of the stores has been running for ${seconds} s.`);
    }
    const refusal = this.refuse();
    if (refusal !== undefined) troubles.push(refusal);
    return troubles;
  }

  /**
   * Commits what is pending and takes no more. Rejects when a commit fails twice running: what it held is lost, and
   * its `durable` rejects too.
   */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#timer?.cancel();
    this.#retry?.cancel();
    this.#retry = undefined;
    await this.#running;
    if (this.#newest().rows > 0) this.#seal();
    for (let attempts = 0; this.#layers.length > 1; ) {
      attempts = (await this.#commitOldest()) ? 0 : attempts + 1;
      if (attempts === 2) throw this.#abandon();
    }
  }

  #abandon(): Error {
    const error = new Error(`The stores could not commit: ${this.#reason}.`);
    for (const layer of this.#layers) layer.reject(error);
    return error;
  }

  #newest(): Layer {
    return this.#layers[this.#layers.length - 1]!;
  }

  #pumpSoon(): void {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (!this.#closed) this.#pump();
    });
  }

  /** Seals the newest layer if it should be, and starts a commit if one should run. */
  #pump(): void {
    const newest = this.#newest();
    const full = newest.rows >= LAYER_ROWS || newest.bytes >= LAYER_BYTES;
    const idle = this.#running === undefined && this.#retry === undefined && this.#layers.length === 1;
    if (full || (this.#due && idle && newest.rows > 0)) this.#seal();
    if (this.#running !== undefined || this.#retry !== undefined || this.#layers.length === 1) return;
    this.#running = this.#commitOldest().then((done) => {
      this.#running = undefined;
      if (this.#closed) return;
      if (done) this.#pump();
      else this.#retryLater();
    });
  }

  #seal(): void {
    this.#due = false;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#layers.push(newLayer());
    for (const table of this.#tables) table.seal();
  }

  #retryLater(): void {
    const wait = Math.min(RETRY_MS * 2 ** (this.#failures - 1), RETRY_MAX_MS);
    this.#retry = this.#clock.after(wait, () => {
      this.#retry = undefined;
      this.#pump();
    });
  }

  /** Resolves to false when the commit failed. */
  async #commitOldest(): Promise<boolean> {
    const layer = this.#layers[0]!;
    const begun = this.#clock.monotonic();
    this.#begun = begun;
    try {
      await this.#environment.commit(() => {
        for (const table of this.#tables) table.writeOldest();
      });
    } catch (error) {
      this.#failed(error);
      return false;
    } finally {
      this.#begun = undefined;
    }
    for (const table of this.#tables) table.dropOldest();
    this.#layers.shift();
    this.#bytes -= layer.bytes;
    this.#commits.value++;
    this.#rows.value += layer.rows;
    this.#seconds.observe((this.#clock.monotonic() - begun) / 1000);
    if (this.#failures > 0) this.#logger.info({ failures: this.#failures }, 'The stores commit again.');
    this.#failures = 0;
    this.#reason = '';
    layer.resolve();
    return true;
  }

  #failed(error: unknown): void {
    if (this.#failures++ === 0) this.#failingSince = this.#clock.monotonic();
    this.#reason = error instanceof Error ? error.message : String(error);
    this.#logger.error(
      { err: error, failures: this.#failures, bytes: this.#bytes },
      'The stores could not commit; everything stays pending and is tried again.',
    );
  }
}

function mebibytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1);
}
