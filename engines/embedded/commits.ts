import type { CommittedOffset, OffsetStore } from './offset-store.ts';

/** An offset that a group committed in the log that is open. */
export type Commit = Omit<CommittedOffset, 'epoch'>;

/**
 * The offsets that consumer groups committed, as this process knows them, in front of where they are kept. Only those
 * of the log's epoch count: one of another log, begun anew under old stores, says nothing about this one.
 */
export class Commits {
  readonly #offsets: OffsetStore;
  readonly #epoch: string;
  readonly #next = new Map<string, number>();

  constructor(offsets: OffsetStore, epoch: string) {
    this.#offsets = offsets;
    this.#epoch = epoch;
    for (const offset of ofEpoch(offsets.load(), epoch)) {
      this.#next.set(keyOf(offset.group, offset.topic, offset.partition), offset.next);
      // From now on it is told from those of a log that may come after this one.
      if (offset.epoch === '') offsets.save({ ...offset, epoch });
    }
  }

  next(group: string, topic: string, partition: number): number | undefined {
    return this.#next.get(keyOf(group, topic, partition));
  }

  /** Moves a committed offset on; never back. */
  commit(offset: Commit): void {
    const key = keyOf(offset.group, offset.topic, offset.partition);
    if (offset.next <= (this.#next.get(key) ?? 0)) return;
    this.#next.set(key, offset.next);
    this.#offsets.save({ ...offset, epoch: this.#epoch });
  }

  /**
   * Below which no group will ask again, whatever happens: the lowest durable offset of all partitions of all topics
   * that a group reads. `reading` are the groups at work now, which may not have committed yet.
   */
  floor(reading: Iterable<{ group: string; topic: string }>, partitions: number): number {
    const durable = new Map<string, number>();
    const pairs = new Map<string, { group: string; topic: string }>();
    for (const offset of ofEpoch(this.#offsets.durable(), this.#epoch)) {
      durable.set(keyOf(offset.group, offset.topic, offset.partition), offset.next);
      pairs.set(`${offset.group}\n${offset.topic}`, offset);
    }
    for (const pair of reading) pairs.set(`${pair.group}\n${pair.topic}`, pair);
    let floor = Number.POSITIVE_INFINITY;
    for (const { group, topic } of pairs.values()) {
      for (let partition = 0; partition < partitions; partition++) {
        floor = Math.min(floor, durable.get(keyOf(group, topic, partition)) ?? 0);
      }
    }
    return floor;
  }
}

/** Those that count for the log with this epoch. */
export function ofEpoch(offsets: readonly CommittedOffset[], epoch: string): CommittedOffset[] {
  return offsets.filter((offset) => offset.epoch === epoch || offset.epoch === '');
}

function keyOf(group: string, topic: string, partition: number): string {
  return `${group}\n${topic}\n${partition}`;
}
