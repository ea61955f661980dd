import { CAPACITIES, type TimelineArena } from './timeline-arena.ts';
import {
  BLOCK,
  FLOOR_HIGH,
  FLOOR_LOW,
  HEAD_WORDS,
  SIZE,
  SIZE_BITS,
  SIZE_MASK,
  type TimelineSlots,
} from './timeline-slots.ts';

const LAST_CLASS = CAPACITIES.length - 1;

/** The entries of one slot after the other: sorted, oldest first. */
export class TimelineWindow {
  readonly #arena: TimelineArena;
  readonly #slots: TimelineSlots;
  /** Entries kept by a trim. */
  readonly #keep: number;
  /** A trim moves all entries, so it comes once in a while. */
  readonly #most: number;

  constructor(arena: TimelineArena, slots: TimelineSlots, keep: number) {
    this.#arena = arena;
    this.#slots = slots;
    this.#keep = keep;
    this.#most = keep + (keep >> 4);
  }

  /**
   * An id that stands is given the reasons too; one at or below the floor is left out. So also while a timeline is being
   * built: its floor then is what a trim left, and what a trim took must not come back above a hole.
   */
  insert(slot: number, high: number, low: number, reasons: number): void {
    const { head } = this.#slots;
    const at = HEAD_WORDS * slot;
    const floorHigh = head[at + FLOOR_HIGH]!;
    if (high < floorHigh || (high === floorHigh && low <= head[at + FLOOR_LOW]!)) return;
    const block = head[at + BLOCK]!;
    const size = head[at + SIZE]! & SIZE_MASK;
    const chunk = this.#arena.chunkOf(block);
    const place = this.#arena.placeOf(block) + size;
    const words = this.#arena.words[chunk]!;
    // Nearly always the id is the newest, and there is room.
    const last = 2 * place - 2;
    const isNewest = size === 0 || words[last]! < high || (words[last] === high && words[last + 1]! < low);
    if (isNewest && size < this.#most && size < CAPACITIES[head[at + SIZE]! >>> SIZE_BITS]!) {
      words[2 * place] = high;
      words[2 * place + 1] = low;
      this.#arena.reasons[chunk]![place] = reasons;
      head[at + SIZE]! += 1;
      return;
    }
    this.#insertAmong(slot, high, low, reasons);
  }

  #insertAmong(slot: number, high: number, low: number, reasons: number): void {
    const slots = this.#slots;
    let size = slots.sizeOf(slot);
    let at = this.lowerBound(slot, high, low);
    const found = at < size && this.#is(slot, at, high, low);
    if (!found && size === CAPACITIES[slots.classOf(slot)]) {
      const before = size;
      this.#makeRoom(slot);
      size = slots.sizeOf(slot);
      at -= before - size;
      // The trim has just said that everything at or below its floor is left to the sources.
      if (at < 0) return;
    }
    const block = slots.blockOf(slot);
    const place = this.#arena.placeOf(block);
    const words = this.#arena.words[this.#arena.chunkOf(block)]!;
    const marks = this.#arena.reasons[this.#arena.chunkOf(block)]!;
    if (found) {
      marks[place + at]! |= reasons;
      return;
    }
    if (at < size) {
      words.copyWithin(2 * (place + at + 1), 2 * (place + at), 2 * (place + size));
      marks.copyWithin(place + at + 1, place + at, place + size);
    }
    words[2 * (place + at)] = high;
    words[2 * (place + at) + 1] = low;
    marks[place + at] = reasons;
    slots.setSize(slot, size + 1);
    if (size >= this.#most) this.trim(slot);
  }

  /** Index of the first entry that is at least the id. */
  lowerBound(slot: number, high: number, low: number): number {
    const size = this.#slots.sizeOf(slot);
    const block = this.#slots.blockOf(slot);
    const words = this.#arena.words[this.#arena.chunkOf(block)]!;
    const place = this.#arena.placeOf(block);
    // Nearly always the id is the newest.
    if (size > 0) {
      const last = 2 * (place + size - 1);
      if (words[last]! < high || (words[last] === high && words[last + 1]! < low)) return size;
    }
    let from = 0;
    let to = size;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const at = 2 * (place + middle);
      if (words[at]! < high || (words[at] === high && words[at + 1]! < low)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The words and reasons of an entry. */
  read(slot: number, index: number): { high: number; low: number; reasons: number } {
    const block = this.#slots.blockOf(slot);
    const chunk = this.#arena.chunkOf(block);
    const at = this.#arena.placeOf(block) + index;
    const words = this.#arena.words[chunk]!;
    return { high: words[2 * at]!, low: words[2 * at + 1]!, reasons: this.#arena.reasons[chunk]![at]! };
  }

  /** Takes the reasons away, and the entry with the last of them. */
  take(slot: number, high: number, low: number, reasons: number): void {
    const size = this.#slots.sizeOf(slot);
    const index = this.lowerBound(slot, high, low);
    if (index >= size || !this.#is(slot, index, high, low)) return;
    const block = this.#slots.blockOf(slot);
    const chunk = this.#arena.chunkOf(block);
    const place = this.#arena.placeOf(block);
    const marks = this.#arena.reasons[chunk]!;
    marks[place + index]! &= ~reasons;
    if (marks[place + index] !== 0) return;
    this.#arena.words[chunk]!.copyWithin(2 * (place + index), 2 * (place + index + 1), 2 * (place + size));
    marks.copyWithin(place + index, place + index + 1, place + size);
    this.#slots.setSize(slot, size - 1);
  }

  /** Keeps the newest and raises the floor to the newest that went. */
  trim(slot: number, keep = this.#keep): void {
    const slots = this.#slots;
    const size = slots.sizeOf(slot);
    const gone = size - keep;
    if (gone <= 0) return;
    const highest = this.read(slot, gone - 1);
    const block = slots.blockOf(slot);
    const chunk = this.#arena.chunkOf(block);
    const place = this.#arena.placeOf(block);
    this.#arena.words[chunk]!.copyWithin(2 * place, 2 * (place + gone), 2 * (place + size));
    this.#arena.reasons[chunk]!.copyWithin(place, place + gone, place + size);
    slots.setSize(slot, keep);
    slots.setFloor(slot, highest.high, highest.low);
  }

  /** Into a block of the next capacity, or, where there is none, by a trim. */
  #makeRoom(slot: number): void {
    const slots = this.#slots;
    const sizeClass = slots.classOf(slot);
    if (sizeClass === LAST_CLASS) {
      this.trim(slot);
      return;
    }
    const [from, size] = [slots.blockOf(slot), slots.sizeOf(slot)];
    const to = this.#arena.allocate(sizeClass + 1);
    const [source, target] = [this.#arena.chunkOf(from), this.#arena.chunkOf(to)];
    const [fromPlace, toPlace] = [this.#arena.placeOf(from), this.#arena.placeOf(to)];
    copy(this.#arena.words[source]!, 2 * fromPlace, this.#arena.words[target]!, 2 * toPlace, 2 * size);
    copy(this.#arena.reasons[source]!, fromPlace, this.#arena.reasons[target]!, toPlace, size);
    this.#arena.release(from, sizeClass);
    slots.setBlock(slot, to, sizeClass + 1, size);
  }

  #is(slot: number, index: number, high: number, low: number): boolean {
    const entry = this.read(slot, index);
    return entry.high === high && entry.low === low;
  }
}

/** Nothing is allocated: a post to a million timelines may move them all, and views of them would be collected in its midst. */
function copy(
  source: Uint32Array | Uint8Array,
  from: number,
  target: Uint32Array | Uint8Array,
  to: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) target[to + i] = source[from + i]!;
}
