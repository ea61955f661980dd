import type { Clock } from '../../ports/clock.ts';
import type { ConsumeOptions, Subscription, Topic } from '../../ports/event-log.ts';
import type { Logger } from '../../ports/logger.ts';
import { TOPIC_NUMBERS } from './batch-format.ts';
import { CatchUp } from './catch-up.ts';
import type { Commits } from './commits.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { LogReader } from './log-reader.ts';
import { PartitionFeed } from './partition-feed.ts';
import { Waiters } from './waiters.ts';

/** What a subscription asks of the log around it. */
export interface SubscriptionOptions extends ConsumeOptions {
  readonly dispatcher: Dispatcher;
  readonly commits: Commits;
  readonly reader: LogReader;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Offset of the oldest record kept. */
  readonly oldest: () => number;
  /** Gives the partitions back to the group. */
  readonly leave: (subscription: LogSubscription) => Promise<void>;
}

/** One consumer of a group, with the partitions that the group gave it. */
export class LogSubscription implements Subscription {
  readonly #options: SubscriptionOptions;
  readonly #topicNumbers: readonly number[];
  readonly #catchUp: CatchUp;
  readonly #feeds = new Map<number, PartitionFeed>();
  /** Partitions that the group means this consumer to hold, also those that another one is still giving back. */
  #due: ReadonlySet<number> = new Set();
  readonly #whenReady = new Waiters();
  #stopped = false;
  #stopping: Promise<void> | undefined;

  constructor(options: SubscriptionOptions) {
    this.#options = options;
    this.#topicNumbers = options.topics.map((topic) => TOPIC_NUMBERS[topic]);
    this.#catchUp = new CatchUp(options.reader, options.clock, this.#topicNumbers);
  }

  get topics(): readonly Topic[] {
    return this.#options.topics;
  }

  get address(): string {
    return this.#options.address ?? '';
  }

  commit(topic: Topic, partition: number, next: number): void {
    // Who no longer holds the partition speaks for nobody: another one may stand elsewhere.
    if (!this.#feeds.has(partition) || !this.topics.includes(topic)) return;
    const below = Math.min(next, this.#options.dispatcher.end);
    this.#options.commits.commit({ group: this.#options.group, topic, partition, next: below });
  }

  holds(partition: number): boolean {
    return this.#feeds.get(partition)?.isHeld ?? false;
  }

  ready(): Promise<void> {
    return this.#isReady() ? Promise.resolve() : this.#whenReady.wait();
  }

  lag(): number {
    let unread = 0;
    let waiting = 0;
    for (const feed of this.#feeds.values()) {
      // Offsets are those of the whole log, so what the feeds have to read first are parts of one range.
      unread = Math.max(unread, feed.unread);
      waiting += feed.waiting;
    }
    return unread + waiting;
  }

  paused(): ReadonlyMap<number, string> {
    const paused = new Map<number, string>();
    for (const feed of this.#feeds.values()) {
      if (feed.failure !== undefined) paused.set(feed.partition, feed.failure);
    }
    return paused;
  }

  stop(): Promise<void> {
    this.#stopped = true;
    this.#tellIfReady();
    this.#stopping ??= this.#options.leave(this).then(() => this.#catchUp.close());
    return this.#stopping;
  }

  /** The group says which partitions this consumer will hold. */
  expect(due: ReadonlySet<number>): void {
    this.#due = due;
    this.#tellIfReady();
  }

  /** The partition is this consumer's from now on. */
  assign(partition: number): void {
    const feed = new PartitionFeed(this.#feedOptions(partition));
    this.#feeds.set(partition, feed);
    this.#catchUp.add(feed);
    this.#options.dispatcher.add(feed, this.#topicNumbers);
    // Not before the caller of `consume` has the subscription: its consumer may want to commit at once.
    setImmediate(() => feed.start());
  }

  /** Resolves when the consumer has let go of the partition. */
  async revoke(partition: number): Promise<void> {
    const feed = this.#feeds.get(partition);
    if (feed === undefined) return;
    this.#options.dispatcher.remove(feed, this.#topicNumbers);
    await feed.release();
    this.#float(feed);
    this.#feeds.delete(partition);
    this.#catchUp.remove(feed);
  }

  /**
   * Where everything that was handed over is committed, commits up to where the feed stands: a partition in which
   * nothing happens would else hold back retention, and have the next start read the log from far behind.
   */
  float(): void {
    for (const feed of this.#feeds.values()) this.#float(feed);
  }

  #float(feed: PartitionFeed): void {
    const { group, commits } = this.#options;
    this.topics.forEach((topic, index) => {
      const taken = feed.taken(index);
      const committed = commits.next(group, topic, feed.partition) ?? 0;
      if (taken === undefined || committed <= taken.last) return;
      commits.commit({ group, topic, partition: feed.partition, next: taken.until });
    });
  }

  #feedOptions(partition: number) {
    const { group, topics, consumer, clock, dispatcher, commits, logger, oldest } = this.#options;
    return {
      partition,
      topics,
      topicNumbers: this.#topicNumbers,
      consumer,
      clock,
      starts: () => topics.map((topic) => Math.max(oldest(), commits.next(group, topic, partition) ?? 0)),
      end: () => dispatcher.end,
      dealtEnd: () => dispatcher.dealtEnd,
      recent: (offset: number) => dispatcher.recent.covering(offset),
      needsFiles: () => this.#catchUp.wake(),
      caughtUp: () => this.#tellIfReady(),
      failed: (failed: number, reason: string) => {
        logger.warn({ group, partition: failed, reason }, 'A consumer failed; its partition pauses.');
      },
    };
  }

  #isReady(): boolean {
    if (this.#stopped) return true;
    for (const partition of this.#due) {
      if (this.#feeds.get(partition)?.isCaughtUp !== true) return false;
    }
    return true;
  }

  #tellIfReady(): void {
    if (!this.#whenReady.isEmpty && this.#isReady()) this.#whenReady.tell();
  }
}
