import { resolve } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import type { Rows } from './lmdb-environment.ts';

const MAX_DATABASES = 64;
const LENGTH_BYTES = 2;

/** Some rows by rising key. */
export interface Page<Row> {
  readonly rows: Row[];
  /** Where the next page begins; undefined: this was the last. */
  readonly next: string | undefined;
}

/** A row as it stands in its table. */
export interface RawRow {
  readonly key: Uint8Array;
  readonly group: string;
  /** The rest of the key, as bytes. */
  readonly name: Buffer;
  readonly value: Buffer;
}

/** How much of a table one page takes at most; its last row may go beyond the bytes. */
export interface PageSize {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * The tables of an LMDB environment that another process writes. What is read between a call of `fresh` and the end of
 * the turn is of one moment; nothing is held longer, so no page of the writer's file is kept from being used again.
 */
export class SnapshotTables {
  readonly #root: RootDatabase<Uint8Array, Uint8Array>;
  readonly #tables = new Map<string, Rows>();

  constructor(directory: string, mapSizeBytes: number) {
    this.#root = open<Uint8Array, Uint8Array>({
      ...{ path: resolve(directory), noSubdir: false, readOnly: true, overlappingSync: false },
      ...{ encoding: 'binary', keyEncoding: 'binary', cache: false },
      ...{ maxDbs: MAX_DATABASES, mapSize: mapSizeBytes },
    });
  }

  /** What is read from here on to the end of the turn is of one moment, and not older than now. */
  fresh(): void {
    this.#root.resetReadTxn();
  }

  /** undefined: the writer has not made it. */
  table(name: string): Rows | undefined {
    const known = this.#tables.get(name);
    if (known !== undefined) return known;
    const made = this.#root.openDB<Uint8Array, Uint8Array>({
      ...{ name, encoding: 'binary', keyEncoding: 'binary', cache: false },
    }) as Rows | undefined;
    if (made !== undefined) this.#tables.set(name, made);
    return made;
  }

  names(): string[] {
    return Array.from(this.#root.getKeys(), (key) => buffer(key).toString().replace(/\0$/, ''));
  }

  /**
   * Rows of all groups whose names begin with `prefix`, without a look at the others: groups stand by their length
   * first, so those of a prefix are one stretch for each length.
   */
  page(
    table: string,
    prefix: string,
    from: string,
    { rows: most, bytes: mostBytes }: PageSize,
  ): Page<RawRow> {
    this.fresh();
    const rows: RawRow[] = [];
    const at = this.table(table);
    const wanted = Buffer.from(prefix);
    let bytes = 0;
    let start: Buffer | undefined = from === '' ? stretch(wanted.length, wanted) : decodeCursor(from);
    while (at !== undefined && start !== undefined) {
      const length = start.readUInt16BE(0);
      const end = stretchEnd(length, wanted);
      for (const { key, value } of at.getRange({ start, end })) {
        const row = rawRow(key, value);
        rows.push(row);
        bytes += row.key.length + row.value.length;
        // The next key above the last one.
        if (rows.length >= most || bytes >= mostBytes) {
          return { rows, next: encodeCursor(Buffer.concat([row.key, Buffer.of(0)])) };
        }
      }
      start = nextStretch(at, end, wanted);
    }
    return { rows, next: undefined };
  }

  /** Rows of one group. */
  group(table: string, group: string): RawRow[] {
    this.fresh();
    return this.groupNow(table, group);
  }

  /** The same, of the moment of the last `fresh`. */
  groupNow(table: string, group: string): RawRow[] {
    return Array.from(this.table(table)?.getRange(groupRange(group)) ?? [], ({ key, value }) =>
      rawRow(key, value),
    );
  }

  /** A row by the bytes of its name; of the moment of the last `fresh`. */
  row(table: string, group: string, name: Buffer): Buffer | undefined {
    const value = this.table(table)?.get(keyOf(group, name));
    return value === undefined ? undefined : Buffer.from(value);
  }

  close(): Promise<void> {
    // Otherwise a timer of lmdb-js would do it, after the end.
    this.#root.resetReadTxn();
    return this.#root.close();
  }
}

function keyOf(group: string, name: Buffer): Buffer {
  const text = Buffer.from(group);
  return Buffer.concat([lengthOf(text.length), text, name]);
}

/** All keys of a group: none is longer than what LMDB takes, of nothing but the highest byte. */
function groupRange(group: string): { start: Buffer; end: Buffer } {
  return { start: keyOf(group, Buffer.alloc(0)), end: keyOf(group, Buffer.alloc(64, 0xff)) };
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(LENGTH_BYTES);
  bytes.writeUInt16BE(length);
  return bytes;
}

/** Where the groups of this length and prefix begin. */
function stretch(length: number, prefix: Buffer): Buffer {
  return Buffer.concat([lengthOf(length), prefix]);
}

/** Above all of them: no UTF-8 has the byte 0xff. */
function stretchEnd(length: number, prefix: Buffer): Buffer {
  return Buffer.concat([lengthOf(length), prefix, Buffer.of(0xff)]);
}

/** Where groups of the prefix may stand behind `end`; undefined: nowhere. */
function nextStretch(rows: Rows, end: Buffer, prefix: Buffer): Buffer | undefined {
  const [key] = rows.getKeys({ start: end, limit: 1 });
  if (key === undefined) return undefined;
  const found = buffer(key);
  const length = found.readUInt16BE(0);
  const group = found.subarray(LENGTH_BYTES, LENGTH_BYTES + Math.min(length, prefix.length));
  return stretch(group.compare(prefix) > 0 ? length + 1 : length, prefix);
}

function rawRow(key: Uint8Array, value: Uint8Array): RawRow {
  const own = Buffer.from(key);
  const end = LENGTH_BYTES + own.readUInt16BE(0);
  return {
    key: own,
    group: own.toString('utf8', LENGTH_BYTES, end),
    name: own.subarray(end),
    value: Buffer.from(value),
  };
}

export function encodeCursor(key: Uint8Array): string {
  return buffer(key).toString('base64url');
}

/** '': the beginning. */
export function decodeCursor(cursor: string): Buffer {
  return cursor === '' ? Buffer.of(0) : Buffer.from(cursor, 'base64url');
}

/** Group and name in a key. */
export function split(key: Uint8Array): [group: string, name: string] {
  const bytes = buffer(key);
  const end = LENGTH_BYTES + bytes.readUInt16BE(0);
  return [bytes.toString('utf8', LENGTH_BYTES, end), bytes.toString('utf8', end)];
}

export function json<Value>(row: Uint8Array): Value {
  return JSON.parse(buffer(row).toString()) as Value;
}

export function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
