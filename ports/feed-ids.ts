/**
 * Ids of posts: 64-bit, time-ordered, decimal strings, since they do not fit a JS number. 41 bits of milliseconds
 * stand above 22 of worker and sequence, so the order of ids is the order of (milliseconds, id): total, whatever
 * number of posts falls in one millisecond.
 */
export const FIRST_ID = '0';
export const LAST_ID = '9223372036854775807';
const DIGITS = 19;

/** Milliseconds from which ids count: 2020-01-01T00:00:00Z. */
export const ID_EPOCH_MS = 1_577_836_800_000;

export function isPostId(value: string): boolean {
  return /^(0|[1-9]\d{0,18})$/.test(value) && compareIds(value, LAST_ID) <= 0;
}

/** Below 0: `a` is older. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** All of one width, so that the order of texts is the order of ids. */
export function padded(id: string): string {
  return id.padStart(DIGITS, '0');
}

export function unpadded(id: string): string {
  return id.replace(/^0+(?=\d)/, '');
}

/** When the id was made, milliseconds since 1970. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + ID_EPOCH_MS;
}

/** The record of the log that a row stands for. A row takes only what is newer, so a replay of the log is harmless. */
export interface Version {
  /** Of the log. */
  readonly epoch: string;
  readonly offset: number;
}

/** Offsets of different epochs cannot be compared: what comes now is of the log that there is now. */
export function isNewer(version: Version, standing: Version | undefined): boolean {
  return standing === undefined || standing.epoch !== version.epoch || version.offset > standing.offset;
}
