import type { CommittedOffset, OffsetStore } from './offset-store.ts';

/** The offsets that consumer groups committed, as this process knows them, in front of where they are kept. */
export class Commits {
  readonly #offsets: OffsetStore;
  readonly #next = new Map<string, number>();

  constructor(offsets: OffsetStore) {
    this.#offsets = offsets;
    for (const { group, topic, partition, next } of offsets.load()) {
      this.#next.set(keyOf(group, topic, partition), next);
    }
  }

  next(group: string, topic: string, partition: number): number | undefined {
    return this.#next.get(keyOf(group, topic, partition));
  }

  /** Moves a committed offset on; never back. */
  commit(offset: CommittedOffset): void {
    const key = keyOf(offset.group, offset.topic, offset.partition);
    if (offset.next <= (this.#next.get(key) ?? 0)) return;
    this.#next.set(key, offset.next);
    this.#offsets.save(offset);
  }

  /**
   * Below which no group will ask again, whatever happens: the lowest durable offset of all partitions of all topics
   * that a group reads. `reading` are the groups at work now, which may not have committed yet.
   */
  floor(reading: Iterable<{ group: string; topic: string }>, partitions: number): number {
    const durable = new Map<string, number>();
    const pairs = new Map<string, { group: string; topic: string }>();
    for (const offset of this.#offsets.durable()) {
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

function keyOf(group: string, topic: string, partition: number): string {
  return `${group}\n${topic}\n${partition}`;
}
