import type { LogRecord, PartitionConsumer, Topic } from './event-log.ts';

/** A record as a test sees it: where it came from, and its value as text. */
export interface Seen {
  readonly topic: Topic;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly value: string;
}

const decoder = new TextDecoder();

/** A consumer for tests that writes down what it is told, and lets the test wait for it. */
export class RecordingConsumer implements PartitionConsumer {
  readonly seen: Seen[] = [];
  /** 'assigned 3', 'caughtUp 3', 'revoked 3', 'chat.commands 3: a,b' in the order of the calls. */
  readonly calls: string[] = [];
  readonly held = new Set<number>();
  readonly caughtUpPartitions = new Set<number>();
  /** Replaced by a test that wants to fail or to take its time; called before the records are written down. */
  before: (topic: Topic, partition: number, records: readonly LogRecord[]) => void | Promise<void> = () =>
    undefined;
  #waiting: { readonly condition: () => boolean; readonly resolve: () => void }[] = [];

  get values(): string[] {
    return this.seen.map((record) => record.value);
  }

  /** Resolves when the condition holds; it is looked at after every call of the log. */
  async when(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve) => this.#waiting.push({ condition, resolve }));
  }

  assigned(partition: number): void {
    this.held.add(partition);
    this.#note(`assigned ${partition}`);
  }

  records(topic: Topic, partition: number, records: readonly LogRecord[]): void | Promise<void> {
    const answer = this.before(topic, partition, records);
    if (answer === undefined) this.#take(topic, partition, records);
    else return answer.then(() => this.#take(topic, partition, records));
  }

  caughtUp(partition: number): void {
    this.caughtUpPartitions.add(partition);
    this.#note(`caughtUp ${partition}`);
  }

  revoked(partition: number): void {
    this.held.delete(partition);
    this.#note(`revoked ${partition}`);
  }

  #take(topic: Topic, partition: number, records: readonly LogRecord[]): void {
    for (const { offset, key, value } of records) {
      this.seen.push({ topic, partition, offset, key, value: decoder.decode(value) });
    }
    this.#note(`${topic} ${partition}: ${records.map(({ value }) => decoder.decode(value)).join()}`);
  }

  #note(call: string): void {
    this.calls.push(call);
    const fulfilled = this.#waiting.filter(({ condition }) => condition());
    this.#waiting = this.#waiting.filter((waiting) => !fulfilled.includes(waiting));
    for (const { resolve } of fulfilled) resolve();
  }
}
