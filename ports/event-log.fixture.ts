import type { EventLog, Position, Subscription, Topic } from './event-log.ts';
import type { RecordingConsumer } from './recording-consumer.ts';

/** A log of its own for one test, empty at first. */
export interface LogUnderTest {
  readonly log: EventLog;
  /** Closes the log in order, commits made durable, and opens it anew on the same data. */
  restart(): Promise<EventLog>;
  /** Closes what is open and removes the data. */
  dispose(): Promise<void>;
}

/** What the cases of the event log share. */
export interface LogContext {
  /** The one open now. */
  log(): EventLog;
  restart(): Promise<void>;
  appendAll(topic: Topic, key: string, values: readonly string[]): Promise<Position[]>;
  consume(
    group: string,
    consumer: RecordingConsumer,
    topics?: Topic[],
    address?: string,
  ): Promise<Subscription>;
  /** Two keys of different partitions. */
  twoKeys(): [string, string];
}

export const COMMANDS: Topic = 'chat.commands';
export const RECEIPTS: Topic = 'chat.receipts';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
