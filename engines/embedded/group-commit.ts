import type { Clock } from '../../ports/clock.ts';
import type { Position } from '../../ports/event-log.ts';
import { LogUnavailable } from '../../ports/event-log.ts';
import type { Logger } from '../../ports/logger.ts';
import { HEADER_BYTES, MAX_KEY_BYTES, RECORD_HEADER_BYTES } from './batch-format.ts';
import { LogBatch } from './log-batch.ts';
import type { LogMetrics } from './log-metrics.ts';
import type { SegmentFiles } from './segment-files.ts';
import { SpareBuffers } from './spare-buffers.ts';
import { lacksRoom } from './spare-segment.ts';
import { SyncPace } from './sync-pace.ts';

/** A batch is cut here: large enough that the sync's fixed cost vanishes, small enough not to hold up what follows. */
const MAX_BATCH_BYTES = 1024 * 1024;
/** How often a full disk is tried again, ms. */
const RETRY_MS = 1000;

export interface GroupCommitOptions {
  readonly segments: SegmentFiles;
  readonly segmentBytes: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: LogMetrics;
  readonly epoch: string;
  readonly salt: number;
  readonly generation: number;
  /** Offset of the next record. */
  readonly endOffset: number;
  readonly maxBacklogBytes: number;
  readonly maxBacklogRecords: number;
  readonly refuse: () => string | undefined;
  /** A batch is durable and its appends are answered. Must not throw. */
  readonly durable: (batch: LogBatch) => void;
}

