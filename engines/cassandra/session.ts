import { policies, type QueryOptions, types } from 'cassandra-driver';
import type { Clock } from '../../ports/clock.ts';
import type { Counter, Histogram, Metrics } from '../../ports/metrics.ts';
import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import { type Backoff, pause } from './backoff.ts';
import { isUnknownTable, mayPass, messageOf } from './failures.ts';
import { Gate } from './gate.ts';
import type { Health } from './health.ts';
import { InTurn } from './in-turn.ts';
import type { Link } from './link.ts';
import { WriteLane, type WriteLaneParts } from './write-lane.ts';

/** A prepared statement with its values. */
export interface Statement {
  readonly query: string;
  readonly params: readonly unknown[];
}

/**
 * `awaited`: somebody waits for the rows, a member for a message. `behind`: they only spare a replay of the log; a burst
 * of them each second must not stand before the others.
 */
export type Lane = 'awaited' | 'behind';

/** What became of a conditional write. */
export interface Verdict {
  readonly applied: boolean;
  /** The row that stood against it, as far as the server shows it. */
  readonly row: types.Row | undefined;
  /**
   * False: an earlier try got no answer and may stand. Who was not applied must then look whether it stands against
   * itself.
   */
  readonly sure: boolean;
}

export interface Page {
  readonly rows: types.Row[];
  /** Where the next page begins; undefined: this was the last. */
  readonly next: string | undefined;
}

export interface SessionParts {
  readonly link: Link;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly metrics: Metrics;
  readonly health: Health;
}

/** Long enough for a lost connection to be made anew; with the server's own time-outs (2 s a try) some 10 s in all. */
const PLAIN: Backoff = { tries: 5, firstMs: 100, maxMs: 1_000 };
/** Racing with others is a reason to try again too, and more often. */
const CONDITIONAL: Backoff = { tries: 8, firstMs: 20, maxMs: 500 };

/** Tries hidden in the driver would make a verdict look sure that is not. */
const ONE_TRY: QueryOptions = {
  isIdempotent: false,
  retry: new policies.retry.FallthroughRetryPolicy(),
};

/** Of rows, a lane. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

const BUCKETS_MS = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500];

/**
 * Requests to Cassandra: bounded in number, tried again while that may help, counted. Everything that goes through
 * here may be done twice: plain writes say the same again, and conditional ones are told apart by their verdict.
 */
