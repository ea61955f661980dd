import type { Position } from '../../ports/event-log.ts';
import { LogUnavailable } from '../../ports/event-log.ts';

/** Of key and value together; a batch of one topic must fit `max.message.bytes`. */
export const MAX_RECORD_BYTES = 1024 * 1024;
/** What a record costs beside key and value, about. */
export const RECORD_OVERHEAD_BYTES = 32;
/** One partition's part of a request: what is larger would hold up the others in it. */
const MAX_BATCH_BYTES = 512 * 1024;
const MAX_BATCH_RECORDS = 5_000;

/** A record that waits to be made durable. */
export interface PendingAppend {
  readonly key: Buffer;
  readonly value: Buffer;
  readonly bytes: number;
  /** By the monotonic clock. */
  readonly since: number;
  readonly resolve: (position: Position) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Appends to one partition, in their order. Once sent, a batch stays as it is until Kafka has answered for it: sent
 * again it is the same records, and nothing behind it is sent before.
 */
export class AppendQueue {
  readonly topic: string;
  readonly partition: number;
  #waiting: PendingAppend[] = [];
  #batch: readonly PendingAppend[] = [];
  /** The batch is on its way. */
  inFlight = false;

  constructor(topic: string, partition: number) {
    this.topic = topic;
    this.partition = partition;
  }

  get isEmpty(): boolean {
    return this.#batch.length === 0 && this.#waiting.length === 0;
  }

  /** Since when the oldest waits. */
  get since(): number {
    return (this.#batch[0] ?? this.#waiting[0])?.since ?? Number.POSITIVE_INFINITY;
  }

  push(append: PendingAppend): void {
    this.#waiting.push(append);
  }

  /** What is to be sent now: the batch whose outcome is unknown, or a new one. */
  next(): readonly PendingAppend[] {
    if (this.#batch.length > 0) return this.#batch;
    let bytes = 0;
    let count = 0;
    while (count < this.#waiting.length && count < MAX_BATCH_RECORDS) {
      bytes += this.#waiting[count]!.bytes;
      if (count > 0 && bytes > MAX_BATCH_BYTES) break;
      count++;
    }
    this.#batch = this.#waiting.slice(0, count);
    this.#waiting = this.#waiting.slice(count);
    return this.#batch;
  }

  /** The batch stands from this offset on. Gives it back. */
  succeed(epoch: string, base: number): readonly PendingAppend[] {
    const batch = this.#batch;
    this.#batch = [];
    batch.forEach(({ resolve }, i) => {
      resolve({ epoch, partition: this.partition, offset: base + i });
    });
    return batch;
  }

  /**
   * Gives up everything: what waits behind a batch of unknown outcome could otherwise overtake its repetition. Gives
   * it back.
   */
  fail(sentence: string): readonly PendingAppend[] {
    const all = [...this.#batch, ...this.#waiting];
    this.#batch = [];
    this.#waiting = [];
    for (const { reject } of all) reject(new LogUnavailable(sentence));
    return all;
  }
}