/**
 * Makes appends durable, many with one sync. One batch is on its way to the disk at a time; what comes meanwhile
 * gathers for the next, so a batch is written only when all before it are durable.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  readonly #pace: SyncPace;
  readonly #maxRecordBytes: number;
  readonly #cutBytes: number;
  readonly #full: LogBatch[] = [];
  readonly #buffers = new SpareBuffers(2 * MAX_BATCH_BYTES);
  #gathering: LogBatch | undefined;
  #inFlight: LogBatch | undefined;
  #scheduled = false;
  #nextOffset: number;
  #backlogBytes = 0;
  #backlogRecords = 0;
  /** Everything below is durable. */
  #durableEnd: number;
  /** Why no append will ever be taken again. */
  #sealed: string | undefined;
  /** Why none is taken until the disk has room. */
  #stalled: string | undefined;
  #closing = false;
  /** A file operation is running. */
  #working = false;
  #waitingForQuiet: (() => void)[] = [];

  constructor(options: GroupCommitOptions) {
    this.#options = options;
    this.#pace = new SyncPace(options.clock);
    this.#nextOffset = options.endOffset;
    this.#durableEnd = options.endOffset;
    // A batch below the cut and one more record must fit in an empty segment.
    this.#cutBytes = Math.min(MAX_BATCH_BYTES, options.segmentBytes >>> 2);
    this.#maxRecordBytes = (options.segmentBytes >>> 1) - HEADER_BYTES;
  }

  get durableEnd(): number {
    return this.#durableEnd;
  }

  get backlogBytes(): number {
    return this.#backlogBytes;
  }

  troubles(): string[] {
    return [this.#sealed, this.#stalled].filter((sentence) => sentence !== undefined);
  }

  add(topic: number, partition: number, key: string, value: Uint8Array): Promise<Position> {
    const refusal = this.#refusal();
    if (refusal !== undefined) {
      this.#options.metrics.refused.value++;
      return Promise.reject(new LogUnavailable(refusal));
    }
    if (this.#tooLarge(key, value)) {
      const limits = `${MAX_KEY_BYTES} bytes of key and ${this.#maxRecordBytes} of all`;
      return Promise.reject(new RangeError(`A record has at most ${limits}.`));
    }
    this.#gathering ??= new LogBatch(this.#nextOffset, this.#buffers.take());
    const batch = this.#gathering;
    const before = batch.length;
    const answer = batch.add(topic, partition, key, value);
    this.#nextOffset++;
    this.#backlogRecords++;
    this.#backlogBytes += batch.length - before;
    if (batch.length >= this.#cutBytes) {
      this.#full.push(batch);
      this.#gathering = undefined;
    }
    this.#schedule();
    return answer;
  }

  #tooLarge(key: string, value: Uint8Array): boolean {
    // UTF-8 has at most three bytes a UTF-16 unit, so nearly every key is short enough without being measured.
    const keyBytes = key.length * 3 <= MAX_KEY_BYTES ? key.length * 3 : Buffer.byteLength(key);
    return keyBytes > MAX_KEY_BYTES || keyBytes + value.length + RECORD_HEADER_BYTES > this.#maxRecordBytes;
  }

  /** Takes no more appends, makes durable what was taken. */
  async close(): Promise<void> {
    this.#closing = true;
    if (!this.#isQuiet()) await new Promise<void>((resolve) => this.#waitingForQuiet.push(resolve));
  }

  /** What waits for room was answered when the disk was full: nobody waits for it. */
  #isQuiet(): boolean {
    return !this.#working && (this.#stalled !== undefined || this.#pending() === 0);
  }

  #refusal(): string | undefined {
    if (this.#sealed !== undefined) return this.#sealed;
    if (this.#closing) return 'The event log is being closed.';
    if (this.#stalled !== undefined) return this.#stalled;
    const { maxBacklogBytes, maxBacklogRecords, refuse } = this.#options;
    if (this.#backlogBytes >= maxBacklogBytes || this.#backlogRecords >= maxBacklogRecords) {
      return 'The disk does not keep up: too much waits to be made durable.';
    }
    return refuse();
  }

  #pending(): number {
    return (
      this.#full.length + (this.#gathering === undefined ? 0 : 1) + (this.#inFlight === undefined ? 0 : 1)
    );
  }

  /** Lets the next batch start at the end of this turn, or when the pace allows it. */
  #schedule(): void {
    if (this.#scheduled || this.#inFlight !== undefined || this.#pending() === 0) return;
    this.#scheduled = true;
    const wait = this.#full.length > 0 ? 0 : this.#pace.wait();
    if (wait > 0) this.#options.clock.after(wait, this.#start);
    else setImmediate(this.#start);
  }

  readonly #start = (): void => {
    this.#scheduled = false;
    if (this.#inFlight !== undefined || this.#stalled !== undefined || this.#sealed !== undefined) return;
    const batch = this.#full.shift() ?? this.#gathering;
    if (batch === undefined) return;
    if (batch === this.#gathering) this.#gathering = undefined;
    this.#inFlight = batch;
    this.#pace.started(batch.count);
    const { active } = this.#options.segments;
    if (active.readableBytes + batch.length <= active.capacity) this.#write(batch);
    else this.#roll(batch);
  };

  #roll(batch: LogBatch): void {
    this.#working = true;
    this.#options.segments.roll(batch.baseOffset).then(
      () => this.#write(batch),
      (error: unknown) => {
        this.#working = false;
        // Without room nothing of the batch was written: it is as if it had never been.
        if (lacksRoom(error)) this.#stall(batch, batch.baseOffset, () => this.#waitForRoom());
        else this.#seal(batch, error);
      },
    );
  }

  #write(batch: LogBatch): void {
    const { segments, clock, salt, generation, metrics } = this.#options;
    const segment = segments.active;
    const writtenAt = clock.now();
    const position = segment.readableBytes;
    const bytes = batch.encode(generation, writtenAt, salt);
    const startedAt = clock.monotonic();
    this.#working = true;
    segment.handle!.writeDurably(bytes, position, (error) => {
      this.#working = false;
      if (error !== null) {
        this.#failed(batch, error);
        return;
      }
      metrics.syncMs.observe(clock.monotonic() - startedAt);
      segment.mark(batch.baseOffset, position);
      segment.readableBytes = position + bytes.length;
      segment.lastWrittenAt = writtenAt;
      this.#finish(batch);
    });
  }

  #finish(batch: LogBatch): void {
    const { metrics, epoch, durable } = this.#options;
    this.#inFlight = undefined;
    this.#durableEnd = batch.endOffset;
    if (this.#stalled !== undefined) this.#resume();
    else {
      this.#backlogRecords -= batch.count;
      this.#backlogBytes -= batch.length - HEADER_BYTES;
    }
    metrics.appended.value += batch.count;
    metrics.bytes.value += batch.length;
    metrics.syncs.value++;
    batch.resolve(epoch);
    this.#buffers.keep(batch.takeBuffer());
    durable(batch);
    this.#schedule();
    this.#tellIfQuiet();
  }

  #failed(batch: LogBatch, error: Error): void {
    // The same bytes go to the same place until they stand: then nothing else can have been there, and rewriting
    // every byte mends what a failed sync may have dropped from the page cache.
    if (lacksRoom(error)) this.#stall(batch, batch.endOffset, () => this.#write(batch));
    else this.#seal(batch, error);
  }

  /** No room: refuses everything and tries again after a while. The next record gets `nextOffset`. */
  #stall(batch: LogBatch, nextOffset: number, again: () => void): void {
    if (this.#stalled === undefined) {
      this.#stalled = 'The disk of the event log is full; nothing is taken until there is room.';
      this.#options.logger.error({}, this.#stalled);
      this.#drop(batch, this.#stalled);
      this.#nextOffset = nextOffset;
    }
    this.#retry(again);
  }

  #waitForRoom(): void {
    this.#working = true;
    this.#options.segments.spareReady().then(
      () => {
        this.#working = false;
        this.#inFlight = undefined;
        this.#resume();
        this.#tellIfQuiet();
      },
      (error: unknown) => {
        this.#working = false;
        if (lacksRoom(error)) this.#retry(() => this.#waitForRoom());
        else this.#seal(undefined, error);
      },
    );
  }

  #retry(again: () => void): void {
    this.#tellIfQuiet();
    this.#options.clock.after(RETRY_MS, () => {
      if (!this.#closing) again();
    });
  }

  #resume(): void {
    this.#stalled = undefined;
    this.#options.logger.info({}, 'The disk of the event log has room again.');
  }

  /**
   * What the failed write left on the disk is unknown, and after a failed sync the page cache says “clean” for bytes
   * that are lost. Only a start anew, which reads what is there, can tell.
   */
  #seal(batch: LogBatch | undefined, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#sealed = `The event log could not be written and takes nothing more until it is started anew: ${why}`;
    this.#stalled = undefined;
    this.#options.logger.error({ error }, this.#sealed);
    this.#drop(batch, this.#sealed);
    this.#inFlight = undefined;
    this.#tellIfQuiet();
  }

  /** Rejects everything taken and not durable. */
  #drop(batch: LogBatch | undefined, why: string): void {
    const reason = new LogUnavailable(why);
    batch?.reject(reason);
    for (const full of this.#full) full.reject(reason);
    this.#gathering?.reject(reason);
    this.#full.length = 0;
    this.#gathering = undefined;
    this.#backlogBytes = 0;
    this.#backlogRecords = 0;
  }

  #tellIfQuiet(): void {
    if (this.#waitingForQuiet.length === 0 || !this.#isQuiet()) return;
    const waiting = this.#waitingForQuiet;
    this.#waitingForQuiet = [];
    for (const resolve of waiting) resolve();
  }
}
