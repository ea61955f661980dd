import type { Clock, Timer } from '../../ports/clock.ts';
import type { LogRecord, PartitionConsumer, Topic } from '../../ports/event-log.ts';
import { messageOf } from './error-codes.ts';

const FIRST_BACKOFF_MS = 100;
const LAST_BACKOFF_MS = 5_000;
/** No more is read ahead of the consumer, of one topic of one partition; a fetch in flight may bring as much again. */
export const READ_AHEAD_BYTES = 256 * 1024;
const MAX_RECORDS_A_CALL = 1_000;

/** What a feed asks of the subscription around it. */
export interface FeedOptions {
  readonly partition: number;
  readonly topics: readonly Topic[];
  readonly consumer: PartitionConsumer;
  readonly clock: Clock;
  /** Nobody else can have been given the partition. Nothing is handed over while it is not so. */
  readonly isHeld: () => boolean;
  /** The feed has room for more, or another topic's turn has come. */
  readonly wants: () => void;
  /** `caughtUp` was told. */
  readonly caughtUp: () => void;
  readonly failed: (partition: number, reason: string) => void;
}

/** Where a topic of a partition begins for its new holder. */
export interface StreamStart {
  readonly next: number;
  readonly end: number;
}

/** One topic of a partition. */
interface Stream {
  readonly topic: Topic;
  /** Offset to be fetched next. */
  next: number;
  /** Everything below was handed over and taken. */
  taken: number;
  /** Where the topic ended when it was last heard of. */
  end: number;
  readonly endAtStart: number;
  /** Fetched and not handed over. */
  waiting: LogRecord[];
  bytes: number;
}

/** What a record takes in memory, about. */
function sizeOf({ key, value }: LogRecord): number {
  return value.length + 2 * key.length + 200;
}

/** A call to be made again as it was. */
interface Failed {
  readonly stream: Stream;
  readonly records: readonly LogRecord[];
}

/**
 * What one consumer is given of one partition, one call after the other. Reading goes on ahead of the consumer, within
 * a bound, so that neither heartbeats nor other partitions wait for it, however long a call takes.
 */
export class PartitionFeed {
  readonly partition: number;
  readonly #options: FeedOptions;
  #streams: readonly Stream[] = [];
  /** Topics before this index were read to `endAtStart`. */
  #phase = 0;
  #told = false;
  #toldCaughtUp = false;
  #busy = false;
  #closed = false;
  #failed: Failed | undefined;
  #failure: string | undefined;
  #obstacle: string | undefined;
  #backoffMs = 0;
  #retry: Timer | undefined;
  #whenIdle: (() => void)[] = [];

  constructor(options: FeedOptions) {
    this.#options = options;
    this.partition = options.partition;
  }

  get isCaughtUp(): boolean {
    return this.#toldCaughtUp;
  }

  /** Why nothing is handed over; undefined when all is well. */
  get failure(): string | undefined {
    return this.#obstacle ?? this.#failure;
  }

  get lag(): number {
    return this.#streams.reduce((sum, { end, taken }) => sum + Math.max(0, end - taken), 0);
  }

  /** Tells the consumer that it holds the partition; resolves when it has agreed, or the feed was closed. */
  async begin(): Promise<void> {
    while (!this.#closed) {
      this.#told = true;
      this.#busy = true;
      try {
        await this.#options.consumer.assigned(this.partition);
        this.#succeeded();
        return;
      } catch (error) {
        this.#failedWith(error);
      } finally {
        this.#ended();
      }
      await this.#pause();
    }
  }

  /** Something other than the consumer keeps records from it. */
  obstruct(sentence: string | undefined): void {
    this.#obstacle = sentence;
  }

