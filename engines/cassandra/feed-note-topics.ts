import type { types } from 'cassandra-driver';
import { compareIds } from '../../ports/feed-ids.ts';
import { idIn, longOf, noteBucket } from './feed-id-buckets.ts';
import { textIn } from './rows.ts';
import type { Session } from './session.ts';

const TOPICS =
  'SELECT bucket, topic, id FROM feed_note_topics WHERE user = ? AND bucket <= ? AND bucket >= ?';
const EVENTS = 'SELECT id, actor FROM feed_note_events WHERE user = ? AND topic = ? LIMIT ?';
const EVENTS_BELOW = 'SELECT id, actor FROM feed_note_events WHERE user = ? AND topic = ? AND id < ? LIMIT ?';

/** Rows of the index read at once. */
const PAGE_ROWS = 500;
/** Events of a group looked at: below that many the count needs no other. */
const LOOKED_AT = 32;
const SHOWN = 3;
const ALL = 5_000;
/** Groups looked at beside each other, at the least. */
const LEAST_TOGETHER = 8;

/** A group as its newest events are. */
export interface Top {
  readonly topic: string;
  /** Of the newest event that stands. */
  readonly id: string;
  /** Newest first. */
  readonly actors: readonly string[];
  /** undefined: more than were looked at. */
  readonly count: number | undefined;
}

/** A group of one span as the index says: its newest event there is no newer than `id`. */
interface Candidate {
  readonly bucket: number;
  readonly topic: string;
  readonly id: string;
}

/**
 * Groups of a user, newest first. The index tells for each span of time which groups had events in it, and an upper
 * bound for the newest; the groups themselves tell the truth. A group belongs where its newest standing event is, and is
 * passed over in all other spans.
 */
export class FeedNoteTopics {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Groups whose newest event lies below `before`, at most `limit`. */
  async below(user: string, before: string, limit: number): Promise<Top[]> {
    const found: Top[] = [];
    if (limit <= 0) return found;
    const tops = new Map<string, Top | undefined>();
    for await (const span of this.#spans(user, noteBucket(before), 0)) {
      await this.#inOrder(user, span, tops, (top) => {
        if (compareIds(top.id, before) < 0) found.push(top);
        return found.length < limit;
      });
      if (found.length >= limit) break;
    }
    return found;
  }

  /** How many groups have their newest event above `id`; no further than `most`. */
  async countAbove(user: string, id: string, most: number): Promise<number> {
    const lowest = noteBucket(id);
    const tops = new Map<string, Top | undefined>();
    let count = 0;
    for await (const span of this.#spans(user, MAX_BUCKET, lowest)) {
      const above = span.filter((each) => compareIds(each.id, id) > 0 && !tops.has(each.topic));
      for (let i = 0; i < above.length && count < most; i += most) {
        const looked = await Promise.all(above.slice(i, i + most).map((each) => this.#top(user, each.topic)));
        for (const [j, top] of looked.entries()) {
          tops.set(above[i + j]!.topic, top);
          if (top !== undefined && compareIds(top.id, id) > 0) count++;
        }
      }
      if (count >= most) return most;
    }
    return count;
  }

  /** Actors in the group. */
  async count(user: string, topic: string): Promise<number> {
    let rows = await this.#events(EVENTS, [user, topic, ALL]);
    let count = rows.length;
    while (rows.length === ALL) {
      const last = idIn(rows[rows.length - 1]!, 'id');
      rows = await this.#events(EVENTS_BELOW, [user, topic, longOf(last), ALL]);
      count += rows.length;
    }
    return count;
  }

  /** Visits the groups that belong into a span, newest first, until `visit` says false. */
  async #inOrder(
    user: string,
    span: readonly Candidate[],
    tops: Map<string, Top | undefined>,
    visit: (top: Top) => boolean,
  ): Promise<void> {
    const waiting = span
      .filter(({ topic, bucket }) => {
        const top = tops.get(topic);
        return !tops.has(topic) || (top !== undefined && noteBucket(top.id) === bucket);
      })
      .sort((a, b) => compareIds(b.id, a.id));
    const ready: Top[] = [];
    for (let at = 0; at < waiting.length; ) {
      const some = waiting.slice(at, at + LEAST_TOGETHER);
      at += some.length;
      for (const top of await Promise.all(some.map((each) => this.#known(user, each.topic, tops)))) {
        if (top !== undefined && noteBucket(top.id) === some[0]!.bucket) ready.push(top);
      }
      ready.sort((a, b) => compareIds(b.id, a.id));
      const bound = waiting[at]?.id ?? '';
      while (ready.length > 0 && (bound === '' || compareIds(ready[0]!.id, bound) >= 0)) {
        if (!visit(ready.shift()!)) return;
      }
    }
  }

  async #known(user: string, topic: string, tops: Map<string, Top | undefined>): Promise<Top | undefined> {
    if (!tops.has(topic)) tops.set(topic, await this.#top(user, topic));
    return tops.get(topic);
  }

  async #top(user: string, topic: string): Promise<Top | undefined> {
    const rows = await this.#events(EVENTS, [user, topic, LOOKED_AT]);
    const [newest] = rows;
    if (newest === undefined) return undefined;
    return {
      topic,
      id: idIn(newest, 'id'),
      actors: rows.slice(0, SHOWN).map((row) => textIn(row, 'actor')),
      count: rows.length < LOOKED_AT ? rows.length : undefined,
    };
  }

  async #events(query: string, params: readonly unknown[]): Promise<types.Row[]> {
    return this.#session.rows(query, params);
  }

  /** The index from a bucket down, bucket by bucket. */
  async *#spans(user: string, highest: number, lowest: number): AsyncGenerator<Candidate[]> {
    let span: Candidate[] = [];
    let next: string | undefined;
    do {
      const page = await this.#session.page(TOPICS, [user, highest, lowest], PAGE_ROWS, next);
      for (const row of page.rows) {
        const candidate = candidateIn(row);
        if (span.length > 0 && span[0]!.bucket !== candidate.bucket) {
          yield span;
          span = [];
        }
        span.push(candidate);
      }
      next = page.next;
    } while (next !== undefined);
    if (span.length > 0) yield span;
  }
}

/** Of the highest id there can be. */
const MAX_BUCKET = 2 ** 15 - 1;

function candidateIn(row: types.Row): Candidate {
  return { bucket: row.get('bucket') as number, topic: textIn(row, 'topic'), id: idIn(row, 'id') };
}
