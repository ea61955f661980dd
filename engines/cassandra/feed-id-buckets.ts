import { types } from 'cassandra-driver';

/** Below the milliseconds of an id. */
const ID_LOW_BITS = 22n;
/** 12 days: an author's page is in one or two of them, and a tag with 100,000 posts a day stays below 100 MiB in one. */
const ENTRY_BITS = ID_LOW_BITS + 30n;
/** 19 hours. */
const NOTE_BITS = ID_LOW_BITS + 26n;

/** The span of time in which an entry is kept, from its id. Part of the data: it can never change. */
export function entryBucket(id: string): number {
  return Number(BigInt(id) >> ENTRY_BITS);
}

/** The bucket of ids made so many milliseconds after the first there can be. */
export function entryBucketAt(ms: number): number {
  return Math.max(0, Math.floor(ms / 2 ** Number(ENTRY_BITS - ID_LOW_BITS)));
}

/** The span of time in which a notification is kept. Part of the data. */
export function noteBucket(id: string): number {
  return Number(BigInt(id) >> NOTE_BITS);
}

/** An id as Cassandra's bigint. */
export function longOf(id: string): types.Long {
  return types.Long.fromString(id);
}

export function idIn(row: types.Row, column: string): string {
  return (row.get(column) as types.Long).toString();
}
