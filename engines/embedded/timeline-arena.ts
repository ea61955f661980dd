/**
 * Memory for many short sorted lists of (id, reasons): nine bytes an entry in large typed arrays, since a JS object a
 * list would cost more than its entries. Blocks have one of a few capacities; a chunk holds blocks of one.
 */

/** Entries of a block, by class. The last is a window and the sixteenth that gathers between two trims. */
export const CAPACITIES = [8, 32, 128, 544] as const;
/** A power of two: a number over all chunks is cut by shifts. */
const CHUNK_BITS = 16;
const CHUNK_ENTRIES = 1 << CHUNK_BITS;
export const ENTRY_BYTES = 9;

export class TimelineArena {
  /** Two words an entry: the high and the low half of the id. */
  readonly words: Uint32Array[] = [];
  readonly reasons: Uint8Array[] = [];
  readonly #free: number[][] = CAPACITIES.map(() => []);
  /** Of the chunk that each class fills: the next entry, and where the chunk ends for it. */
  readonly #next: number[] = CAPACITIES.map(() => 0);
  readonly #end: number[] = CAPACITIES.map(() => 0);

  /** Bytes of all chunks. */
  get bytes(): number {
    return this.words.length * CHUNK_ENTRIES * ENTRY_BYTES;
  }

  /** Where a block begins: the number of its first entry over all chunks. */
  allocate(sizeClass: number): number {
    const free = this.#free[sizeClass]!.pop();
    if (free !== undefined) return free;
    const capacity = CAPACITIES[sizeClass]!;
    if (this.#next[sizeClass]! + capacity > this.#end[sizeClass]!) {
      this.#next[sizeClass] = this.words.length * CHUNK_ENTRIES;
      this.#end[sizeClass] = this.#next[sizeClass]! + CHUNK_ENTRIES;
      // Nothing is shared: but for each 64 MiB of other buffers V8 collects the whole heap, in the midst of a fan-out.
      this.words.push(new Uint32Array(new SharedArrayBuffer(8 * CHUNK_ENTRIES)));
      this.reasons.push(new Uint8Array(new SharedArrayBuffer(CHUNK_ENTRIES)));
    }
    const block = this.#next[sizeClass]!;
    this.#next[sizeClass] = block + capacity;
    return block;
  }

  release(block: number, sizeClass: number): void {
    this.#free[sizeClass]!.push(block);
  }

  chunkOf(block: number): number {
    return block >>> CHUNK_BITS;
  }

  placeOf(block: number): number {
    return block & (CHUNK_ENTRIES - 1);
  }
}
