import { crc32 } from 'node:zlib';
import type { Topic } from '../../ports/event-log.ts';

/**
 * Bytes of the segment log. A batch is what one sync made durable, and is valid as a whole or not at all:
 *
 *     0  magic            u32   "KthB"
 *     4  crc              u32   crc32 over everything behind it, begun with the salt of this log
 *     8  generation       u32   how often the log had been opened when the batch was written
 *    12  payload length   u32   bytes behind the header
 *    16  base offset      u64   offset of the first record; the others follow without a gap
 *    24  count            u32   records in the batch
 *    28  reserved         u32   0
 *    32  written at       f64   wall clock, milliseconds since 1970
 *
 * then the records: topic u8, partition u16, key length u16, value length u32, key in UTF-8, value.
 * All little endian.
 *
 * The salt keeps a value that a user made up from posing as a batch: without it the bytes of a valid batch could be
 * written down by anyone, and a torn write might leave them where recovery looks.
 */
export const HEADER_BYTES = 40;
export const RECORD_HEADER_BYTES = 9;
export const MAX_KEY_BYTES = 0xffff;

const MAGIC = 0x4268744b;
/** The magic as it stands in a file, for searching. */
export const MAGIC_BYTES = Buffer.from([0x4b, 0x74, 0x68, 0x42]);
const CRC_AT = 4;
const CHECKED_FROM = 8;
const TWO_32 = 0x1_0000_0000;

/** Numbers of the topics as they stand on disk: only added, never used again for another topic. */
export const TOPIC_NUMBERS = {
  'chat.commands': 1,
  'chat.receipts': 2,
  'chat.events': 3,
  'chat.commands.dead': 4,
  'feed.commands': 5,
  'feed.commands.dead': 6,
  'feed.fanout.fast': 7,
  'feed.fanout.slow': 8,
  'link.clicks': 9,
  'link.clicks.dead': 10,
} as const satisfies Record<Topic, number>;

export interface BatchHeader {
  readonly generation: number;
  /** Header and payload together. */
  readonly bytes: number;
  readonly baseOffset: number;
  readonly count: number;
  readonly writtenAt: number;
}

/** Fills in the header of the batch that is the whole of `batch`. */
export function sealBatch(batch: Buffer, header: Omit<BatchHeader, 'bytes'>, salt: number): void {
  batch.writeUInt32LE(MAGIC, 0);
  batch.writeUInt32LE(header.generation, 8);
  batch.writeUInt32LE(batch.length - HEADER_BYTES, 12);
  batch.writeUInt32LE(header.baseOffset % TWO_32, 16);
  batch.writeUInt32LE(Math.floor(header.baseOffset / TWO_32), 20);
  batch.writeUInt32LE(header.count, 24);
  batch.writeUInt32LE(0, 28);
  batch.writeDoubleLE(header.writtenAt, 32);
  batch.writeUInt32LE(crc32(batch.subarray(CHECKED_FROM), salt), CRC_AT);
}

/** The header at `at`, unchecked but for the magic; undefined when none begins there. Needs HEADER_BYTES. */
export function readHeader(source: Buffer, at: number): BatchHeader | undefined {
  if (source.readUInt32LE(at) !== MAGIC) return undefined;
  return {
    generation: source.readUInt32LE(at + 8),
    bytes: source.readUInt32LE(at + 12) + HEADER_BYTES,
    baseOffset: source.readUInt32LE(at + 16) + source.readUInt32LE(at + 20) * TWO_32,
    count: source.readUInt32LE(at + 24),
    writtenAt: source.readDoubleLE(at + 32),
  };
}

/** Does the batch at `at` stand as it was written? All `header.bytes` of it must be in `source`. */
export function intact(source: Buffer, at: number, header: BatchHeader, salt: number): boolean {
  const checked = source.subarray(at + CHECKED_FROM, at + header.bytes);
  return crc32(checked, salt) === source.readUInt32LE(at + CRC_AT);
}

/** Writes a record at `at`, which must have room for it; returns where it ends. */
export function writeRecord(
  target: Buffer,
  at: number,
  topic: number,
  partition: number,
  key: string,
  value: Uint8Array,
): number {
  const keyBytes = writeKey(target, at + RECORD_HEADER_BYTES, key);
  target[at] = topic;
  target[at + 1] = partition & 0xff;
  target[at + 2] = partition >>> 8;
  target[at + 3] = keyBytes & 0xff;
  target[at + 4] = keyBytes >>> 8;
  target.writeUInt32LE(value.length, at + 5);
  const valueAt = at + RECORD_HEADER_BYTES + keyBytes;
  target.set(value, valueAt);
  return valueAt + value.length;
}

/** A loop over the ASCII of a short key is several times faster than a call into the encoder. */
function writeKey(target: Buffer, at: number, key: string): number {
  if (key.length > 48) return target.write(key, at);
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    if (unit > 0x7f) return target.write(key, at);
    target[at + i] = unit;
  }
  return key.length;
}

/** Told of each record of a batch; `keyAt`, `valueAt` and `end` are places in the buffer that was given. */
export type RecordVisitor = (
  topic: number,
  partition: number,
  offset: number,
  keyAt: number,
  valueAt: number,
  end: number,
) => void;

/** Goes through the records of an intact batch. */
export function visitRecords(source: Buffer, at: number, header: BatchHeader, visit: RecordVisitor): void {
  let position = at + HEADER_BYTES;
  for (let i = 0; i < header.count; i++) {
    const keyAt = position + RECORD_HEADER_BYTES;
    const valueAt = keyAt + source[position + 3]! + source[position + 4]! * 256;
    const end = valueAt + source.readUInt32LE(position + 5);
    const partition = source[position + 1]! + source[position + 2]! * 256;
    visit(source[position]!, partition, header.baseOffset + i, keyAt, valueAt, end);
    position = end;
  }
}

/** FNV-1a over UTF-16 units with the high bits folded in: the same partition for ever. */
export function hashKey(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) {
    hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
