import type { Followers } from '../../ports/feed-delivery.ts';
import type { ReaderNumbers } from './reader-numbers.ts';

/** An insertion moves at most this many numbers. */
const MOST_IN_CHUNK = 1024;
const FEWEST_IN_CHUNK = 16;

/** Of one source, by number. */
export class NumberedFollowers implements Followers {
  readonly numbers: Uint32Array;
  readonly last: string;
  readonly more: boolean;

  constructor(numbers: Uint32Array, last: string, more: boolean) {
    this.numbers = numbers;
    this.last = last;
    this.more = more;
  }

  get size(): number {
    return this.numbers.length;
  }
}

interface Chunk {
  numbers: Uint32Array;
  size: number;
}

/** The followers of one source in the order of their names, from the first up to where they have been read. */
export class FollowerList {
  readonly #readers: ReaderNumbers;
  /** None is empty. */
  readonly #chunks: Chunk[] = [];
  /** Everybody up to this name is in; undefined: everybody. */
  #known: string | undefined = '';
  #capacity = 0;

  constructor(readers: ReaderNumbers) {
    this.#readers = readers;
  }

  get known(): string | undefined {
    return this.#known;
  }

  /** Numbers there is room for. */
  get capacity(): number {
    return this.#capacity;
  }

  /** undefined: behind `after` nobody has been read yet. */
  page(after: string, limit: number): NumberedFollowers | undefined {
    if (this.#known !== undefined && after >= this.#known) return undefined;
    const numbers = new Uint32Array(limit);
    let { chunk, index } = this.#seek(after);
    let size = 0;
    for (; chunk < this.#chunks.length && size < limit; chunk++, index = 0) {
      const { numbers: from, size: end } = this.#chunks[chunk]!;
      const taken = Math.min(limit - size, end - index);
      numbers.set(from.subarray(index, index + taken), size);
      size += taken;
    }
    if (size === limit) return new NumberedFollowers(numbers, this.#readers.name(numbers[size - 1]!), true);
    const last = this.#known ?? (size === 0 ? after : this.#readers.name(numbers[size - 1]!));
    return new NumberedFollowers(numbers.slice(0, size), last, this.#known !== undefined);
  }

  /** Takes those who follow, in the order of names, directly behind the ones known. */
  extend({ numbers, last, more }: NumberedFollowers): void {
    for (const number of numbers) this.#append(number);
    this.#known = more ? last : undefined;
  }

  /** Somebody follows from now on, or no more. Who lies beyond the known ones will be read in time. */
  change(reader: string, follows: boolean): void {
    if (this.#known !== undefined && reader > this.#known) return;
    const place = this.#seek(reader);
    const at = this.#before(place);
    const stands = at !== undefined && this.#nameAt(at) === reader;
    if (stands === follows) return;
    if (stands) this.#take(at);
    else this.#put(place, this.#readers.of(reader));
  }

  /** Of the first name above. */
  #seek(name: string): { chunk: number; index: number } {
    let [low, high] = [0, this.#chunks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const index = this.#chunks[middle]!.size - 1;
      if (this.#nameAt({ chunk: middle, index }) <= name) low = middle + 1;
      else high = middle;
    }
    const chunk = low;
    if (chunk === this.#chunks.length) return { chunk, index: 0 };
    [low, high] = [0, this.#chunks[chunk]!.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#nameAt({ chunk, index: middle }) <= name) low = middle + 1;
      else high = middle;
    }
    return { chunk, index: low };
  }

  #before({ chunk, index }: { chunk: number; index: number }): { chunk: number; index: number } | undefined {
    if (index > 0) return { chunk, index: index - 1 };
    if (chunk === 0) return undefined;
    return { chunk: chunk - 1, index: this.#chunks[chunk - 1]!.size - 1 };
  }

  #nameAt({ chunk, index }: { chunk: number; index: number }): string {
    return this.#readers.name(this.#chunks[chunk]!.numbers[index]!);
  }

  #append(number: number): void {
    let last = this.#chunks[this.#chunks.length - 1];
    if (last === undefined || last.size === MOST_IN_CHUNK) {
      last = this.#newChunk(FEWEST_IN_CHUNK);
      this.#chunks.push(last);
    }
    this.#makeRoom(last);
    last.numbers[last.size++] = number;
  }

  #put({ chunk, index }: { chunk: number; index: number }, number: number): void {
    if (chunk === this.#chunks.length) {
      this.#append(number);
      return;
    }
    const full = this.#chunks[chunk]!;
    if (full.size === MOST_IN_CHUNK) {
      const half = MOST_IN_CHUNK / 2;
      const second = this.#newChunk(MOST_IN_CHUNK);
      second.numbers.set(full.numbers.subarray(half));
      second.size = half;
      full.size = half;
      this.#chunks.splice(chunk + 1, 0, second);
      this.#put(index <= half ? { chunk, index } : { chunk: chunk + 1, index: index - half }, number);
      return;
    }
    this.#makeRoom(full);
    full.numbers.copyWithin(index + 1, index, full.size);
    full.numbers[index] = number;
    full.size++;
  }

  #take({ chunk, index }: { chunk: number; index: number }): void {
    const from = this.#chunks[chunk]!;
    from.numbers.copyWithin(index, index + 1, from.size);
    if (--from.size > 0) return;
    this.#capacity -= from.numbers.length;
    this.#chunks.splice(chunk, 1);
  }

  #makeRoom(chunk: Chunk): void {
    const { length } = chunk.numbers;
    if (chunk.size < length) return;
    const numbers = new Uint32Array(2 * length);
    numbers.set(chunk.numbers);
    chunk.numbers = numbers;
    this.#capacity += length;
  }

  #newChunk(capacity: number): Chunk {
    this.#capacity += capacity;
    return { numbers: new Uint32Array(capacity), size: 0 };
  }
}
