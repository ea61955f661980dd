import { grownLength, type ReaderNumbers } from './reader-numbers.ts';

/** What every addition looks at stands in one cache line: four words a slot. */
export const HEAD_WORDS = 4;
/** Number of the block's first entry over all chunks. */
export const BLOCK = 0;
/** Entries, and above SIZE_BITS the class of the block. */
export const SIZE = 1;
export const FLOOR_HIGH = 2;
export const FLOOR_LOW = 3;
export const SIZE_BITS = 16;
export const SIZE_MASK = 0xffff;

const NONE = -1;

/** Columns of the timelines' headers, so that a million headers are a few arrays; and which slot is whose. */
export class TimelineSlots {
  head = new Uint32Array(0);
  /** 0: none, 1: being built, 2: trusted above the floor. */
  state = new Uint8Array(0);
  token = new Float64Array(0);
  builtAt = new Float64Array(0);
  /** Read since the hand that looks for cold timelines last passed. */
  used = new Uint8Array(0);
  /** By number of the reader: the slot, or −1. */
  slotOf = new Int32Array(0);
  readonly #readers: ReaderNumbers;
  /** By slot: the reader's number. */
  #reader = new Uint32Array(0);
  readonly #free: number[] = [];
  #taken = 0;

  constructor(readers: ReaderNumbers) {
    this.#readers = readers;
  }

  /** How many stand. */
  get count(): number {
    return this.#taken - this.#free.length;
  }

  /** One more than the highest slot ever taken. */
  get length(): number {
    return this.#taken;
  }

  find(reader: string): number | undefined {
    const number = this.#readers.find(reader);
    if (number === undefined) return undefined;
    const slot = this.slotOf[number] ?? NONE;
    return slot === NONE ? undefined : slot;
  }

  take(reader: string): number {
    const slot = this.#free.pop() ?? this.#taken++;
    if (slot >= this.state.length) this.#growSlots(slot);
    const number = this.#readers.of(reader);
    if (number >= this.slotOf.length) this.#growReaders(number);
    this.#reader[slot] = number;
    this.slotOf[number] = slot;
    return slot;
  }

  give(slot: number): void {
    this.slotOf[this.#reader[slot]!] = NONE;
    this.state[slot] = 0;
    this.#free.push(slot);
  }

  sizeOf(slot: number): number {
    return this.head[HEAD_WORDS * slot + SIZE]! & SIZE_MASK;
  }

  classOf(slot: number): number {
    return this.head[HEAD_WORDS * slot + SIZE]! >>> SIZE_BITS;
  }

  blockOf(slot: number): number {
    return this.head[HEAD_WORDS * slot + BLOCK]!;
  }

  setBlock(slot: number, block: number, sizeClass: number, size: number): void {
    this.head[HEAD_WORDS * slot + BLOCK] = block;
    this.head[HEAD_WORDS * slot + SIZE] = (sizeClass << SIZE_BITS) | size;
  }

  setSize(slot: number, size: number): void {
    const at = HEAD_WORDS * slot + SIZE;
    this.head[at] = (this.head[at]! & ~SIZE_MASK) | size;
  }

  floorHigh(slot: number): number {
    return this.head[HEAD_WORDS * slot + FLOOR_HIGH]!;
  }

  floorLow(slot: number): number {
    return this.head[HEAD_WORDS * slot + FLOOR_LOW]!;
  }

  setFloor(slot: number, high: number, low: number): void {
    this.head[HEAD_WORDS * slot + FLOOR_HIGH] = high;
    this.head[HEAD_WORDS * slot + FLOOR_LOW] = low;
  }

  #growSlots(slot: number): void {
    const length = grownLength(this.state.length, slot);
    this.head = grown(new Uint32Array(HEAD_WORDS * length), this.head);
    this.state = grown(new Uint8Array(length), this.state);
    this.token = grown(new Float64Array(length), this.token);
    this.builtAt = grown(new Float64Array(length), this.builtAt);
    this.used = grown(new Uint8Array(length), this.used);
    this.#reader = grown(new Uint32Array(length), this.#reader);
  }

  #growReaders(number: number): void {
    const before = this.slotOf.length;
    this.slotOf = grown(new Int32Array(grownLength(before, number)), this.slotOf);
    this.slotOf.fill(NONE, before);
  }
}

function grown<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
