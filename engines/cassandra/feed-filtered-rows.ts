import type { types } from 'cassandra-driver';
import { textIn } from './rows.ts';

/** Rows read at once at the least, when only some of them are wanted. */
const LEAST_READ = 64;
const MOST_READ = 5_000;

/** Rows of a partition behind a name, in the order of names, at most `count`; fewer: the last. */
export type ReadBehind = (after: string, count: number) => Promise<types.Row[]>;

/** Those of some rows that are wanted, as their names, in their order. */
export type Pick = (rows: readonly types.Row[]) => readonly string[] | Promise<readonly string[]>;

/** Reads on behind a name until `found` holds `limit` names, or the rows are at their end. */
export async function fill(
  found: string[],
  limit: number,
  after: string,
  column: string,
  read: ReadBehind,
  pick: Pick,
): Promise<void> {
  while (found.length < limit) {
    const asked = Math.min(MOST_READ, Math.max(LEAST_READ, limit - found.length));
    const rows = await read(after, asked);
    take(found, limit, await pick(rows));
    if (rows.length < asked) return;
    after = textIn(rows[rows.length - 1]!, column);
  }
}

export function take(found: string[], limit: number, names: readonly string[]): void {
  for (const name of names) {
    if (found.length === limit) return;
    found.push(name);
  }
}
