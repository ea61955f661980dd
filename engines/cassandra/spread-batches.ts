import type { Session, Statement } from './session.ts';

/**
 * Above either of these a server warns of each batch over several partitions
 * (`unlogged_batch_across_partitions_warn_threshold`, `batch_size_warn_threshold`), and rightly: it would gather work at
 * one node that others should do.
 */
const MAX_STATEMENTS = 10;
const MAX_BYTES = 4 * 1024;
/** Of a row besides its bytes: names, numbers, headers. */
const ROW_BYTES = 96;

/**
 * Small rows of many partitions, some in each request: a request has a cost of its own, several times that of a small
 * row. Each row is written or not by itself, so only what may be written again one by one goes this way.
 */
export class SpreadBatches {
  readonly #full: Statement[][] = [];
  #open: Statement[] = [];
  #bytes = 0;

  /** `bytes` is the size of what the statement brings. */
  add(statement: Statement, bytes: number): void {
    const size = bytes + ROW_BYTES;
    if (this.#open.length === MAX_STATEMENTS || (this.#open.length > 0 && this.#bytes + size > MAX_BYTES)) {
      this.#full.push(this.#open);
      this.#open = [];
      this.#bytes = 0;
    }
    this.#open.push(statement);
    this.#bytes += size;
  }

  /** Resolves when every row is durable and readable. */
  async send(session: Session): Promise<void> {
    const batches = this.#open.length === 0 ? this.#full : [...this.#full, this.#open];
    await Promise.all(batches.map((batch) => session.write(batch, MAX_BYTES)));
  }
}
