import { compareIds } from '../../ports/feed-ids.ts';
import type { TimelineEntry, TimelineHeader, TimelinePage } from '../../ports/timelines.ts';
import { RUN_LENGTH } from './link.ts';

/**
 * A timeline is one string: a head, then its entries, oldest first, then room. One key, so that it is there or gone as a
 * whole, and a slot can move to another node while it is read and written. Nine bytes an entry; a sorted set would take
 * 120. Numbers are big-endian, since Lua's numbers do not hold 64 bits: an id is a high and a low half.
 *
 * | bytes | what |
 * | --- | --- |
 * | 12 | the run of the server that made it: what a server brought back, or got from another, may lack something |
 * | 2, 2 | entries; room, in entries |
 * | 8 | id of the newest entry |
 * | 8 | the floor |
 * | 1 | `b` being built, `t` trusted |
 * | 8 | builtAt, a double |
 * | 16 | the token |
 * | 9 each | id, reasons |
 */
export const HOT_BYTES = 32;
export const TOKEN_AT = 41;
export const TOKEN_LENGTH = 16;
export const HEAD_BYTES = TOKEN_AT + TOKEN_LENGTH;
export const ENTRY_BYTES = 9;
const ID_BYTES = 8;
const COUNT_AT = RUN_LENGTH;
const FLOOR_AT = 24;
const STATE_AT = HOT_BYTES;
const BUILT_AT = 33;
const TRUSTED = 't'.charCodeAt(0);

/** The head; undefined: nothing stands, or what stands is of another run. */
export function readHeader(text: Buffer | null, run: string): TimelineHeader | undefined {
  if (text === null || text.length < HEAD_BYTES) return undefined;
  if (text.toString('latin1', 0, RUN_LENGTH) !== run) return undefined;
  return {
    token: text.toString('latin1', TOKEN_AT, TOKEN_AT + TOKEN_LENGTH),
    floor: text[STATE_AT] === TRUSTED ? idAt(text, FLOOR_AT) : undefined,
    builtAt: text.readDoubleBE(BUILT_AT),
    size: text.readUInt16BE(COUNT_AT),
  };
}

/** Of a whole timeline; undefined: it is not to be trusted. */
export function readPage(
  text: Buffer | null,
  run: string,
  from: string,
  direction: 'older' | 'newer',
  limit: number,
): TimelinePage | undefined {
  const header = readHeader(text, run);
  if (text === null || header?.floor === undefined) return undefined;
  const { size, floor, builtAt } = header;
  const entries: TimelineEntry[] = [];
  const at = firstFrom(text, size, BigInt(from));
  if (direction === 'older') {
    for (let i = at - 1; i >= 0 && entries.length < limit; i--) entries.push(entryAt(text, i));
  } else {
    for (let i = at; i < size && entries.length < limit; i++) {
      const entry = entryAt(text, i);
      if (entry.id !== from) entries.push(entry);
    }
  }
  return { entries, floor, builtAt };
}

/** Index of the first entry that is at least the id. */
function firstFrom(text: Buffer, size: number, id: bigint): number {
  let [from, to] = [0, size];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (text.readBigUInt64BE(HEAD_BYTES + middle * ENTRY_BYTES) < id) from = middle + 1;
    else to = middle;
  }
  return from;
}

function entryAt(text: Buffer, index: number): TimelineEntry {
  const at = HEAD_BYTES + index * ENTRY_BYTES;
  return { id: idAt(text, at), reasons: text[at + ID_BYTES]! };
}

function idAt(text: Buffer, at: number): string {
  return text.readBigUInt64BE(at).toString();
}

/** As scripts take them: oldest first, each id once, with all its reasons. */
export function packEntries(entries: readonly TimelineEntry[]): Buffer {
  const byId = new Map<string, number>();
  for (const { id, reasons } of entries) byId.set(id, (byId.get(id) ?? 0) | reasons);
  const sorted = [...byId].sort(([a], [b]) => compareIds(a, b));
  const packed = Buffer.allocUnsafe(sorted.length * ENTRY_BYTES);
  sorted.forEach(([id, reasons], i) => {
    packed.writeBigUInt64BE(BigInt(id), i * ENTRY_BYTES);
    packed[i * ENTRY_BYTES + ID_BYTES] = reasons;
  });
  return packed;
}

/** The halves of an id as numbers. */
export function halves(id: string): { readonly high: number; readonly low: number } {
  const value = BigInt(id);
  return { high: Number(value >> 32n), low: Number(value & 0xffff_ffffn) };
}
