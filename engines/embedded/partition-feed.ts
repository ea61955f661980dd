import type { Clock, Timer } from '../../ports/clock.ts';
import type { LogRecord, PartitionConsumer, Topic } from '../../ports/event-log.ts';
import type { RecordGroup } from './log-batch.ts';
import { groupKey } from './log-batch.ts';
import type { DurableBatch } from './recent-batches.ts';

const FIRST_BACKOFF_MS = 100;
const LAST_BACKOFF_MS = 5_000;

/** What a feed asks of the log around it. */
export interface FeedOptions {
  readonly partition: number;
  readonly topics: readonly Topic[];
  /** Numbers of the topics, in the same order. */
  readonly topicNumbers: readonly number[];
  readonly consumer: PartitionConsumer;
  readonly clock: Clock;
  /** The group's committed offset of each topic, or the oldest one kept. */
  readonly starts: () => number[];
  /** Everything below is durable. */
  readonly end: () => number;
  /** Everything below was offered to the feeds that were level; less than `end` while a batch is being dealt out. */
  readonly dealtEnd: () => number;
  readonly recent: (offset: number) => DurableBatch | undefined;
  /** The feed stands at a place that only the files hold. */
  readonly needsFiles: () => void;
  /** `caughtUp` was told. */
  readonly caughtUp: () => void;
  readonly failed: (partition: number, reason: string) => void;
}

/** Records of one topic for one call. */
export interface Part {
  readonly topic: number;
  readonly records: LogRecord[];
}

/**
 * What one consumer is given of one partition, one call after the other.
 *
 * A feed is either level with the log, and gets each batch from memory in the turn in which it became durable, or
 * behind, and then `#next` says what it lacks. A level feed keeps no place: it moves with the log for nothing. A feed
 * whose consumer is busy when records come falls behind and takes them from the recent batches, or the files, when the
 * call has ended: whatever a consumer does, nothing piles up here.
 */
export class PartitionFeed {
  readonly partition: number;
  readonly #options: FeedOptions;
  /** By topic: where the records begin that were not handed over. Only a lower bound while level. */
  #next: number[] = [];
  /** By topic: the last record that was handed over and taken; -1: none. */
  readonly #lastTaken: number[];
  /** Topics before this index were read to `#endAtStart`; all of them: the first reading is over. */
  #phase = 0;
  #endAtStart = 0;
  #level = false;
  /** The consumer was told of the partition. */
  #told = false;
  #begun = false;
  #toldCaughtUp = false;
  #busy = false;
  #closed = false;
  #failure: string | undefined;
  #backoffMs = 0;
  #retry: Timer | undefined;
  /** Records above `#endAtStart` that wait. */
  #waiting = 0;
  #whenIdle: (() => void)[] = [];

  constructor(options: FeedOptions) {
    this.#options = options;
    this.partition = options.partition;
    this.#lastTaken = options.topics.map(() => -1);
  }

  /** Tells the consumer that it holds the partition, and begins. */
  start(): void {
    if (this.#closed) return;
    const { consumer } = this.#options;
    this.#told = true;
    this.#call(
      () => consumer.assigned(this.partition),
      () => {
        this.#begun = true;
        this.#next = this.#options.starts();
        this.#endAtStart = this.#options.end();
        this.pump();
      },
    );
  }

  /** No call runs, none is due after a back-off, and records may be offered from the files. */
  get takesFromFiles(): boolean {
    return this.#begun && !this.#level && !this.#busy && !this.#closed && this.#retry === undefined;
  }

  /** Where reading has to go on. */
  get position(): number {
    return this.#phase < this.#next.length ? this.#next[this.#phase]! : Math.min(...this.#next);
  }

  get isCaughtUp(): boolean {
    return this.#toldCaughtUp;
  }

