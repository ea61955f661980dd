import type {
  ConsumeOptions,
  EventLog,
  LogRecord,
  PartitionConsumer,
  Position,
  Subscription,
  Topic,
} from '../../ports/event-log.ts';

/**
 * A log through which everything of a test goes, so that the test knows when all of it is done: a log in other processes
 * tells its consumers only in time how much there is.
 */
export class FollowedLog implements EventLog {
  readonly #log: EventLog;
  /** Of each partition of a topic the highest offset that was appended, and that was done. */
  readonly #appended = new Map<string, number>();
  readonly #done = new Map<string, number>();
  #underWay = 0;
  #waiting: (() => void)[] = [];

  constructor(log: EventLog) {
    this.#log = log;
  }

  get epoch(): string {
    return this.#log.epoch;
  }

  partitionCount(topic: Topic): number {
    return this.#log.partitionCount(topic);
  }

  partitionOf(topic: Topic, key: string): number {
    return this.#log.partitionOf(topic, key);
  }

  async append(topic: Topic, key: string, value: Uint8Array): Promise<Position> {
    return await this.#during(async () => {
      const position = await this.#log.append(topic, key, value);
      raise(this.#appended, `${topic} ${position.partition}`, position.offset);
      return position;
    });
  }

  consume(options: ConsumeOptions): Promise<Subscription> {
    return this.#log.consume({ ...options, consumer: this.#followed(options.consumer) });
  }

  holders(group: string): Promise<ReadonlyMap<number, string>> {
    return this.#log.holders(group);
  }

  endOffset(topic: Topic, partition: number): Promise<number> {
    return this.#log.endOffset(topic, partition);
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  /** Resolves when every record was handled by a consumer, and nobody is handling or appending any. */
  async settled(): Promise<void> {
    while (!this.#isSettled()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #isSettled(): boolean {
    if (this.#underWay > 0) return false;
    return Array.from(this.#appended).every(
      ([name, offset]) => name.includes('.dead ') || (this.#done.get(name) ?? -1) >= offset,
    );
  }

  #followed(consumer: PartitionConsumer): PartitionConsumer {
    return {
      assigned: (partition) => consumer.assigned(partition),
      caughtUp: (partition) => consumer.caughtUp(partition),
      revoked: (partition) => consumer.revoked(partition),
      records: (topic: Topic, partition: number, records: readonly LogRecord[]) =>
        this.#during(async () => {
          await consumer.records(topic, partition, records);
          raise(this.#done, `${topic} ${partition}`, records[records.length - 1]!.offset);
        }),
    };
  }

  async #during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#underWay++;
    try {
      return await work();
    } finally {
      this.#underWay--;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const each of waiting) each();
    }
  }
}

function raise(offsets: Map<string, number>, name: string, offset: number): void {
  offsets.set(name, Math.max(offset, offsets.get(name) ?? -1));
}
