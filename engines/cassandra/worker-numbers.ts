import type { types } from 'cassandra-driver';
import { MAX_WORKERS, type WorkerNumbers } from '../../ports/worker-numbers.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session, Statement } from './session.ts';

const NOW = 'SELECT toUnixTimestamp(now()) AS now FROM system.local';
const ALL = 'SELECT worker, holder, until FROM worker_numbers';
const ONE = 'SELECT worker, holder, until FROM worker_numbers WHERE worker = ?';
const TAKE_NEW = 'INSERT INTO worker_numbers (worker, holder, until) VALUES (?, ?, ?) IF NOT EXISTS';
const CHANGE = 'UPDATE worker_numbers SET holder = ?, until = ? WHERE worker = ? IF holder = ? AND until = ?';

/** How far the clocks of two Cassandra nodes may lie apart before a number could have two holders. */
const SKEW_MS = 2_000;

interface Row {
  readonly worker: number;
  readonly holder: string;
  readonly until: number;
}

export interface WorkerNumbersParts {
  readonly session: Session;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** How long after its end a number is still given to nobody else. */
  readonly skewMs?: number;
}

/**
 * A row a number, with its end by the clock of the servers, and every change conditional on what was read: holder and
 * end together are the version. No time to live of Cassandra's: it counts whole seconds, and could end a lease one
 * second too early.
 *
 * The end is counted from a time read within the call. A holder that counts its own time from before the call is done
 * with the number before anybody else can get it.
 */
export class CassandraWorkerNumbers implements WorkerNumbers {
  readonly #session: Session;
  readonly #random: () => number;
  readonly #skewMs: number;

  constructor({ session, random, skewMs = SKEW_MS }: WorkerNumbersParts) {
    this.#session = session;
    this.#random = random;
    this.#skewMs = skewMs;
  }

  async take(holder: string, ttlMs: number): Promise<number> {
    // Once more when all that seemed free were gone to others: meanwhile some may have been given back.
    for (let round = 0; round < 2; round++) {
      const now = await this.#now();
      const rows = new Map((await this.#session.rows(ALL, [])).map(rowIn).map((row) => [row.worker, row]));
      for (const worker of this.#inAnyOrder()) {
        const row = rows.get(worker);
        if (row !== undefined && row.until + this.#skewMs > now) continue;
        if (await this.#claim(worker, row, holder, now + ttlMs)) return worker;
      }
    }
    throw new Error(`All ${MAX_WORKERS} worker numbers are taken.`);
  }

  async renew(worker: number, holder: string, ttlMs: number): Promise<boolean> {
    for (;;) {
      const now = await this.#now();
      const row = await this.#row(worker);
      if (row === undefined || row.holder !== holder || row.until <= now) return false;
      const change = changed(row, holder, now + ttlMs);
      if ((await this.#decide(worker, change)).applied) return true;
    }
  }

  async release(worker: number, holder: string): Promise<void> {
    for (;;) {
      const row = await this.#row(worker);
      if (row === undefined || row.holder !== holder || row.until === 0) return;
      if ((await this.#decide(worker, changed(row, holder, 0))).applied) return;
    }
  }

  /** Starting anywhere: processes that start together seldom try the same number. */
  *#inAnyOrder(): Iterable<number> {
    const first = Math.floor(this.#random() * MAX_WORKERS);
    for (let i = 0; i < MAX_WORKERS; i++) yield (first + i) % MAX_WORKERS;
  }

  async #claim(worker: number, row: Row | undefined, holder: string, until: number): Promise<boolean> {
    const claim =
      row === undefined ? { query: TAKE_NEW, params: [worker, holder, until] } : changed(row, holder, until);
    const { applied, row: standing } = await this.#decide(worker, claim);
    // A try that got no answer may have done it: no other run has this holder's name.
    return applied || (standing?.get('holder') as string | null | undefined) === holder;
  }

  #decide(worker: number, statement: Statement): ReturnType<Session['conditional']> {
    return this.#session.conditional(`worker_numbers:${worker}`, [statement]);
  }

  async #row(worker: number): Promise<Row | undefined> {
    const [row] = await this.#session.serialRows(ONE, [worker]);
    return row && rowIn(row);
  }

  async #now(): Promise<number> {
    const [row] = await this.#session.rows(NOW, []);
    if (row === undefined) throw new Error('Cassandra does not tell the time.');
    return numberIn(row, 'now');
  }
}

function changed(row: Row, holder: string, until: number): Statement {
  return { query: CHANGE, params: [holder, until, row.worker, row.holder, row.until] };
}

function rowIn(row: types.Row): Row {
  return {
    worker: row.get('worker') as number,
    holder: textIn(row, 'holder'),
    until: numberIn(row, 'until'),
  };
}
