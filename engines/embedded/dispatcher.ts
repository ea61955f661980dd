import { groupKey } from './log-batch.ts';
import type { PartitionFeed } from './partition-feed.ts';
import type { DurableBatch } from './recent-batches.ts';
import { RecentBatches } from './recent-batches.ts';

interface Listener {
  readonly feed: PartitionFeed;
  readonly topicIndex: number;
}

/** Deals batches that became durable out to the feeds of their topics and partitions. */
export class Dispatcher {
  readonly recent = new RecentBatches();
  /** Lists are replaced, never changed: a consumer may come or go while one is gone through. */
  readonly #listeners = new Map<number, readonly Listener[]>();
  #end: number;
  #dealtEnd: number;

  constructor(end: number) {
    this.#end = end;
    this.#dealtEnd = end;
  }

  get end(): number {
    return this.#end;
  }

  get dealtEnd(): number {
    return this.#dealtEnd;
  }

  add(feed: PartitionFeed, topicNumbers: readonly number[]): void {
    topicNumbers.forEach((number, topicIndex) => {
      const slot = groupKey(number, feed.partition);
      this.#listeners.set(slot, [...(this.#listeners.get(slot) ?? []), { feed, topicIndex }]);
    });
  }

  remove(feed: PartitionFeed, topicNumbers: readonly number[]): void {
    for (const number of topicNumbers) {
      const slot = groupKey(number, feed.partition);
      const others = (this.#listeners.get(slot) ?? []).filter((listener) => listener.feed !== feed);
      if (others.length > 0) this.#listeners.set(slot, others);
      else this.#listeners.delete(slot);
    }
  }

  deal(batch: DurableBatch): void {
    this.#end = batch.endOffset;
    this.recent.push(batch);
    for (const [slot, group] of batch.groups) {
      const listeners = this.#listeners.get(slot);
      if (listeners === undefined) continue;
      for (const { feed, topicIndex } of listeners) {
        feed.live(topicIndex, group.records, batch.baseOffset, batch.endOffset);
      }
    }
    this.#dealtEnd = batch.endOffset;
  }
}
