import type { types } from 'cassandra-driver';

/** A bigint column as a number: all that Kith keeps stay below 2^53. */
export function numberIn(row: types.Row, column: string): number {
  return (row.get(column) as types.Long).toNumber();
}

/** The same for a column that may never have been written. */
export function numberOr0(row: types.Row, column: string): number {
  return (row.get(column) as types.Long | null)?.toNumber() ?? 0;
}

export function textIn(row: types.Row, column: string): string {
  return row.get(column) as string;
}
