import type { Clock } from '../../ports/clock.ts';
import type { LogRecord } from '../../ports/event-log.ts';
import { visitRecords } from './batch-format.ts';
import type { LogReader, ReadBatches } from './log-reader.ts';
import type { PartitionFeed } from './partition-feed.ts';
import type { Part } from './partition-part.ts';

/** How long the next chunk waits for consumers that are busy with the last one, ms; then they are left behind. */
const PATIENCE_MS = 25;

/**
 * Reads the files for all feeds of one subscription that are behind: always for the one furthest behind, and every
 * other that can use the same chunk gets its part of it. So feeds that go at one pace share one scan, and one that is
 * slow, or failed, is left behind and holds up nobody. What is held is one chunk, and what busy consumers have of theirs.
 */
export class CatchUp {
  readonly #reader: LogReader;
  readonly #clock: Clock;
  readonly #topicNumbers: readonly number[];
  /** By partition. */
  readonly #feeds = new Map<number, PartitionFeed>();
  #running: Promise<void> | undefined;
  #again = false;

  constructor(reader: LogReader, clock: Clock, topicNumbers: readonly number[]) {
    this.#reader = reader;
    this.#clock = clock;
    this.#topicNumbers = topicNumbers;
  }

  add(feed: PartitionFeed): void {
    this.#feeds.set(feed.partition, feed);
  }

  remove(feed: PartitionFeed): void {
    if (this.#feeds.get(feed.partition) === feed) this.#feeds.delete(feed.partition);
  }

  /** A feed needs files. */
  wake(): void {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#again) this.wake();
    });
  }

  /** After the feeds are gone: waits for the reading that runs, and gives the file back. */
  async close(): Promise<void> {
    await this.#running;
    await this.#reader.close();
  }

  async #run(): Promise<void> {
    for (;;) {
      this.#again = false;
      const feeds = this.#readyFeeds();
      if (feeds.length === 0) return;
      const from = Math.min(...feeds.map((feed) => feed.position));
      let read: ReadBatches;
      try {
        read = await this.#reader.read(from);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        for (const feed of this.#readyFeeds()) feed.pause(reason);
        continue;
      }
      await this.#patience(this.#dealOut(read, from));
    }
  }

  #readyFeeds(): PartitionFeed[] {
    return [...this.#feeds.values()].filter((feed) => feed.takesFromFiles);
  }

  /** Hands each feed its records; returns those whose consumers are busy with them. */
  #dealOut(read: ReadBatches, from: number): PartitionFeed[] {
    const ready = new Map<PartitionFeed, Part[]>();
    for (const feed of this.#readyFeeds()) {
      // A feed that came while the chunk was read may begin before it.
      if (feed.position >= from && feed.position < read.endOffset) ready.set(feed, []);
    }
    this.#collect(read, ready);
    const busy: PartitionFeed[] = [];
    for (const [feed, parts] of ready) {
      feed.offer(parts, read.endOffset);
      if (!feed.takesFromFiles) busy.push(feed);
    }
    return busy;
  }

  #collect(read: ReadBatches, ready: Map<PartitionFeed, Part[]>): void {
    const { bytes, batches } = read.chunk;
    for (const { header, at } of batches) {
      visitRecords(bytes, at, header, (number, partition, offset, keyAt, valueAt, end) => {
        const topic = this.#topicNumbers.indexOf(number);
        const feed = topic < 0 ? undefined : this.#feeds.get(partition);
        const parts = feed === undefined ? undefined : ready.get(feed);
        if (parts === undefined || !feed!.wants(topic, offset)) return;
        const key = bytes.toString('utf8', keyAt, valueAt);
        addTo(parts, topic, { offset, key, value: bytes.subarray(valueAt, end) });
      });
    }
  }

  #patience(busy: readonly PartitionFeed[]): Promise<void> {
    if (busy.length === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#clock.after(PATIENCE_MS, resolve);
      void Promise.all(busy.map((feed) => feed.idle())).then(() => {
        timer.cancel();
        resolve();
      });
    });
  }
}

function addTo(parts: Part[], topic: number, record: LogRecord): void {
  const part = parts.find((candidate) => candidate.topic === topic);
  if (part === undefined) parts.push({ topic, records: [record] });
  else part.records.push(record);
}