  /** Reading starts here. */
  read(starts: readonly StreamStart[]): void {
    this.#streams = this.#options.topics.map((topic, i) => {
      const { next, end } = starts[i]!;
      return { topic, next, taken: next, end, endAtStart: end, waiting: [], bytes: 0 };
    });
    this.pump();
    this.#options.wants();
  }

  /** Where reading goes on; undefined: not now. */
  wanted(topicIndex: number): number | undefined {
    const stream = this.#streams[topicIndex];
    if (stream === undefined || this.#closed || this.#obstacle !== undefined) return undefined;
    if (this.#phase < this.#streams.length && topicIndex !== this.#phase) return undefined;
    return stream.bytes < READ_AHEAD_BYTES ? stream.next : undefined;
  }

  /** Records that were fetched from `from`; `until` is where reading goes on. */
  take(topicIndex: number, from: number, records: readonly LogRecord[], until: number, end: number): void {
    const stream = this.#streams[topicIndex];
    // Somebody may have looked elsewhere meanwhile.
    if (this.#closed || stream === undefined || stream.next !== from) return;
    stream.end = Math.max(stream.end, end);
    if (until <= from) return;
    stream.next = until;
    for (const record of records) {
      stream.waiting.push(record);
      stream.bytes += sizeOf(record);
    }
    this.pump();
  }

  /** Where the topic ends by now. */
  hear(topicIndex: number, end: number): void {
    const stream = this.#streams[topicIndex];
    if (stream !== undefined) stream.end = Math.max(stream.end, end);
  }

  /** Up to where a commit can mean something, as far as is known yet. */
  known(topicIndex: number): number {
    const stream = this.#streams[topicIndex];
    return stream === undefined ? Number.POSITIVE_INFINITY : Math.max(stream.next, stream.end);
  }

  /** Hands over what there is. */
  pump(): void {
    while (!this.#closed && !this.#busy && this.#retry === undefined && this.#streams.length > 0) {
      if (!this.#options.isHeld()) return;
      if (this.#failed !== undefined) {
        this.#call(this.#failed.stream, this.#failed.records);
        continue;
      }
      const stream = this.#nextStream();
      if (stream === undefined) return;
      const records = stream.waiting.splice(0, MAX_RECORDS_A_CALL);
      this.#call(stream, records);
    }
  }

  /** Hands over nothing more, waits for the running call, then tells the consumer that it lost the partition. */
  async release(): Promise<void> {
    this.#closed = true;
    this.#retry?.cancel();
    this.#retry = undefined;
    this.#wakePause();
    if (this.#busy) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
    if (!this.#told) return;
    try {
      await this.#options.consumer.revoked(this.partition);
    } catch (error) {
      this.#options.failed(this.partition, messageOf(error));
    }
  }

  /** The stream whose records are next, the first reading going through the topics one by one. */
  #nextStream(): Stream | undefined {
    for (; this.#phase < this.#streams.length; this.#phase++) {
      const stream = this.#streams[this.#phase]!;
      if (stream.waiting.length > 0) return stream;
      if (stream.next < stream.endAtStart) return undefined;
      // Offsets without a record, as transactions leave them, are done when what is before them is.
      stream.taken = stream.next;
      if (this.#phase + 1 < this.#streams.length) this.#options.wants();
    }
    if (!this.#toldCaughtUp) this.#tellCaughtUp();
    return this.#streams.find(({ waiting }) => waiting.length > 0);
  }

  #tellCaughtUp(): void {
    this.#toldCaughtUp = true;
    try {
      this.#options.consumer.caughtUp(this.partition);
    } catch (error) {
      this.#options.failed(this.partition, messageOf(error));
    }
    this.#options.caughtUp();
    this.#options.wants();
  }

  #call(stream: Stream, records: readonly LogRecord[]): void {
    let answer: void | Promise<void>;
    try {
      answer = this.#options.consumer.records(stream.topic, this.partition, records);
    } catch (error) {
      this.#again(stream, records, error);
      return;
    }
    if (answer === undefined) {
      this.#done(stream, records);
      return;
    }
    this.#busy = true;
    answer
      .then(
        () => this.#done(stream, records),
        (error: unknown) => this.#again(stream, records, error),
      )
      .finally(() => {
        this.#ended();
        this.pump();
      });
  }

  #done(stream: Stream, records: readonly LogRecord[]): void {
    const wasFull = stream.bytes >= READ_AHEAD_BYTES;
    for (const record of records) stream.bytes -= sizeOf(record);
    stream.taken = stream.waiting[0]?.offset ?? stream.next;
    this.#succeeded();
    if (wasFull && stream.bytes < READ_AHEAD_BYTES) this.#options.wants();
  }

  #again(stream: Stream, records: readonly LogRecord[], error: unknown): void {
    this.#failed = { stream, records };
    this.#failedWith(error);
    if (this.#closed) return;
    this.#retry = this.#options.clock.after(this.#backoffMs, () => {
      this.#retry = undefined;
      this.pump();
    });
  }

  #succeeded(): void {
    this.#failed = undefined;
    this.#failure = undefined;
    this.#backoffMs = 0;
  }

  #failedWith(error: unknown): void {
    this.#failure = messageOf(error);
    this.#backoffMs = Math.min(Math.max(FIRST_BACKOFF_MS, this.#backoffMs * 2), LAST_BACKOFF_MS);
    this.#options.failed(this.partition, this.#failure);
  }

  #ended(): void {
    this.#busy = false;
    const waiting = this.#whenIdle;
    this.#whenIdle = [];
    for (const resolve of waiting) resolve();
  }

  #wakePause: () => void = () => undefined;

  #pause(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#options.clock.after(this.#backoffMs, resolve);
      this.#wakePause = () => {
        timer.cancel();
        resolve();
      };
    });
  }
}
