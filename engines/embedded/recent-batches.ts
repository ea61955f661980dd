import type { RecordGroup } from './log-batch.ts';

/** Bytes and batches kept: some milliseconds of a busy log, so that who stumbles need not read files. */
const MAX_BYTES = 1024 * 1024;
const MAX_BATCHES = 256;

export interface DurableBatch {
  readonly baseOffset: number;
  readonly endOffset: number;
  readonly length: number;
  readonly groups: ReadonlyMap<number, RecordGroup>;
}

/** The last batches that became durable, without a gap between them. */
export class RecentBatches {
  readonly #batches: DurableBatch[] = [];
  #bytes = 0;

  push(batch: DurableBatch): void {
    this.#batches.push(batch);
    this.#bytes += batch.length;
    while (this.#batches.length > MAX_BATCHES || (this.#bytes > MAX_BYTES && this.#batches.length > 1)) {
      this.#bytes -= this.#batches.shift()!.length;
    }
  }

  /** The batch that holds `offset`; undefined when it is older than what is kept, or not there yet. */
  covering(offset: number): DurableBatch | undefined {
    const batches = this.#batches;
    if (batches.length === 0 || offset < batches[0]!.baseOffset) return undefined;
    let low = 0;
    let high = batches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (batches[middle]!.baseOffset <= offset) low = middle;
      else high = middle - 1;
    }
    return offset < batches[low]!.endOffset ? batches[low] : undefined;
  }
}
