/**
 * The event log: what is acknowledged stands here, and everything else can be made from it again.
 *
 * Topics are cut into a number of partitions fixed when the log is made; a key always falls in the same one.
 * Within a partition records have one order for ever: that in which they were made durable, and appends of one
 * process with the same key never overtake each other.
 */
export const topics = [
  'chat.commands',
  'chat.commands.dead',
  'chat.receipts',
  'chat.events',
  'feed.commands',
  'feed.commands.dead',
  'feed.fanout.fast',
  'feed.fanout.slow',
  'link.clicks',
  'link.clicks.dead',
] as const;
export type Topic = (typeof topics)[number];

/** A place in the log. Offsets of different epochs are not comparable: an older epoch stands below every offset. */
export interface Position {
  readonly epoch: string;
  readonly partition: number;
  readonly offset: number;
}

export interface LogRecord {
  /** Rises strictly within a partition; there may be gaps. An exact integer. */
  readonly offset: number;
  readonly key: string;
  /** Valid for ever: the engine does not use the memory again. */
  readonly value: Uint8Array;
}

export interface EventLog {
  /** Identity of this log. A log that was lost and begun anew has another one. */
  readonly epoch: string;

  partitionCount(topic: Topic): number;
  partitionOf(topic: Topic, key: string): number;

  /**
   * Resolves when the record is durable (embedded: written and fdatasynced; Kafka: acks=all), with its place.
   * Rejects with `LogUnavailable` when the outcome is unknown or the log refuses (disk full, backlog too long,
   * stopping): the record may or may not stand. The caller may append again; who reads must know repeats.
   * A record too large for the engine is rejected with a RangeError. Consumers never see a record before it is durable;
   * they may see it before its append has resolved.
   */
  append(topic: Topic, key: string, value: Uint8Array): Promise<Position>;

  /**
   * Joins a consumer group. Each partition of the topics is held by one consumer of the group at a time, all topics
   * of one call co-partitioned: who holds partition p of one holds p of the others. Reading starts behind the
   * group's committed offset, or at the oldest record kept. Offsets committed in another epoch do not count. Resolves
   * when the consumer is a member of the group; rejects when one of its partitions was committed beyond the log's end.
   */
  consume(options: ConsumeOptions): Promise<Subscription>;

  /**
   * Which partition of the group is held by whom, as the `address` that the holder gave to `consume`. Partitions on
   * their way from one holder to another are missing. It may be out of date when it is answered: a holder refuses what
   * it does not hold any more, and the caller asks again.
   */
  holders(group: string): Promise<ReadonlyMap<number, string>>;

  /** The offset that the next record of the partition will have at least. Everything below is durable and readable. */
  endOffset(topic: Topic, partition: number): Promise<number>;

  /** Offsets count the records of all partitions and topics together, so those of one partition have wide gaps. */
  readonly sharesOffsets?: true;

  /** Stops taking appends, makes what was taken durable, answers all. Consumers must have stopped before. */
  close(): Promise<void>;
}

export interface ConsumeOptions {
  /** All consumers of a group name the same topics. */
  readonly group: string;
  readonly topics: readonly Topic[];
  readonly consumer: PartitionConsumer;
  /** Where other processes reach whoever consumes, told by `holders`; '' where nobody asks. At most 200 characters. */
  readonly address?: string;
}

/**
 * What a consumer does with its partitions. For one partition the calls come one after the other, never two at once,
 * over all topics of the subscription; different partitions are independent. A throw or rejection means that an
 * engine behind the consumer failed, never that a record is bad: the partition pauses and the same records come again
 * after a back-off, first of which `assigned` is not repeated.
 */
export interface PartitionConsumer {
  /** The partition is now held; drop whatever is remembered of it. Records follow when this resolves. */
  assigned(partition: number): void | Promise<void>;
  /**
   * Records of one topic by rising offset, at least once each: after a crash or a move of the partition those behind
   * the committed offset come again. The next call for this partition comes when this one resolved; a synchronous
   * return is the fast path.
   */
  records(topic: Topic, partition: number, records: readonly LogRecord[]): void | Promise<void>;
  /**
   * All topics of the partition were read to where they ended when it was assigned. Of several topics, the one named
   * first in ConsumeOptions is read to that end before the next begins. Comes once after each `assigned`.
   */
  caughtUp(partition: number): void;
  /** The partition is no longer held: commit what stands now, if still possible, and forget it. */
  revoked(partition: number): void | Promise<void>;
}

export interface Subscription {
  /**
   * Everything of the partition below `next` is done: after a restart reading starts at `next`. Never goes back.
   * Lazy: it may become durable a little later, and never before writes to the stores of the same engine that were
   * durable before the call.
   */
  commit(topic: Topic, partition: number, next: number): void;
  /**
   * The partition is held now, for certain: nobody else can have been given it. False from the moment at which the
   * group may have given up on this process, though it was stopped meanwhile and has not been told; and when `revoked` is
   * called, at the latest.
   */
  holds(partition: number): boolean;
  /** Resolves when every partition held by this subscription, or on its way to it, has had its `caughtUp`. */
  ready(): Promise<void>;
  /** Records that are durable and not yet handed over, all partitions together. */
  lag(): number;
  /** Partitions that are paused because the consumer threw, with the reason; empty when healthy. */
  paused(): ReadonlyMap<number, string>;
  /** Takes no more records, waits for the running calls, gives the partitions back. Idempotent. */
  stop(): Promise<void>;
}

/** The log cannot say now that a record is durable. Come back: nothing is wrong with the record. */
export class LogUnavailable extends Error {
  override name = 'LogUnavailable';
}
