import type { Clock } from '../../ports/clock.ts';
import type { ConsumeOptions, Subscription, Topic } from '../../ports/event-log.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Share } from './assignment.ts';
import { BackOff } from './back-off.ts';
import { Commits } from './commits.ts';
import { Fetcher } from './fetcher.ts';
import { GroupPlaces } from './group-places.ts';
import { LagWatch } from './lag-watch.ts';
import type { LogMetrics } from './log-metrics.ts';
import type { GroupTimes } from './membership.ts';
import { Membership } from './membership.ts';
import { keyOf } from './offsets.ts';
import { PartitionFeed } from './partition-feed.ts';
import type { Place } from './places.ts';
import { obstacleOf } from './places.ts';
import type { Lane, Wire } from './wire.ts';

/** Partitions that are given back about together are given back at once. */
const GATHER_RETURNS_MS = 20;

export interface SubscriptionOptions extends ConsumeOptions {
  readonly wire: Wire;
  readonly groupId: string;
  readonly nameOf: (topic: Topic) => string;
  readonly partitions: number;
  readonly times: GroupTimes;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: LogMetrics;
  readonly left: (subscription: KafkaSubscription) => void;
}

/** A partition that is being given back. */
interface Return {
  readonly feed: PartitionFeed;
  readonly done: Promise<void>;
  /** The group gave up on this member before. */
  isLost: boolean;
}