export class Session {
  readonly #parts: SessionParts;
  readonly #reads = new Gate({ name: 'reads', running: 256, waiting: 20_000 });
  readonly #writes: Readonly<Record<Lane, WriteLane>>;
  readonly #conditionals = new Gate({ name: 'conditional writes', running: 32, waiting: 10_000 });
  readonly #inTurn = new InTurn();
  readonly #readMs: Histogram;
  readonly #writeMs: Histogram;
  readonly #conditionalMs: Histogram;
  readonly #repeated: Counter;
  #closed = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    const { metrics } = parts;
    this.#readMs = metrics.histogram('cassandra_read_ms', 'Time of one read of Cassandra.', BUCKETS_MS);
    this.#writeMs = metrics.histogram('cassandra_write_ms', 'Time of one batch of rows.', BUCKETS_MS);
    this.#conditionalMs = metrics.histogram(
      'cassandra_conditional_ms',
      'Time of one conditional write.',
      BUCKETS_MS,
    );
    this.#repeated = metrics.counter('cassandra_repeated_total', 'Requests that had to be sent again.');
    const lane = (name: string, running: WriteLaneParts['running']): WriteLane =>
      new WriteLane({
        ...{ name, running, waiting: MAX_WAITING_BYTES, together: () => this.nodesHoldAll },
        send: (statements) =>
          this.#again(PLAIN, this.#writeMs, () => this.#send(statements, { isIdempotent: true })),
      });
    this.#writes = {
      awaited: lane('writes', { together: 16, alone: 64 }),
      behind: lane('writes behind', { together: 4, alone: 16 }),
    };
    const { awaited, behind } = this.#writes;
    metrics.gauge(
      'cassandra_waiting_bytes',
      'Bytes that wait to be written.',
      () => awaited.waiting + behind.waiting,
    );
  }

  /** Each node has a copy of every row, so that any of them can write rows of several partitions by itself. */
  get nodesHoldAll(): boolean {
    return this.#parts.link.nodesHoldAll;
  }

  /** All rows. For what fits in memory. */
  async rows(query: string, params: readonly unknown[]): Promise<types.Row[]> {
    const rows: types.Row[] = [];
    let next: string | undefined;
    do {
      const page = await this.page(query, params, 5_000, next);
      for (const row of page.rows) rows.push(row);
      next = page.next;
    } while (next !== undefined);
    return rows;
  }

  async page(query: string, params: readonly unknown[], size: number, from?: string): Promise<Page> {
    const result = await this.#read(query, params, {
      fetchSize: size,
      ...(from === undefined ? {} : { pageState: from }),
    });
    return { rows: result.rows ?? [], next: result.pageState ?? undefined };
  }

  /** Rows of one partition as all conditional writes up to now left them, those with an unknown end too. */
  async serialRows(query: string, params: readonly unknown[]): Promise<types.Row[]> {
    const result = await this.#read(query, params, { consistency: types.consistencies.localSerial });
    return result.rows ?? [];
  }

  /** Writes statements of one partition, all or none of them. `bytes` counts against what may wait. */
  write(statements: readonly Statement[], bytes: number, lane: Lane = 'awaited'): Promise<void> {
    return this.#writes[lane].write({ statements, bytes });
  }

  /**
   * Writes statements of one partition of one table if all of their conditions hold. `partition` names it, so that
   * this process does not race with itself.
   */
  conditional(partition: string, statements: readonly Statement[]): Promise<Verdict> {
    return this.#inTurn.run(partition, () =>
      this.#conditionals.run(1, async () => {
        let tries = 0;
        const result = await this.#again(CONDITIONAL, this.#conditionalMs, () => {
          tries++;
          return this.#send(statements, ONE_TRY);
        });
        return { applied: result.wasApplied(), row: result.rows?.[0], sure: tries === 1 };
      }),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#parts.link.close();
  }

  #read(query: string, params: readonly unknown[], options: object): Promise<types.ResultSet> {
    const { link } = this.#parts;
    return this.#reads.run(1, () =>
      this.#again(PLAIN, this.#readMs, () =>
        link.client.execute(query, [...params], { ...options, isIdempotent: true }),
      ),
    );
  }

  #send(statements: readonly Statement[], options: QueryOptions): Promise<types.ResultSet> {
    const { link } = this.#parts;
    const [only] = statements;
    if (statements.length === 1 && only !== undefined) {
      return link.client.execute(only.query, [...only.params], options);
    }
    const queries = statements.map(({ query, params }) => ({ query, params: [...params] }));
    return link.client.batch(queries, { ...options, logged: false });
  }

  async #again<Result>(backoff: Backoff, spent: Histogram, send: () => Promise<Result>): Promise<Result> {
    const { clock, random, health } = this.#parts;
    for (let attempt = 1; ; attempt++) {
      const begun = clock.monotonic();
      try {
        const result = await send();
        spent.observe(clock.monotonic() - begun);
        health.answered();
        return result;
      } catch (error) {
        // A node that was away while a table was made takes requests a moment before it has heard of it.
        if (this.#closed || !(mayPass(error) || isUnknownTable(error))) throw error;
        health.failed(messageOf(error));
        if (attempt === backoff.tries) {
          throw new StoreUnavailable(`Cassandra did not do it in ${attempt} tries: ${messageOf(error)}`, {
            cause: error,
          });
        }
      }
      this.#repeated.value++;
      await pause(clock, random, backoff, attempt);
    }
  }
}
