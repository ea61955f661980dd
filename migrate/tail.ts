import type { CommittedOffset } from '../engines/embedded/offset-store.ts';
import type { RecordPart, SnapshotLog, StoredRecord } from '../engines/embedded/snapshot-log.ts';
import type { CommandName } from '../ports/message-store.ts';
import { kith } from '../protocol/generated/kith.js';

/**
 * What is consumed into rows that are moved, and by whom. Of the feed only whether it was consumed is asked; clicks are
 * folded here once more instead (see open-clicks.ts).
 */
const GROUPS = {
  'chat.commands': 'chat-service',
  'chat.receipts': 'chat-service',
  'feed.commands': 'feed-service',
  'feed.fanout.fast': 'feed-fanout-fast',
  'feed.fanout.slow': 'feed-fanout-slow',
} as const;
type ReadTopic = keyof typeof GROUPS;
const TOPICS = Object.keys(GROUPS) as readonly ReadTopic[];
/** Touched rows that are copied in one go. */
const PART = 10_000;

/** By topic and partition: the effects of all records below are covered. */
export type Covered = Readonly<Record<ReadTopic, readonly number[]>>;

/** Rows that records may have changed. */
export interface Touched {
  readonly outcomes: Map<string, CommandName>;
  readonly marks: Map<string, { readonly conversation: string; readonly user: string }>;
}

export interface ScannedTail {
  /** What the next scan need not look at. */
  readonly covered: Covered;
  /** Records whose effects may not have been in the stores when the offsets were read. */
  readonly pending: number;
  /** Where the log ended. */
  readonly end: number;
}

/**
 * Finds what changed by the log itself: rows are outputs of its records, so whatever changed since a moment was named
 * by a record that was not consumed then. Costs what happened, not what is stored.
 */
export class Tail {
  readonly #log: SnapshotLog;

  constructor(log: SnapshotLog) {
    this.#log = log;
  }

  /** Nothing but what nobody will ever ask for again: what is not kept any more was consumed. */
  async oldest(): Promise<Covered> {
    const oldest = await this.#log.oldest();
    return this.#each(() => oldest);
  }

  /** The log does not hold everything any more that is not covered. */
  async isCut(covered: Covered): Promise<boolean> {
    const oldest = await this.#log.oldest();
    return TOPICS.some((topic) => covered[topic].some((offset) => offset < oldest));
  }

  /**
   * Goes through the records that are not covered. `offsets` must have been read before whatever `take` reads of the
   * stores: then every effect of a record below them is seen.
   */
  async scan(
    covered: Covered,
    offsets: readonly CommittedOffset[],
    take?: (touched: Touched) => Promise<void>,
  ): Promise<ScannedTail> {
    const consumed = this.#consumed(offsets);
    const firstPending = this.#each(() => Number.POSITIVE_INFINITY);
    let touched = nothing();
    let pending = 0;
    let end = 0;
    for await (const part of this.#parts(covered)) {
      end = Math.max(end, part.end);
      for (const { topic, partition, offset, value } of part.records) {
        if (!isRead(topic) || offset < covered[topic][partition]!) continue;
        if (take !== undefined) touch(touched, topic, value);
        if (offset < consumed[topic][partition]!) continue;
        pending++;
        firstPending[topic][partition] = Math.min(firstPending[topic][partition]!, offset);
      }
      if (touched.outcomes.size + touched.marks.size < PART) continue;
      await take?.(touched);
      touched = nothing();
    }
    await take?.(touched);
    const next = (topic: ReadTopic, partition: number): number =>
      Math.max(covered[topic][partition]!, Math.min(firstPending[topic][partition]!, end));
    return { covered: this.#each(next), pending, end };
  }

  #parts(covered: Covered): AsyncGenerator<RecordPart> {
    return this.#log.read(Math.min(...TOPICS.flatMap((topic) => covered[topic])));
  }

  #consumed(offsets: readonly CommittedOffset[]): Record<ReadTopic, number[]> {
    const consumed = this.#each(() => 0);
    for (const { epoch, group, topic, partition, next } of offsets) {
      const isOfLog = epoch === this.#log.epoch || epoch === '';
      if (isOfLog && isRead(topic) && group === GROUPS[topic]) consumed[topic][partition] = next;
    }
    return consumed;
  }

  #each(value: (topic: ReadTopic, partition: number) => number): Record<ReadTopic, number[]> {
    const of = (topic: ReadTopic): number[] =>
      Array.from({ length: this.#log.partitions }, (_, partition) => value(topic, partition));
    return Object.fromEntries(TOPICS.map((topic) => [topic, of(topic)])) as Record<ReadTopic, number[]>;
  }
}

function isRead(topic: string): topic is ReadTopic {
  return (TOPICS as readonly string[]).includes(topic);
}

function nothing(): Touched {
  return { outcomes: new Map(), marks: new Map() };
}

/** What a consumer cannot decode changes no row. */
function touch({ outcomes, marks }: Touched, topic: ReadTopic, value: StoredRecord['value']): void {
  try {
    if (topic === 'chat.commands') {
      const { conversation, user, device, counter } = kith.internal.CommandRecord.decode(value);
      outcomes.set(JSON.stringify([conversation, user, device, counter]), {
        ...{ conversation, user, device, counter },
      });
      // Who sends has read up to that message.
      marks.set(JSON.stringify([conversation, user]), { conversation, user });
    } else if (topic === 'chat.receipts') {
      const { conversation, user } = kith.internal.ReceiptRecord.decode(value);
      marks.set(JSON.stringify([conversation, user]), { conversation, user });
    }
  } catch {
    // The consumer put it aside.
  }
}