/** One consumer of a group, with the partitions that the group gave it. */
export class KafkaSubscription implements Subscription {
  readonly #options: SubscriptionOptions;
  readonly #names: readonly string[];
  readonly #lane: Lane;
  readonly #places: GroupPlaces;
  readonly #membership: Membership;
  readonly #commits: Commits;
  readonly #fetcher: Fetcher;
  readonly #lagWatch: LagWatch;
  readonly #feeds = new Map<number, PartitionFeed>();
  readonly #returns = new Map<number, Return>();
  #due: readonly number[] = [];
  #whenReady: (() => void)[] = [];
  #begin: () => void = () => undefined;
  /** Not before the caller of `consume` has the subscription: its consumer may want to commit at once. */
  readonly #begun = new Promise<void>((resolve) => {
    this.#begin = resolve;
  });
  #rejoining = false;
  #stopped = false;
  #stopping: Promise<void> | undefined;

  constructor(options: SubscriptionOptions) {
    const { wire, groupId, nameOf, topics, partitions, times, clock, logger } = options;
    this.#options = options;
    this.#names = topics.map(nameOf);
    this.#lane = wire.lane();
    const shared = { wire, groupId, clock, logger, topics: this.#names };
    this.#membership = new Membership({
      ...{ ...shared, partitions, times, address: options.address ?? '' },
      holds: () => this.#held(),
      shared: (share) => this.#shared(share),
      lost: () => this.#lost(),
      renewed: () => {
        for (const feed of this.#feeds.values()) feed.pump();
      },
    });
    this.#places = new GroupPlaces({ ...shared, lane: this.#lane, membership: this.#membership });
    this.#commits = new Commits({ ...shared, membership: this.#membership });
    this.#fetcher = new Fetcher({
      ...shared,
      feeds: () => this.#feeds.values(),
      misplaced: (feed) => void this.#place([feed]),
    });
    this.#lagWatch = new LagWatch({ ...shared, feeds: () => this.#feeds.values() });
  }

  /** Rejects when a partition was committed beyond the log’s end, or the group can never be joined. */
  async join(): Promise<void> {
    try {
      await this.#places.check([...Array(this.#options.partitions).keys()], () => this.#stopped);
      await this.#membership.join();
    } catch (error) {
      await this.stop();
      throw error;
    }
    this.#lagWatch.start();
    setImmediate(() => this.#begin());
  }

  commit(topic: Topic, partition: number, next: number): void {
    const index = this.#options.topics.indexOf(topic);
    // Who no longer holds the partition speaks for nobody: another one may stand elsewhere.
    const returning = this.#returns.get(partition);
    const feed = this.#feeds.get(partition) ?? (returning?.isLost === false ? returning.feed : undefined);
    if (feed === undefined || index < 0) return;
    this.#commits.set(this.#names[index]!, partition, Math.min(next, feed.known(index)));
  }

  holds(partition: number): boolean {
    return !this.#stopped && this.#feeds.has(partition) && this.#membership.lease.isValid;
  }

  ready(): Promise<void> {
    if (this.#isReady()) return Promise.resolve();
    return new Promise((resolve) => this.#whenReady.push(resolve));
  }

  lag(): number {
    let lag = 0;
    for (const feed of this.#feeds.values()) lag += feed.lag;
    return lag;
  }

  paused(): ReadonlyMap<number, string> {
    const paused = new Map<number, string>();
    for (const [partition, { failure }] of this.#feeds) {
      if (failure !== undefined) paused.set(partition, failure);
    }
    return paused;
  }

  get trouble(): string | undefined {
    return this.#membership.trouble;
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#stopped = true;
    this.#tellIfReady();
    for (const partition of [...this.#feeds.keys()]) this.#giveBack(partition, false);
    await Promise.all(Array.from(this.#returns.values(), ({ done }) => done));
    this.#lagWatch.close();
    await this.#fetcher.close();
    await this.#membership.leave();
    this.#commits.close();
    this.#lane.close();
    this.#options.left(this);
  }

  #held(): number[] {
    const returning = [...this.#returns].filter(([, { isLost }]) => !isLost).map(([partition]) => partition);
    return [...new Set([...this.#feeds.keys(), ...returning])];
  }

  #shared(share: Share): void {
    if (this.#stopped) return;
    const { logger, groupId, metrics } = this.#options;
    metrics.rebalances.value++;
    logger.info({ groupId, ...share }, 'The group shared out its partitions.');
    const mine = new Set(share.partitions);
    for (const partition of [...this.#feeds.keys()]) {
      if (!mine.has(partition)) this.#giveBack(partition, false);
    }
    const gained = share.partitions.filter((partition) => !this.#feeds.has(partition));
    const feeds = gained.map((partition) => this.#add(partition));
    const atOnce = feeds.filter(({ partition }) => !this.#returns.has(partition));
    if (atOnce.length > 0) void this.#start(atOnce);
    for (const feed of feeds) {
      void this.#returns.get(feed.partition)?.done.then(() => this.#start([feed]));
    }
    this.#due = share.due;
    this.#tellIfReady();
  }

  #lost(): void {
    this.#options.metrics.lost.value++;
    for (const partition of [...this.#feeds.keys()]) this.#giveBack(partition, true);
    for (const each of this.#returns.values()) each.isLost = true;
    this.#due = [];
  }

  #add(partition: number): PartitionFeed {
    const { topics, consumer, clock, logger, groupId } = this.#options;
    const feed = new PartitionFeed({
      ...{ partition, topics, consumer, clock },
      isHeld: () => this.#membership.lease.isValid,
      wants: () => this.#fetcher.wake(),
      caughtUp: () => this.#tellIfReady(),
      failed: (failed, reason) => {
        logger.warn({ groupId, partition: failed, reason }, 'A consumer failed; its partition pauses.');
      },
    });
    this.#feeds.set(partition, feed);
    return feed;
  }

  async #start(feeds: readonly PartitionFeed[]): Promise<void> {
    await this.#begun;
    const told = new Map(feeds.map((feed) => [feed, feed.begin()]));
    await this.#place(feeds, (feed) => told.get(feed)!);
  }

  /** Finds where reading starts, as often as it takes, and lets each feed read once its consumer is ready. */
  async #place(
    feeds: readonly PartitionFeed[],
    ready: (feed: PartitionFeed) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const backOff = new BackOff(this.#options.clock);
    let open = feeds.filter((feed) => this.#feeds.get(feed.partition) === feed);
    while (open.length > 0) {
      try {
        const places = await this.#places.of(open.map(({ partition }) => partition));
        for (const feed of open) void ready(feed).then(() => this.#read(feed, places));
        open = open.filter((feed) => obstacleOf(this.#ofFeed(feed, places)) !== undefined);
      } catch (error) {
        this.#options.logger.debug({ error }, 'Kafka does not say where reading starts.');
      }
      if (open.length === 0) return;
      await backOff.wait();
      open = open.filter((feed) => this.#feeds.get(feed.partition) === feed);
    }
  }

  #read(feed: PartitionFeed, places: ReadonlyMap<string, Place>): void {
    if (this.#feeds.get(feed.partition) !== feed) return;
    const { logger, groupId } = this.#options;
    const mine = this.#ofFeed(feed, places);
    const obstacle = obstacleOf(mine);
    feed.obstruct(obstacle);
    if (obstacle !== undefined) {
      logger.error({ groupId, partition: feed.partition }, obstacle);
      return;
    }
    const starts = mine.map(({ topic, partition, committed, missed, next, end }) => {
      if (missed > 0) {
        const lost = { groupId, topic, partition, missed, next };
        logger.error(lost, 'Records were deleted before the group read them.');
      }
      return { next: Math.max(next, this.#commits.start(topic, partition, committed ?? 0, end)), end };
    });
    feed.read(starts);
  }

  #ofFeed({ partition }: PartitionFeed, places: ReadonlyMap<string, Place>): Place[] {
    return this.#names.map((topic) => places.get(keyOf(topic, partition))!);
  }

  /** The partition goes back to the group when the consumer has let go of it and its offsets are committed. */
  #giveBack(partition: number, isLost: boolean): void {
    const feed = this.#feeds.get(partition)!;
    this.#feeds.delete(partition);
    const before = this.#returns.get(partition)?.done;
    const given: Return = { feed, isLost, done: Promise.resolve().then(() => this.#return(given, before)) };
    this.#returns.set(partition, given);
  }

  async #return(given: Return, before: Promise<void> | undefined): Promise<void> {
    await before;
    const { partition } = given.feed;
    await given.feed.release();
    if (!given.isLost) await this.#commits.flush(partition);
    if (this.#returns.get(partition) !== given) return;
    this.#commits.forget(partition);
    this.#returns.delete(partition);
    if (!given.isLost) this.#rejoinSoon();
  }

  #rejoinSoon(): void {
    if (this.#rejoining || this.#stopped) return;
    this.#rejoining = true;
    this.#options.clock.after(GATHER_RETURNS_MS, () => {
      this.#rejoining = false;
      if (!this.#stopped) this.#membership.rejoin();
    });
  }

  #isReady(): boolean {
    return this.#stopped || this.#due.every((partition) => this.#feeds.get(partition)?.isCaughtUp === true);
  }

  #tellIfReady(): void {
    if (this.#whenReady.length === 0 || !this.#isReady()) return;
    const waiting = this.#whenReady;
    this.#whenReady = [];
    for (const resolve of waiting) resolve();
  }
}
