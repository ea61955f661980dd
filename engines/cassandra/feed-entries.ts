import type { types } from 'cassandra-driver';
import type { Clock } from '../../ports/clock.ts';
import { ID_EPOCH_MS } from '../../ports/feed-ids.ts';
import type { EntryQuery, EntryRow } from '../../ports/posts.ts';
import type { FeedEpochs } from './feed-epochs.ts';
import { entryBucket, entryBucketAt, idIn, longOf } from './feed-id-buckets.ts';
import { PartitionBatches } from './partition-batches.ts';
import type { Session, Statement } from './session.ts';
import { send } from './written.ts';

const PUT = 'INSERT INTO feed_entries (source, bucket, id, removed) VALUES (?, ?, ?, ?) USING TIMESTAMP ?';
/** The same for ever, whoever says it. */
const PUT_BUCKET = 'INSERT INTO feed_entry_buckets (source, bucket) VALUES (?, ?) USING TIMESTAMP 1';

type Direction = EntryQuery['direction'];

/** How each direction reads: clustering order is falling. */
const READS = {
  older: {
    entries: 'SELECT id, removed FROM feed_entries WHERE source = ? AND bucket = ? AND id < ? LIMIT ?',
    buckets: 'SELECT bucket FROM feed_entry_buckets WHERE source = ? AND bucket <= ? LIMIT ?',
    step: -1,
  },
  newer: {
    entries:
      'SELECT id, removed FROM feed_entries WHERE source = ? AND bucket = ? AND id > ? ORDER BY id ASC LIMIT ?',
    buckets:
      'SELECT bucket FROM feed_entry_buckets WHERE source = ? AND bucket >= ? ORDER BY bucket ASC LIMIT ?',
    step: 1,
  },
} as const satisfies Record<Direction, object>;

/** Buckets of a source read at the same time, growing: a source that seldom has a post is few rounds all the same. */
const FIRST_WAVE = 2;
const LARGEST_WAVE = 16;
const BUCKETS_AT_ONCE = 32;
/** Once removed entries were met: not one by one. */
const LEAST_AGAIN = 64;
const MOST_AT_ONCE = 5_000;
/** Buckets known to be noted, each some 100 bytes; the others are noted again. */
const MOST_NOTED = 50_000;

interface Span {
  readonly source: string;
  readonly direction: Direction;
  readonly from: string;
}

/**
 * Lists of posts by source, cut into buckets of time; and which buckets a source has, so that none is looked into in
 * vain. An entry that is taken out stays as a flag: whoever reads past many meets no tombstones.
 */
export class FeedEntries {
  readonly #session: Session;
  readonly #epochs: FeedEpochs;
  readonly #clock: Clock;
  readonly #noted = new Set<string>();

  constructor(session: Session, epochs: FeedEpochs, clock: Clock) {
    this.#session = session;
    this.#epochs = epochs;
    this.#clock = clock;
  }

  async write(entries: readonly EntryRow[]): Promise<void> {
    if (entries.length === 0) return;
    await this.#epochs.know(entries.map(({ version }) => version));
    const batches = new PartitionBatches();
    const noting = new Set<string>();
    for (const entry of entries) {
      const { source, id } = entry;
      const bucket = entryBucket(id);
      const name = `${bucket}\n${source}`;
      batches.add(`entries:${name}`, this.#put(entry, bucket), source.length);
      // What is taken out was put in before, and noted then.
      if (entry.removed || this.#noted.has(name) || noting.has(name)) continue;
      noting.add(name);
      batches.add(`buckets:${source}`, { query: PUT_BUCKET, params: [source, bucket] }, source.length);
    }
    await send(this.#session, batches).durable;
    if (this.#noted.size + noting.size > MOST_NOTED) this.#noted.clear();
    for (const name of noting) this.#noted.add(name);
  }

  async read({ source, direction, from, limit }: EntryQuery): Promise<string[]> {
    const found: string[] = [];
    if (limit <= 0) return found;
    const span = { source, direction, from };
    const { step } = READS[direction];
    const guess = this.#likelyBucket(span);
    const early = this.#inBucket(span, guess, limit);
    early.catch(() => undefined);
    let next = entryBucket(from);
    for (let wave = FIRST_WAVE; ; ) {
      const buckets = await this.#buckets(span, next);
      for (let at = 0; at < buckets.length; wave = Math.min(LARGEST_WAVE, 2 * wave)) {
        const some = buckets.slice(at, at + wave);
        at += some.length;
        const missing = limit - found.length;
        const lists = await Promise.all(
          some.map((bucket) => (bucket === guess ? early : this.#inBucket(span, bucket, missing))),
        );
        for (const ids of lists) found.push(...ids.slice(0, limit - found.length));
        if (found.length >= limit) return found;
      }
      if (buckets.length < BUCKETS_AT_ONCE) return found;
      next = buckets[buckets.length - 1]! + step;
    }
  }

  #put({ source, id, removed = false, version }: EntryRow, bucket: number): Statement {
    return { query: PUT, params: [source, bucket, longOf(id), removed, this.#epochs.stamp(version)] };
  }

  /** Read beside the list of buckets: most ask for the newest, or go on from where they are. */
  #likelyBucket({ direction, from }: Span): number {
    const bucket = entryBucket(from);
    if (direction === 'newer') return bucket;
    return Math.min(bucket, entryBucketAt(this.#clock.now() - ID_EPOCH_MS));
  }

  async #buckets({ source, direction }: Span, from: number): Promise<number[]> {
    const rows = await this.#session.rows(READS[direction].buckets, [source, from, BUCKETS_AT_ONCE]);
    return rows.map((row) => row.get('bucket') as number);
  }

  async #inBucket({ source, direction, from }: Span, bucket: number, limit: number): Promise<string[]> {
    const found: string[] = [];
    let asked = Math.min(MOST_AT_ONCE, limit);
    for (let behind = from; ; asked = Math.min(MOST_AT_ONCE, Math.max(LEAST_AGAIN, limit))) {
      const params = [source, bucket, longOf(behind), asked];
      const { rows } = await this.#session.page(READS[direction].entries, params, asked);
      for (const row of rows) if (!isRemoved(row) && found.length < limit) found.push(idIn(row, 'id'));
      if (found.length === limit || rows.length < asked) return found;
      behind = idIn(rows[rows.length - 1]!, 'id');
    }
  }
}

function isRemoved(row: types.Row): boolean {
  return row.get('removed') === true;
}
