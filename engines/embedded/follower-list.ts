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
  /** Pages show its numbers: it is copied before any of them moves. */
  isShown: boolean;
}

const NOBODY = new Uint32Array(0);

/** The followers of one source in the order of their names, from the first up to where they have been read. */
export class FollowerList {
  readonly #readers: ReaderNumbers;
  /** None is empty. */
  readonly #chunks: Chunk[] = [];
  /** Everybody up to this name is in; undefined: everybody. */
  #known: string | undefined = '';
  #capacity = 0;
  /** Behind the last page, until somebody comes or goes: the next one mostly begins there. */
  #end: { readonly name: string; readonly chunk: number; readonly index: number } | undefined;

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

  /**
   * At most so many, and no more than stand together; nothing is copied, and what comes later changes no page.
   * undefined: behind `after` nobody has been read yet.
   */
  page(after: string, limit: number): NumberedFollowers | undefined {
    if (this.#known !== undefined && after >= this.#known) return undefined;
    const { chunk: number, index } = this.#end?.name === after ? this.#end : this.#seek(after);
    const chunk = this.#chunks[number];
    if (chunk === undefined)
      return new NumberedFollowers(NOBODY, this.#known ?? after, this.#known !== undefined);
    const end = Math.min(chunk.size, index + limit);
    const name = this.#nameAt({ chunk: number, index: end - 1 });
    this.#end =
      end === chunk.size ? { name, chunk: number + 1, index: 0 } : { name, chunk: number, index: end };
    chunk.isShown = true;
    // Nobody behind: without this a list that ends with a slice would cost one of nobody.
    const isLast = this.#known === undefined && this.#end.chunk === this.#chunks.length;
    return new NumberedFollowers(chunk.numbers.subarray(index, end), name, !isLast);
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
    this.#end = undefined;
    let last = this.#chunks[this.#chunks.length - 1];
    if (last === undefined || last.size === MOST_IN_CHUNK) {
      last = this.#newChunk(FEWEST_IN_CHUNK);
      this.#chunks.push(last);
    }
    this.#makeRoom(last);
    last.numbers[last.size++] = number;
  }

  #put({ chunk, index }: { chunk: number; index: number }, number: number): void {
    this.#end = undefined;
    if (chunk === this.#chunks.length) {
      this.#append(number);
      return;
    }
    const full = this.#chunks[chunk]!;
    hide(full);
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
    this.#end = undefined;
    const from = this.#chunks[chunk]!;
    hide(from);
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
    chunk.isShown = false;
    this.#capacity += length;
  }

  #newChunk(capacity: number): Chunk {
    this.#capacity += capacity;
    return { numbers: new Uint32Array(capacity), size: 0, isShown: false };
  }
}

/** From now on its numbers may move. */
function hide(chunk: Chunk): void {
  if (chunk.isShown) chunk.numbers = chunk.numbers.slice();
  chunk.isShown = false;
}
