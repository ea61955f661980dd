import type { types } from 'cassandra-driver';
import type { Session } from './session.ts';

/** Keys of one request: a slow one must not hold up many. */
const TOGETHER = 20;

/** Two statements for the same rows, by one key and by a list of them; both name the key. */
export interface ByKey {
  readonly one: string;
  readonly many: string;
}

/**
 * Rows of many partitions by their keys, in any order. Where each node has every row, a node answers for several keys
 * at half the cost; elsewhere it would ask others for them, and each key goes to a node that has it.
 */
export async function readMany(
  session: Session,
  { one, many }: ByKey,
  keys: readonly unknown[],
): Promise<types.Row[]> {
  const reads: Promise<types.Row[]>[] = [];
  if (session.nodesHoldAll && keys.length > 1) {
    for (let i = 0; i < keys.length; i += TOGETHER) {
      reads.push(session.rows(many, [keys.slice(i, i + TOGETHER)]));
    }
  } else for (const key of keys) reads.push(session.rows(one, [key]));
  return (await Promise.all(reads)).flat();
}
