import type { types } from 'cassandra-driver';
import { RELATION_SHARDS, shardOf } from './feed-shards.ts';
import { textIn } from './rows.ts';
import type { Session } from './session.ts';

const PAIRS = 'SELECT other, mine, theirs FROM feed_relations WHERE user = ? AND shard = ? AND other IN ?';

/** Rows of one partition asked for at once. */
const ASKED_AT_ONCE = 100;

/** Both halves between two users as cells; null: never written. */
export interface Pair {
  /** What the first of the two decided about the second. */
  readonly mine: Buffer | null;
  readonly theirs: Buffer | null;
}

export const NO_PAIR: Pair = { mine: null, theirs: null };

export function pairIn(row: types.Row): Pair {
  return { mine: row.get('mine') as Buffer | null, theirs: row.get('theirs') as Buffer | null };
}

/** The pairs of a user with others: a read for each shard that they fall into. */
export async function readPairs(
  session: Session,
  user: string,
  others: Iterable<string>,
): Promise<Map<string, Pair>> {
  const byShard = new Map<number, string[]>();
  for (const other of new Set(others)) {
    const shard = shardOf(other, RELATION_SHARDS);
    const names = byShard.get(shard);
    if (names) names.push(other);
    else byShard.set(shard, [other]);
  }
  const reads: Promise<types.Row[]>[] = [];
  for (const [shard, names] of byShard) {
    for (let i = 0; i < names.length; i += ASKED_AT_ONCE) {
      reads.push(session.rows(PAIRS, [user, shard, names.slice(i, i + ASKED_AT_ONCE)]));
    }
  }
  const rows = await Promise.all(reads);
  return new Map(rows.flat().map((row) => [textIn(row, 'other'), pairIn(row)]));
}
