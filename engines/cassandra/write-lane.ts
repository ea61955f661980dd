import { StoreUnavailable } from '../../ports/store-unavailable.ts';
import type { Statement } from './session.ts';

export interface WriteLaneParts {
  /** What is written, for the sentence of a refusal. */
  readonly name: string;
  /** Requests at work at the same time: of several partitions together, and of one alone. */
  readonly running: { readonly together: number; readonly alone: number };
  /** Bytes that may wait. */
  readonly waiting: number;
  /** Any node can write rows of several partitions by itself. */
  readonly together: () => boolean;
  readonly send: (statements: readonly Statement[]) => Promise<unknown>;
}

/** Of a request over several partitions: the server warns of more than 10 partitions, and of more than 5 KiB. */
const TOGETHER = 10;
const TOGETHER_BYTES = 4 * 1024;

/** What belongs to one partition. */
interface Batch {
  readonly statements: readonly Statement[];
  readonly bytes: number;
}

interface Waiting extends Batch {
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Sends batches of one partition each, first come first served. What comes in one turn, and what comes while as many requests
 * as may be are at work, goes together where that is no more work for the servers: the busier, the fewer requests a row.
 * A bounded number of bytes waits; what comes beyond is refused, so that a slow server fills no memory here.
 */
export class WriteLane {
  readonly #parts: WriteLaneParts;
  readonly #queue: Waiting[] = [];
  #bytes = 0;
  #running = 0;
  #due = false;

  constructor(parts: WriteLaneParts) {
    this.#parts = parts;
  }

  /** Bytes that wait now. */
  get waiting(): number {
    return this.#bytes;
  }

  /** Resolves when the batch stands. Rejects as the request does that it went with, or when too much waits. */
  write({ statements, bytes }: Batch): Promise<void> {
    const { waiting, name } = this.#parts;
    if (this.#queue.length > 0 && this.#bytes + bytes > waiting) {
      return Promise.reject(new StoreUnavailable(`Too many ${name} wait for Cassandra; come back later.`));
    }
    return new Promise((done, failed) => {
      this.#queue.push({ statements, bytes, done, failed });
      this.#bytes += bytes;
      if (this.#due) return;
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        this.#start();
      });
    });
  }

  #start(): void {
    const { together, running } = this.#parts;
    const most = together() ? running.together : running.alone;
    while (this.#running < most && this.#queue.length > 0) void this.#send(this.#take());
  }

  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    const most = this.#parts.together() ? TOGETHER : 1;
    for (const batch of this.#queue) {
      if (count > 0 && (count === most || bytes + batch.bytes > TOGETHER_BYTES)) break;
      bytes += batch.bytes;
      count++;
    }
    this.#bytes -= bytes;
    return this.#queue.splice(0, count);
  }

  async #send(batches: readonly Waiting[]): Promise<void> {
    this.#running++;
    try {
      await this.#parts.send(batches.flatMap(({ statements }) => statements));
      for (const { done } of batches) done();
    } catch (error) {
      for (const { failed } of batches) failed(error);
    }
    this.#running--;
    this.#start();
  }
}
