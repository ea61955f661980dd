import type { Clock } from '../../ports/clock.ts';
import { readChunk } from './batch-reader.ts';
import type { FileOps } from './file-ops.ts';
import type { Segment } from './segment.ts';
import type { SegmentFiles } from './segment-files.ts';

export interface RetentionOptions {
  readonly files: FileOps;
  readonly segments: SegmentFiles;
  readonly clock: Clock;
  readonly retentionMs: number;
  readonly salt: number;
  /** No consumer group will ask for a record below. */
  readonly floor: () => number;
}

/** Deletes segments that no consumer group needs and that are old enough. */
export class Retention {
  readonly #options: RetentionOptions;
  #running: Promise<number> | undefined;

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  /** Resolves with the number of segments deleted. */
  run(): Promise<number> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Resolves when none is running. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  async #run(): Promise<number> {
    const { segments, floor } = this.#options;
    for (let deleted = 0; ; deleted++) {
      const oldest = segments.oldestSealed();
      if (oldest === undefined || oldest.next.base > floor()) return deleted;
      if (!(await this.#isOld(oldest.segment, oldest.next))) return deleted;
      await segments.removeOldest();
    }
  }

  async #isOld(segment: Segment, next: Segment): Promise<boolean> {
    const { clock, retentionMs } = this.#options;
    segment.lastWrittenAt ??= await this.#firstWrittenAt(next);
    return segment.lastWrittenAt !== undefined && clock.now() - segment.lastWrittenAt >= retentionMs;
  }

  /** Of a segment that this process has not written: its last batch is not younger than the first of the next. */
  async #firstWrittenAt(segment: Segment): Promise<number | undefined> {
    const file = await this.#options.files.open(segment.file, 'read');
    try {
      const chunk = await readChunk(file, 0, segment.readableBytes, this.#options.salt);
      return chunk.batches[0]?.header.writtenAt;
    } finally {
      await file.close();
    }
  }
}
