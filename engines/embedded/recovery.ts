import type { BatchHeader } from './batch-format.ts';
import { HEADER_BYTES, intact, MAGIC_BYTES, readHeader } from './batch-format.ts';
import { readChunk } from './batch-reader.ts';
import type { FileOps, OpenFile } from './file-ops.ts';
import { datasync, readAt, writeZeros } from './file-ops.ts';
import type { Segment } from './segment.ts';
import { DamagedLog } from './segment.ts';

export interface Recovered {
  /** Offset of the next record. */
  readonly endOffset: number;
  /** Highest generation seen; 0 when there is no batch. */
  readonly generation: number;
  /** Bytes cut from behind the last batch, for the operator's log. */
  readonly cutBytes: number;
}

/**
 * Checks the segments that hold records from `checkFrom` on, and at least the last two; cuts what a crash left behind
 * the last whole batch; makes durable what it found, before anybody is served from it: the page cache survives a
 * SIGKILL, and a consumer that saw a record must find it again after a power loss.
 *
 * The last segment's handle stays open, for writing. Throws DamagedLog when something is missing or altered that had
 * been durable.
 */
export async function recover(
  files: FileOps,
  segments: readonly Segment[],
  checkFrom: number,
  salt: number,
): Promise<Recovered> {
  const last = segments.length - 1;
  let generation = 0;
  for (let i = firstToCheck(segments, checkFrom); i < last; i++) {
    const handle = await files.open(segments[i]!.file, 'read');
    try {
      const end = await scan(handle, segments[i]!, generation, salt);
      requireJoint(segments[i]!, end, segments[i + 1]!);
      generation = end.generation;
    } finally {
      await handle.close();
    }
  }
  const segment = segments[last]!;
  segment.handle = await files.open(segment.file, 'update');
  const end = await scan(segment.handle, segment, generation, salt);
  const cutBytes = await cutTail(segment.handle, segment, end, salt);
  await datasync(segment.handle);
  return { endOffset: end.offset, generation: end.generation, cutBytes };
}

function firstToCheck(segments: readonly Segment[], checkFrom: number): number {
  const lastTwo = Math.max(0, segments.length - 2);
  const holding = segments.findLastIndex((segment) => segment.base <= checkFrom);
  return Math.max(0, Math.min(lastTwo, holding));
}

interface End {
  readonly offset: number;
  readonly generation: number;
}

/**
 * Goes through the batches of a segment while each follows from the one before: intact, the next offset, a generation
 * not below. An unsynced batch of a former life may be intact; its generation gives it away.
 */
async function scan(file: OpenFile, segment: Segment, generation: number, salt: number): Promise<End> {
  let end: End = { offset: segment.base, generation };
  let position = 0;
  for (;;) {
    const chunk = await readChunk(file, position, segment.capacity, salt);
    for (const { header, at } of chunk.batches) {
      if (!follows(header, end)) return finish(segment, position + at, end);
      segment.mark(header.baseOffset, position + at);
      segment.lastWrittenAt = header.writtenAt;
      end = { offset: header.baseOffset + header.count, generation: header.generation };
    }
    position = chunk.end;
    if (chunk.last) return finish(segment, position, end);
  }
}

function finish(segment: Segment, position: number, end: End): End {
  segment.readableBytes = position;
  return end;
}

function follows(header: BatchHeader, end: End): boolean {
  return header.baseOffset === end.offset && header.generation >= end.generation;
}

/** A segment is left only when all of it is durable, so one that is not the last has no torn tail. */
function requireJoint(segment: Segment, end: End, next: Segment): void {
  if (end.offset === next.base) return;
  throw new DamagedLog(
    segment.file,
    segment.readableBytes,
    `the batch with offset ${end.offset} is missing or altered, and the next file begins at ${next.base}. ` +
      'Restore the file from a copy of the disk; the records between cannot be made again.',
  );
}

/** Overwrites what is behind the last batch with zeros, so that it can never be read; returns how much there was. */
async function cutTail(file: OpenFile, segment: Segment, end: End, salt: number): Promise<number> {
  const from = segment.readableBytes;
  const buffer = Buffer.allocUnsafeSlow(segment.capacity - from);
  const tail = buffer.subarray(0, await readAt(file, buffer, from));
  const used = usedBytes(tail);
  if (used === 0) return 0;
  requireNothingBehind(tail, segment, end, salt);
  await writeZeros(file, from, from + used);
  return used;
}

const BLOCK_BYTES = 64 * 1024;

/** Length without the zeros at the end. Whole blocks are compared at once: the tail is mostly zeros. */
function usedBytes(tail: Buffer): number {
  const zeros = Buffer.alloc(BLOCK_BYTES);
  let used = tail.length;
  while (used >= BLOCK_BYTES && zeros.equals(tail.subarray(used - BLOCK_BYTES, used))) used -= BLOCK_BYTES;
  while (used > 0 && tail[used - 1] === 0) used--;
  return used;
}

/**
 * A batch is written only when the one before is durable: behind a torn one there is nothing. So an intact later batch
 * means that acknowledged bytes rotted, and cutting would lose them silently.
 */
function requireNothingBehind(tail: Buffer, segment: Segment, end: End, salt: number): void {
  for (let at = tail.indexOf(MAGIC_BYTES); at >= 0; at = tail.indexOf(MAGIC_BYTES, at + 1)) {
    if (tail.length - at < HEADER_BYTES) return;
    const header = readHeader(tail, at);
    if (header === undefined || at + header.bytes > tail.length) continue;
    const later = header.baseOffset > end.offset && header.generation >= end.generation;
    if (!later || !intact(tail, at, header, salt)) continue;
    throw new DamagedLog(
      segment.file,
      segment.readableBytes,
      `the batch with offset ${end.offset} is altered, and batches behind it (offset ${header.baseOffset}) are whole. ` +
        'Restore the file from a copy of the disk, or cut it there by hand to give up what follows.',
    );
  }
}
