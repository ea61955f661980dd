import type { BatchHeader } from './batch-format.ts';
import { HEADER_BYTES, intact, readHeader } from './batch-format.ts';
import type { OpenFile } from './file-ops.ts';
import { readAt } from './file-ops.ts';

/**
 * Bytes read at once. Values handed to consumers are parts of such a chunk, so one value that is kept keeps this much
 * memory; larger chunks scan no faster.
 */
const CHUNK_BYTES = 256 * 1024;

interface FoundBatch {
  readonly header: BatchHeader;
  /** Where it begins in `Chunk.bytes`. */
  readonly at: number;
}

export interface Chunk {
  readonly bytes: Buffer;
  readonly batches: readonly FoundBatch[];
  /** Where in the file the batches end. */
  readonly end: number;
  /** No intact batch begins at `end`: the batches of this file end here, by zeros, damage or the limit. */
  readonly last: boolean;
}

/** Reads intact batches from `position` on, at least one if there is one below `limit`, into memory of its own. */
export async function readChunk(
  file: OpenFile,
  position: number,
  limit: number,
  salt: number,
): Promise<Chunk> {
  let bytes: Buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(CHUNK_BYTES, limit - position)));
  bytes = bytes.subarray(0, await readAt(file, bytes, position));
  const first = bytes.length < HEADER_BYTES ? undefined : readHeader(bytes, 0);
  if (first !== undefined && first.bytes > bytes.length && first.bytes <= limit - position) {
    bytes = Buffer.allocUnsafeSlow(first.bytes);
    bytes = bytes.subarray(0, await readAt(file, bytes, position));
  }
  return parse(bytes, position, limit, salt);
}

function parse(bytes: Buffer, position: number, limit: number, salt: number): Chunk {
  const batches: FoundBatch[] = [];
  let at = 0;
  for (;;) {
    const rest = limit - position - at;
    if (rest < HEADER_BYTES) return { bytes, batches, end: position + at, last: true };
    // A batch cut by the end of the chunk comes whole with the next one.
    if (bytes.length - at < HEADER_BYTES) break;
    const header = readHeader(bytes, at);
    if (header === undefined || header.bytes > rest) {
      return { bytes, batches, end: position + at, last: true };
    }
    if (at + header.bytes > bytes.length) break;
    if (!intact(bytes, at, header, salt)) return { bytes, batches, end: position + at, last: true };
    batches.push({ header, at });
    at += header.bytes;
  }
  // The file is shorter than the limit when not even the first batch was whole.
  return { bytes, batches, end: position + at, last: batches.length === 0 };
}
