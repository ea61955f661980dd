import type { LogRecord } from '../../ports/event-log.ts';
import type { FeedOptions } from './partition-feed-options.ts';
import { type Part, partsOf } from './partition-part.ts';
import { PartitionPause, reasonOf } from './partition-pause.ts';
import { PartitionPlace } from './partition-place.ts';
import { Waiters } from './waiters.ts';

/**
 * What one consumer is given of one partition, one call after the other.
 *
 * A feed is either level with the log, and gets each batch from memory in the turn in which it became durable, or
 * behind, and then its place says what it lacks. A level feed keeps no place: it moves with the log for nothing. A feed
 * whose consumer is busy when records come falls behind and takes them from the recent batches, or the files, when the
 * call has ended: whatever a consumer does, nothing piles up here.
 */
export class PartitionFeed {
  readonly partition: number;
  readonly #options: FeedOptions;
  readonly #place: PartitionPlace;
  readonly #pause: PartitionPause;
  #level = false;
  /** The consumer was told of the partition. */
  #told = false;
  #begun = false;
  #toldCaughtUp = false;
  #busy = false;
  #closed = false;
  #held = true;
  /** Records that came after the feed began, and wait. */
  #waiting = 0;
  readonly #idle = new Waiters();

  constructor(options: FeedOptions) {
    this.#options = options;
    this.partition = options.partition;
    this.#place = new PartitionPlace(options.topics.length);
    this.#pause = new PartitionPause(options.clock);
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
        this.#place.begin(this.#options.starts(), this.#options.end());
        this.pump();
      },
    );
  }

  /** No call runs, none is due after a back-off, and records may be offered from the files. */
  get takesFromFiles(): boolean {
    return this.#begun && !this.#level && !this.#busy && !this.#closed && !this.#pause.isOn;
  }

  /** Where reading has to go on. */
  get position(): number {
    return this.#place.position;
  }

  get isCaughtUp(): boolean {
    return this.#toldCaughtUp;
  }

  get failure(): string | undefined {
    return this.#pause.reason;
  }

  /** The partition is the consumer's: nobody else has it before `revoked` was called. */
  get isHeld(): boolean {
    return this.#held;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Offsets still to be read before the first reading is over: an upper bound of the records among them. */
  get unread(): number {
    return this.#toldCaughtUp || !this.#begun ? 0 : this.#place.unread;
  }

  /** Up to where everything of the topic was handed over and taken, and the last record among it. */
  taken(topicIndex: number): { until: number; last: number } | undefined {
    if (!this.#begun || this.#busy) return undefined;
    const until = this.#level ? this.#options.dealtEnd() : this.#place.next(topicIndex);
    return { until, last: this.#place.lastTaken(topicIndex) };
  }

  /** Is a record in the files one that the feed lacks now? */
  wants(topicIndex: number, offset: number): boolean {
    return this.#place.wants(topicIndex, offset);
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
    this.#hand(parts, 0, this.#place.within(until));
    if (!this.#busy) this.pump();
  }

  /** Goes on by itself as far as memory reaches. */
  pump(): void {
    while (!this.#closed && !this.#busy && !this.#pause.isOn && !this.#level) {
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
      this.#hand(
        partsOf(batch, this.partition, this.#options.topicNumbers, this.#place),
        0,
        this.#place.within(batch.endOffset),
      );
    }
  }

  /** Resolves when no call runs. */
  idle(): Promise<void> {
    return this.#busy ? this.#idle.wait() : Promise.resolve();
  }

  /** Hands over nothing more, waits for the running call, then tells the consumer that it lost the partition. */
  async release(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#pause.cancel();
    // From here on the log moves on without this feed: `taken` must not move with it.
    if (this.#level) this.#fallBehind(this.#options.dealtEnd());
    await this.idle();
    this.#held = false;
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
      this.#place.handed(topicIndex, end);
      this.#place.took(topicIndex, last);
      return;
    }
    this.#busy = true;
    // The end stands before the answer: should the feed fall behind meanwhile, these records are not asked for again.
    this.#place.handed(topicIndex, end);
    answer.then(
      () => {
        this.#place.took(topicIndex, last);
        this.#ended();
      },
      (error: unknown) => {
        this.#busy = false;
        this.#liveFailed(topicIndex, records, this.#options.end(), error);
        this.#idle.tell();
      },
    );
  }

  #liveFailed(topicIndex: number, records: LogRecord[], base: number, error: unknown): void {
    if (this.#level) this.#fallBehind(base);
    this.#place.handed(topicIndex, records[0]!.offset);
    this.#waiting += records.length;
    this.#fail(error);
  }

  /** A level feed had everything below `base`, and of some topics what its place says beyond. */
  #fallBehind(base: number): void {
    this.#level = false;
    this.#place.raise(base);
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
    this.#place.advance(until);
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
        this.#pause.recovered();
        after();
        if (!this.#closed) next?.();
        if (!this.#busy) this.#ended();
      },
      (error: unknown) => {
        this.#busy = false;
        this.#fail(error);
        this.#idle.tell();
      },
    );
    return false;
  }

  #took(part: Part): void {
    const last = part.records[part.records.length - 1]!.offset;
    this.#place.handed(part.topic, last + 1);
    this.#place.took(part.topic, last);
    if (this.#place.isLate(last)) this.#waiting = Math.max(0, this.#waiting - part.records.length);
    this.#pause.recovered();
  }

  #ended(): void {
    this.#busy = false;
    this.#idle.tell();
    this.pump();
  }

  /** Goes on with the first reading, and tells when it is over. False: telling failed. */
  #endPhases(): boolean {
    if (!this.#place.endPhases() || this.#toldCaughtUp) return true;
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

  #fail(error: unknown): void {
    this.pause(reasonOf(error));
  }

  /** Stands still for a back-off, then begins again with what was not taken. */
  pause(reason: string): void {
    if (this.#closed) return;
    this.#options.failed(this.partition, reason);
    this.#pause.begin(reason, () => {
      if (this.#begun) this.pump();
      else this.start();
    });
  }
}
