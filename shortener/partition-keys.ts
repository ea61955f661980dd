import type { EventLog, Topic } from '../ports/event-log.ts';

/** For each partition one key that falls into it: all frames of a partition have the same, and so keep their order. */
export class PartitionKeys {
  readonly #log: EventLog;
  readonly #topic: Topic;
  readonly #keys = new Map<number, string>();
  #tried = 0;

  constructor(log: EventLog, topic: Topic) {
    this.#log = log;
    this.#topic = topic;
  }

  keyOf(partition: number): string {
    for (;;) {
      const key = this.#keys.get(partition);
      if (key !== undefined) return key;
      const next = `clicks-${this.#tried++}`;
      const falls = this.#log.partitionOf(this.#topic, next);
      if (!this.#keys.has(falls)) this.#keys.set(falls, next);
    }
  }
}
