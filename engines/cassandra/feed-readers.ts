import type { FeedReaders } from '../../ports/feed-readers.ts';
import type { Written } from '../../ports/written.ts';
import { idIn, longOf } from './feed-id-buckets.ts';
import { READER_SHARDS, shardOf } from './feed-shards.ts';
import { written } from './feed-written.ts';
import { PartitionBatches } from './partition-batches.ts';
import { numberIn, textIn } from './rows.ts';
import type { Session } from './session.ts';
import { send } from './written.ts';

/** What may only rise is written with itself as time: the server keeps the highest, in whatever order they come. */
const TOUCH = 'INSERT INTO feed_reads (shard, user, at) VALUES (?, ?, ?) USING TIMESTAMP ?';
const READS = 'SELECT user, at FROM feed_reads WHERE shard = ? AND user IN ?';
const RAISE = 'INSERT INTO feed_marks (user, timeline, id) VALUES (?, ?, ?) USING TIMESTAMP ?';
const MARK = 'SELECT id FROM feed_marks WHERE user = ? AND timeline = ?';

/** A touch this much newer than the last one written is not written: `lastRead` may lag by it, as the port says. */
const COALESCE_MS = 5 * 60_000;
/** Touches remembered, each some 100 bytes; one forgotten is written again. */
const MOST_REMEMBERED = 50_000;
const ASKED_AT_ONCE = 100;
/** Readers asked for in one round: some 200 reads of the store. */
const ROUND = 2_000;

/** When users read, in shards of which one read answers for several users, and their marks. */
export class CassandraFeedReaders implements FeedReaders {
  readonly #session: Session;
  readonly #touched = new Map<string, number>();

  constructor(session: Session) {
    this.#session = session;
  }

  touch(users: readonly string[], at: number): Written {
    return written(this.#touch(users, at));
  }

  async lastRead(users: readonly string[]): Promise<readonly number[]> {
    const found = new Map<string, number>();
    for (let i = 0; i < users.length; i += ROUND) await this.#read(found, users.slice(i, i + ROUND));
    return users.map((user) => found.get(user) ?? 0);
  }

  raiseMark(user: string, timeline: string, id: string): Written {
    const raise = { query: RAISE, params: [user, timeline, longOf(id), longOf(id)] };
    return written(this.#session.write([raise], 0));
  }

  async mark(user: string, timeline: string): Promise<string> {
    const [row] = await this.#session.rows(MARK, [user, timeline]);
    return row === undefined ? '0' : idIn(row, 'id');
  }

  async #touch(users: readonly string[], at: number): Promise<void> {
    const due = users.filter((user) => at - (this.#touched.get(user) ?? -Infinity) >= COALESCE_MS);
    const batches = new PartitionBatches();
    for (const user of due) {
      const shard = shardOf(user, READER_SHARDS);
      batches.add(String(shard), { query: TOUCH, params: [shard, user, at, at] }, user.length);
    }
    await send(this.#session, batches).durable;
    if (this.#touched.size + due.length > MOST_REMEMBERED) this.#touched.clear();
    for (const user of due.slice(0, MOST_REMEMBERED)) this.#touched.set(user, at);
  }

  async #read(found: Map<string, number>, users: readonly string[]): Promise<void> {
    const byShard = new Map<number, Set<string>>();
    for (const user of users) {
      const shard = shardOf(user, READER_SHARDS);
      const names = byShard.get(shard);
      if (names) names.add(user);
      else byShard.set(shard, new Set([user]));
    }
    const reads = Array.from(byShard, async ([shard, names]) => {
      const all = [...names];
      for (let i = 0; i < all.length; i += ASKED_AT_ONCE) {
        const some = all.slice(i, i + ASKED_AT_ONCE);
        for (const row of await this.#session.rows(READS, [shard, some])) {
          found.set(textIn(row, 'user'), numberIn(row, 'at'));
        }
      }
    });
    await Promise.all(reads);
  }
}
