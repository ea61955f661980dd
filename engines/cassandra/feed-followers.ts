import type { types } from 'cassandra-driver';
import { fill, take } from './feed-filtered-rows.ts';
import { standingOf } from './feed-halves.ts';
import { pairIn } from './feed-pairs.ts';
import { RELATION_SHARDS, shardOf } from './feed-shards.ts';
import { textIn } from './rows.ts';
import type { Session } from './session.ts';

const BEHIND =
  'SELECT other, mine, theirs FROM feed_relations WHERE user = ? AND shard = ? AND other > ? LIMIT ?';

/** Rows of each shard looked at first, at the least. */
const LEAST_FIRST = 32;

/**
 * The followers of a source in the order of shards and names. The name that a page ends with tells the shard, so a page
 * goes on where the last one ended without a place of its own.
 */
export class FeedFollowers {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async page(source: string, after: string, limit: number): Promise<string[]> {
    const found: string[] = [];
    if (limit <= 0) return found;
    let shard = 0;
    if (after !== '') {
      shard = shardOf(after, RELATION_SHARDS);
      await this.#rest(found, limit, source, shard, after);
      shard++;
    }
    if (found.length < limit && shard < RELATION_SHARDS) await this.#shards(found, limit, source, shard);
    return found;
  }

  async count(source: string): Promise<number> {
    let count = 0;
    for (let shard = 0; shard < RELATION_SHARDS; shard++) {
      let after = '';
      for (const all = 5_000; ; ) {
        const rows = await this.#read(source, shard, after, all);
        count += followersIn(rows).length;
        if (rows.length < all) break;
        after = textIn(rows[rows.length - 1]!, 'other');
      }
    }
    return count;
  }

  /**
   * All shards from one on: the beginning of each at once, so that a source with few followers is one round of reads,
   * and then the rest of those that have more.
   */
  async #shards(found: string[], limit: number, source: string, from: number): Promise<void> {
    const first = Math.max(LEAST_FIRST, Math.ceil((2 * (limit - found.length)) / RELATION_SHARDS));
    const shards = Array.from({ length: RELATION_SHARDS - from }, (_, i) => from + i);
    const beginnings = await Promise.all(shards.map((shard) => this.#read(source, shard, '', first)));
    for (const [i, rows] of beginnings.entries()) {
      take(found, limit, followersIn(rows));
      if (found.length === limit) return;
      if (rows.length === first) {
        await this.#rest(found, limit, source, shards[i]!, textIn(rows[rows.length - 1]!, 'other'));
      }
    }
  }

  #rest(found: string[], limit: number, source: string, shard: number, after: string): Promise<void> {
    const read = (behind: string, count: number): Promise<types.Row[]> =>
      this.#read(source, shard, behind, count);
    return fill(found, limit, after, 'other', read, followersIn);
  }

  async #read(source: string, shard: number, after: string, count: number): Promise<types.Row[]> {
    return (await this.#session.page(BEHIND, [source, shard, after, count], count)).rows;
  }
}

function followersIn(rows: readonly types.Row[]): string[] {
  const names: string[] = [];
  for (const row of rows) {
    const { mine, theirs } = pairIn(row);
    if (standingOf(theirs, mine) === 'follows') names.push(textIn(row, 'other'));
  }
  return names;
}
