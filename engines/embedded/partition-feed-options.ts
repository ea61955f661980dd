import type { Clock } from '../../ports/clock.ts';
import type { PartitionConsumer, Topic } from '../../ports/event-log.ts';
import type { DurableBatch } from './recent-batches.ts';

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
