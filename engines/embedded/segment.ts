import path from 'node:path';
import type { OpenFile } from './file-ops.ts';

/** Offsets go to 2^53, which has 16 digits: names in order are segments in order. */
const DIGITS = 16;
const SUFFIX = '.segment';
/** Distance of the places remembered in a segment: seeking reads at most this much before what it looks for. */
const MARK_BYTES = 512 * 1024;

/** One file of the log: whole batches from its beginning, then zeros. */
export class Segment {
  /** Offset of the first record. */
  readonly base: number;
  readonly file: string;
  /** What the file can hold. */
  readonly capacity: number;
  /** Where the batches end that may be read; below the capacity. Of a segment not looked at yet: the capacity. */
  readableBytes: number;
  /** Wall clock of its last batch; undefined: not known yet. */
  lastWrittenAt: number | undefined;
  /** Held open while the segment is written to. */
  handle: OpenFile | undefined;
  /** Offsets and the places of the batches that begin with them, rising. */
  readonly #markOffsets: number[];
  readonly #markBytes: number[] = [0];

  constructor(directory: string, base: number, capacity: number) {
    this.base = base;
    this.file = path.join(directory, segmentName(base));
    this.capacity = capacity;
    this.readableBytes = capacity;
    this.#markOffsets = [base];
  }

  /** Remembers that a batch with this base offset begins at `bytes`, if that is far enough from the last mark. */
  mark(offset: number, bytes: number): void {
    if (bytes < this.#markBytes[this.#markBytes.length - 1]! + MARK_BYTES) return;
    this.#markOffsets.push(offset);
    this.#markBytes.push(bytes);
  }

  /** The nearest known place at or before the batch that holds `offset`. */
  seek(offset: number): { offset: number; bytes: number } {
    let low = 0;
    let high = this.#markOffsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#markOffsets[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { offset: this.#markOffsets[low]!, bytes: this.#markBytes[low]! };
  }
}

function segmentName(base: number): string {
  return `${String(base).padStart(DIGITS, '0')}${SUFFIX}`;
}

/** The base offset that a file's name says; undefined: not a segment. */
export function segmentBase(name: string): number | undefined {
  if (!name.endsWith(SUFFIX)) return undefined;
  const digits = name.slice(0, -SUFFIX.length);
  return /^\d{16}$/.test(digits) ? Number(digits) : undefined;
}

/** Bytes of the log that were once durable are not what they were. Nothing here can mend that; the operator decides. */
export class DamagedLog extends Error {
  override name = 'DamagedLog';

  constructor(file: string, position: number, what: string) {
    super(`The event log is damaged: file ${file}, byte ${position}: ${what}`);
  }
}