  get failure(): string | undefined {
    return this.#failure;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Offsets still to be read before the first reading is over: an upper bound of the records among them. */
  get unread(): number {
    if (this.#toldCaughtUp) return 0;
    if (!this.#begun) return 0;
    return Math.max(0, this.#endAtStart - Math.min(...this.#next.slice(this.#phase)));
  }

  /** Up to where everything of the topic was handed over and taken, and the last record among it. */
  taken(topicIndex: number): { until: number; last: number } | undefined {
    if (!this.#begun || this.#busy) return undefined;
    const until = this.#level ? this.#options.dealtEnd() : this.#next[topicIndex]!;
    return { until, last: this.#lastTaken[topicIndex]! };
  }

  /** Is a record in the files one that the feed lacks now? */
  wants(topicIndex: number, offset: number): boolean {
    if (offset < this.#next[topicIndex]!) return false;
    if (this.#phase === this.#next.length) return true;
    return topicIndex === this.#phase && offset < this.#endAtStart;
  }

  /** Records that just became durable, in a batch of offsets from `base` to below `end`. */
  live(topicIndex: number, records: LogRecord[], base: number, end: number): void {
    if (this.#closed || !this.#begun) return;
    if (this.#level && !this.#busy) {
      this.#handLive(topicIndex, records, base, end);
      return;
    }
    this.#waiting += records.length;
    if (this.#level) this.#fallBehind(base);
  }

  /** What the files hold for this feed below `until`, which follows from `position`. */
  offer(parts: readonly Part[], until: number): void {
    this.#hand(parts, 0, this.#withinPhase(until));
    if (!this.#busy) this.pump();
  }

  /** Goes on by itself as far as memory reaches. */
  pump(): void {
    while (!this.#closed && !this.#busy && this.#retry === undefined && !this.#level) {
      if (!this.#endPhases()) return;
      const position = this.position;
      if (this.#toldCaughtUp && position >= this.#options.end()) {
        this.#level = true;
        this.#waiting = 0;
        return;
      }
      const batch = this.#options.recent(position);
      if (batch === undefined) {
        this.#options.needsFiles();
        return;
      }
      this.#hand(this.#partsOf(batch), 0, this.#withinPhase(batch.endOffset));
    }
  }

  /** Resolves when no call runs. */
  idle(): Promise<void> {
    if (!this.#busy) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Hands over nothing more, waits for the running call, then tells the consumer that it lost the partition. */
  async release(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#retry?.cancel();
    // From here on the log moves on without this feed: `taken` must not move with it.
    if (this.#level) this.#fallBehind(this.#options.dealtEnd());
    await this.idle();
    if (!this.#told) return;
    try {
      await this.#options.consumer.revoked(this.partition);
    } catch (error) {
      this.#options.failed(this.partition, reasonOf(error));
    }
  }

  #handLive(topicIndex: number, records: LogRecord[], base: number, end: number): void {
    const { consumer, topics } = this.#options;
    const last = records[records.length - 1]!.offset;
    let answer: void | Promise<void>;
    try {
      answer = consumer.records(topics[topicIndex]!, this.partition, records);
    } catch (error) {
      this.#liveFailed(topicIndex, records, base, error);
      return;
    }
    if (answer === undefined) {
      this.#next[topicIndex] = end;
      this.#lastTaken[topicIndex] = last;
      return;
    }
    this.#busy = true;
    // The end stands before the answer: should the feed fall behind meanwhile, these records are not asked for again.
    this.#next[topicIndex] = end;
    answer.then(
      () => {
        this.#lastTaken[topicIndex] = last;
        this.#ended();
      },
      (error: unknown) => {
        this.#busy = false;
        this.#liveFailed(topicIndex, records, this.#options.end(), error);
        this.#tellIdle();
      },
    );
  }

  #liveFailed(topicIndex: number, records: LogRecord[], base: number, error: unknown): void {
    if (this.#level) this.#fallBehind(base);
    this.#next[topicIndex] = records[0]!.offset;
    this.#waiting += records.length;
    this.#fail(error);
  }

  /** A level feed had everything below `base`, and of some topics what `#next` says beyond. */
  #fallBehind(base: number): void {
    this.#level = false;
    for (let i = 0; i < this.#next.length; i++) this.#next[i] = Math.max(this.#next[i]!, base);
  }

  #hand(parts: readonly Part[], from: number, until: number): void {
    const { consumer, topics } = this.#options;
    for (let i = from; i < parts.length; i++) {
      const part = parts[i]!;
      const topic = topics[part.topic]!;
      const taken = this.#call(
        () => consumer.records(topic, this.partition, part.records),
        () => this.#took(part),
        () => this.#hand(parts, i + 1, until),
      );
      if (!taken) return;
    }
    this.#advance(until);
  }

  /**
   * Calls the consumer. True: it returned at once and `after` was run. Otherwise it failed, or is running; then
   * `after`, `next` and what else memory holds follow when it resolves.
   */
  #call(call: () => void | Promise<void>, after: () => void, next?: () => void): boolean {
    if (this.#closed) return false;
    let answer: void | Promise<void>;
    try {
      answer = call();
    } catch (error) {
      this.#fail(error);
      return false;
    }
    if (answer === undefined) {
      after();
      return true;
    }
    this.#busy = true;
    answer.then(
      () => {
        this.#busy = false;
        this.#recovered();
        after();
        if (!this.#closed) next?.();
        if (!this.#busy) this.#ended();
      },
      (error: unknown) => {
        this.#busy = false;
        this.#fail(error);
        this.#tellIdle();
      },
    );
    return false;
  }

  #took(part: Part): void {
    const last = part.records[part.records.length - 1]!.offset;
    this.#next[part.topic] = last + 1;
    this.#lastTaken[part.topic] = last;
    if (last >= this.#endAtStart) this.#waiting = Math.max(0, this.#waiting - part.records.length);
    this.#recovered();
  }

  #ended(): void {
    this.#busy = false;
    this.#tellIdle();
    this.pump();
  }

  #tellIdle(): void {
    if (this.#whenIdle.length === 0) return;
    const waiting = this.#whenIdle;
    this.#whenIdle = [];
    for (const resolve of waiting) resolve();
  }

  #withinPhase(until: number): number {
    return this.#phase < this.#next.length ? Math.min(until, this.#endAtStart) : until;
  }

  /** Nothing that is wanted now stands below `until`. */
  #advance(until: number): void {
    if (this.#phase < this.#next.length) {
      this.#next[this.#phase] = Math.max(this.#next[this.#phase]!, until);
      return;
    }
    for (let i = 0; i < this.#next.length; i++) this.#next[i] = Math.max(this.#next[i]!, until);
  }

  /** Goes to the next topic of the first reading when one is read, and tells when all are. False: telling failed. */
  #endPhases(): boolean {
    while (this.#phase < this.#next.length && this.#next[this.#phase]! >= this.#endAtStart) this.#phase++;
    if (this.#phase < this.#next.length || this.#toldCaughtUp) return true;
    try {
      this.#options.consumer.caughtUp(this.partition);
    } catch (error) {
      this.#fail(error);
      return false;
    }
    this.#toldCaughtUp = true;
    this.#options.caughtUp();
    return !this.#closed;
  }

  #partsOf(batch: DurableBatch): Part[] {
    const parts: Part[] = [];
    this.#options.topicNumbers.forEach((number, topic) => {
      const group: RecordGroup | undefined = batch.groups.get(groupKey(number, this.partition));
      const records = group?.records.filter((record) => this.wants(topic, record.offset)) ?? [];
      if (records.length > 0) parts.push({ topic, records });
    });
    return parts;
  }

  #fail(error: unknown): void {
    this.pause(reasonOf(error));
  }

  /** Stands still for a back-off, then begins again with what was not taken. */
  pause(reason: string): void {
    if (this.#closed) return;
    this.#failure = reason;
    this.#backoffMs = Math.min(LAST_BACKOFF_MS, Math.max(FIRST_BACKOFF_MS, this.#backoffMs * 2));
    this.#options.failed(this.partition, reason);
    this.#retry = this.#options.clock.after(this.#backoffMs, () => {
      this.#retry = undefined;
      if (this.#begun) this.pump();
      else this.start();
    });
  }

  #recovered(): void {
    this.#failure = undefined;
    this.#backoffMs = 0;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
