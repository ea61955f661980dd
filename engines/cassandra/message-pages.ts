import { BUCKET_SIZE, bucketOf, lastOf } from './buckets.ts';
import { numberIn } from './rows.ts';
import type { Session } from './session.ts';

const NEWEST =
  'SELECT message, bytes FROM messages WHERE conversation = ? AND bucket = ? AND message >= ? AND message <= ? LIMIT ?';
const OLDEST =
  'SELECT message, bytes FROM messages WHERE conversation = ? AND bucket = ? AND message >= ? AND message <= ? ORDER BY message ASC LIMIT ?';
const ANY = 'SELECT message FROM messages WHERE conversation = ? AND bucket = ? LIMIT 1';

interface Message {
  readonly number: number;
  readonly bytes: Uint8Array;
}

/**
 * Pages of messages. Numbers have no gaps, so below a bucket that has rows all buckets have some, and above an empty
 * one all are empty: a walk stops at the first empty bucket.
 */
export class MessagePages {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async oldest(conversation: string, from: number, to: number, limit: number): Promise<Uint8Array[]> {
    const found: Message[] = [];
    for (let bucket = bucketOf(from); bucket <= bucketOf(to) && found.length < limit; bucket++) {
      const rows = await this.#read(OLDEST, conversation, bucket, from, to, limit - found.length);
      for (const row of rows) found.push(row);
      if ((rows.at(-1)?.number ?? 0) < lastOf(bucket)) break;
    }
    return found.map(({ bytes }) => bytes);
  }

  /** One read when `to` is there, at most two when the page lies across two buckets. */
  async newest(conversation: string, from: number, to: number, limit: number): Promise<Uint8Array[]> {
    const found: Message[] = [];
    const lowest = bucketOf(from);
    let bucket = bucketOf(to);
    while (bucket >= lowest && found.length < limit) {
      const rows = await this.#read(NEWEST, conversation, bucket, from, to, limit - found.length);
      if (rows.length > 0) {
        for (const row of rows) found.push(row);
        bucket--;
      } else if (found.length === 0 && bucket > lowest) {
        bucket = await this.#lastBucket(conversation, lowest, bucket);
      } else break;
    }
    return found.map(({ bytes }) => bytes).reverse();
  }

  async #read(
    query: string,
    conversation: string,
    bucket: number,
    from: number,
    to: number,
    limit: number,
  ): Promise<Message[]> {
    const params = [conversation, bucket, from, to, Math.min(limit, BUCKET_SIZE)];
    const rows = await this.#session.rows(query, params);
    return rows.map((row) => ({ number: numberIn(row, 'message'), bytes: row.get('bytes') as Buffer }));
  }

  /**
   * The highest bucket below `end` that has rows, or `lowest`. For a question beyond the newest message: steps doubled
   * from below, then halved, so that it takes twice the logarithm of the answer.
   */
  async #lastBucket(conversation: string, lowest: number, end: number): Promise<number> {
    const filled = async (bucket: number): Promise<boolean> =>
      (await this.#session.rows(ANY, [conversation, bucket])).length > 0;
    let low = lowest;
    let high = end;
    for (let step = 1; low + step < end; step *= 2) {
      if (!(await filled(low + step))) {
        high = low + step;
        break;
      }
      low += step;
    }
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (await filled(middle)) low = middle;
      else high = middle;
    }
    return low;
  }
}
