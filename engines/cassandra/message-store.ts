import type { types } from 'cassandra-driver';
import type {
  CommandName,
  EventRow,
  MessageStore,
  OutcomeRow,
  ReadLimit,
  StoredOutcome,
} from '../../ports/message-store.ts';
import type { Written } from '../../ports/written.ts';
import { BUCKET_SIZE, bucketOf, lastOf, MAX_NUMBER } from './buckets.ts';
import { MessagePages } from './message-pages.ts';
import { PartitionBatches } from './partition-batches.ts';
import { numberIn } from './rows.ts';
import type { Session } from './session.ts';
import { SharedReads } from './shared-reads.ts';
import { send } from './written.ts';

/**
 * Written with the event number as time: what a row says is a function of the log up to that event, so that a replay
 * changes nothing, and a later change of a message's row can carry the number of the event that changed it.
 */
const PUT_EVENT =
  'INSERT INTO events (conversation, bucket, event, bytes) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';
const PUT_MESSAGE =
  'INSERT INTO messages (conversation, bucket, message, bytes) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';
/** A command has one outcome for ever: any time does, and the same one keeps a replay without effect. */
const PUT_OUTCOME =
  'INSERT INTO outcomes (conversation, user, device, bucket, counter, event, message, code) VALUES (?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP 1';
const EVENTS =
  'SELECT event, bytes FROM events WHERE conversation = ? AND bucket = ? AND event >= ? AND event <= ? LIMIT ?';
const OUTCOME =
  'SELECT event, message, code FROM outcomes WHERE conversation = ? AND user = ? AND device = ? AND bucket = ? AND counter = ?';

/** Rows fetched at once: bounds what is read in vain when the limit of bytes ends a range. */
const PAGE_ROWS = 128;
/**
 * Events and messages in partitions of 4,096 numbers, outcomes likewise by their author's counter. A message's event
 * is kept twice, by either number, so that a page of messages is one read.
 */
export class CassandraMessageStore implements MessageStore {
  readonly #session: Session;
  readonly #pages: MessagePages;
  readonly #shared = new SharedReads<Uint8Array[]>();

  constructor(session: Session) {
    this.#session = session;
    this.#pages = new MessagePages(session);
  }

  write(events: readonly EventRow[], outcomes: readonly OutcomeRow[]): Written {
    const batches = new PartitionBatches();
    for (const row of events) putEvent(batches, row);
    for (const row of outcomes) putOutcome(batches, row);
    return send(this.#session, batches);
  }

  async events(conversation: string, from: number, to: number, limit: ReadLimit): Promise<Uint8Array[]> {
    const last = Math.min(to, MAX_NUMBER);
    if (from > last || limit.count <= 0) return [];
    const question = JSON.stringify(['events', conversation, from, last, limit.count, limit.bytes]);
    return [...(await this.#shared.read(question, () => this.#events(conversation, from, last, limit)))];
  }

  async messages(
    conversation: string,
    from: number,
    to: number,
    limit: number,
    end: 'newest' | 'oldest',
  ): Promise<Uint8Array[]> {
    const first = Math.max(from, 1);
    const last = Math.min(to, MAX_NUMBER);
    if (first > last || limit <= 0) return [];
    const question = JSON.stringify([end, conversation, first, last, limit]);
    const pages = this.#pages;
    return [...(await this.#shared.read(question, () => pages[end](conversation, first, last, limit)))];
  }

  async outcome({ conversation, user, device, counter }: CommandName): Promise<StoredOutcome | undefined> {
    const [row] = await this.#session.rows(OUTCOME, [conversation, user, device, bucketOf(counter), counter]);
    if (row === undefined) return undefined;
    return {
      event: numberIn(row, 'event'),
      message: numberIn(row, 'message'),
      code: row.get('code') as number,
    };
  }

  /** Bucket after bucket, until the range, a limit, or the first number that is not there ends it. */
  async #events(conversation: string, from: number, to: number, limit: ReadLimit): Promise<Uint8Array[]> {
    const range = new Range(from, limit);
    for (let bucket = bucketOf(from); bucket <= bucketOf(to); bucket++) {
      const rows = Math.min(limit.count - range.found.length, BUCKET_SIZE);
      const params = [conversation, bucket, range.expected, to, rows];
      let next: string | undefined;
      do {
        const page = await this.#session.page(EVENTS, params, Math.min(rows, PAGE_ROWS), next);
        if (!range.take(page.rows)) return range.found;
        next = page.next;
      } while (next !== undefined);
      if (range.expected <= lastOf(bucket)) break;
    }
    return range.found;
  }
}

/** Takes rows as long as they go on without a gap and within the limits. */
class Range {
  readonly found: Uint8Array[] = [];
  /** The number that must come next. */
  expected: number;
  readonly #limit: ReadLimit;
  #bytes = 0;

  constructor(from: number, limit: ReadLimit) {
    this.expected = from;
    this.#limit = limit;
  }

  /** False: the range is at its end. */
  take(rows: readonly types.Row[]): boolean {
    for (const row of rows) {
      const bytes = row.get('bytes') as Buffer;
      this.#bytes += bytes.length;
      if (numberIn(row, 'event') !== this.expected) return false;
      if (this.found.length > 0 && this.#bytes > this.#limit.bytes) return false;
      this.found.push(bytes);
      this.expected++;
    }
    return this.found.length < this.#limit.count;
  }
}

/** Both tables have the same key, so where both numbers fall into buckets of the same number it is one write. */
function putEvent(batches: PartitionBatches, { conversation, event, message, bytes }: EventRow): void {
  const value = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bucket = bucketOf(event);
  const put = { query: PUT_EVENT, params: [conversation, bucket, event, value, event] };
  batches.add(`numbered:${bucket}:${conversation}`, put, value.length);
  if (message === 0) return;
  const pageBucket = bucketOf(message);
  const page = { query: PUT_MESSAGE, params: [conversation, pageBucket, message, value, event] };
  batches.add(`numbered:${pageBucket}:${conversation}`, page, value.length);
}

function putOutcome(batches: PartitionBatches, row: OutcomeRow): void {
  const { conversation, user, device, counter, event, message, code } = row;
  const bucket = bucketOf(counter);
  const partition = `outcomes:${bucket}:${conversation.length}:${user.length}:${conversation}${user}${device}`;
  const params = [conversation, user, device, bucket, counter, event, message, code];
  batches.add(partition, { query: PUT_OUTCOME, params }, 0);
}
