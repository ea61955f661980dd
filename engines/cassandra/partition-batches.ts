import type { Statement } from './session.ts';

/** Writes of one partition that go in one request. */
export interface Batch {
  readonly statements: Statement[];
  bytes: number;
}

/** What one batch may hold: it is one entry of the commit log, and one slow batch must not hold up many rows. */
const MAX_BYTES = 64 * 1024;
const MAX_STATEMENTS = 256;
/** Of a row besides its bytes: names, numbers, headers. */
const ROW_BYTES = 64;

/** Gathers statements by partition: a batch of one partition is one write for the server, all or nothing. */
export class PartitionBatches {
  readonly #open = new Map<string, Batch>();
  readonly #all: Batch[] = [];

  /** `partition` names the partition, unlike all others of one call; `bytes` is the size of what the statement brings. */
  add(partition: string, statement: Statement, bytes: number): void {
    const size = bytes + ROW_BYTES;
    let batch = this.#open.get(partition);
    if (batch === undefined || batch.bytes + size > MAX_BYTES || batch.statements.length === MAX_STATEMENTS) {
      batch = { statements: [], bytes: 0 };
      this.#open.set(partition, batch);
      this.#all.push(batch);
    }
    batch.statements.push(statement);
    batch.bytes += size;
  }

  all(): readonly Batch[] {
    return this.#all;
  }
}
