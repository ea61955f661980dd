import { CAPACITIES, type TimelineArena } from './timeline-arena.ts';
import type { TimelineSlots } from './timeline-slots.ts';

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
    const slots = this.#slots;
    const floorHigh = slots.floorHigh[slot]!;
    if (high < floorHigh || (high === floorHigh && low <= slots.floorLow[slot]!)) return;
    let size = slots.size[slot]!;
    let at = this.lowerBound(slot, high, low);
    const found = at < size && this.#is(slot, at, high, low);
    if (!found && size === CAPACITIES[slots.sizeClass[slot]!]) {
      const before = size;
      this.#makeRoom(slot);
      size = slots.size[slot]!;
      at -= before - size;
      // The trim has just said that everything at or below its floor is left to the sources.
      if (at < 0) return;
    }
    const chunk = this.#arena.chunkOf(slots.block[slot]!);
    const place = this.#arena.placeOf(slots.block[slot]!);
    const words = this.#arena.words[chunk]!;
    const marks = this.#arena.reasons[chunk]!;
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
    slots.size[slot] = size + 1;
    if (size >= this.#most) this.trim(slot);
  }

  /** Index of the first entry that is at least the id. */
  lowerBound(slot: number, high: number, low: number): number {
    const size = this.#slots.size[slot]!;
    const block = this.#slots.block[slot]!;
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
    const block = this.#slots.block[slot]!;
    const chunk = this.#arena.chunkOf(block);
    const at = this.#arena.placeOf(block) + index;
    const words = this.#arena.words[chunk]!;
    return { high: words[2 * at]!, low: words[2 * at + 1]!, reasons: this.#arena.reasons[chunk]![at]! };
  }

  /** Takes the reasons away, and the entry with the last of them. */
  take(slot: number, high: number, low: number, reasons: number): void {
    const size = this.#slots.size[slot]!;
    const index = this.lowerBound(slot, high, low);
    if (index >= size || !this.#is(slot, index, high, low)) return;
    const block = this.#slots.block[slot]!;
    const chunk = this.#arena.chunkOf(block);
    const place = this.#arena.placeOf(block);
    const marks = this.#arena.reasons[chunk]!;
    marks[place + index]! &= ~reasons;
    if (marks[place + index] !== 0) return;
    this.#arena.words[chunk]!.copyWithin(2 * (place + index), 2 * (place + index + 1), 2 * (place + size));
    marks.copyWithin(place + index, place + index + 1, place + size);
    this.#slots.size[slot] = size - 1;
  }

  /** Keeps the newest and raises the floor to the newest that went. */
  trim(slot: number, keep = this.#keep): void {
    const slots = this.#slots;
    const size = slots.size[slot]!;
    const gone = size - keep;
    if (gone <= 0) return;
    const highest = this.read(slot, gone - 1);
    const block = slots.block[slot]!;
    const chunk = this.#arena.chunkOf(block);
    const place = this.#arena.placeOf(block);
    this.#arena.words[chunk]!.copyWithin(2 * place, 2 * (place + gone), 2 * (place + size));
    this.#arena.reasons[chunk]!.copyWithin(place, place + gone, place + size);
    slots.size[slot] = keep;
    slots.floorHigh[slot] = highest.high;
    slots.floorLow[slot] = highest.low;
  }

  /** Into a block of the next capacity, or, where there is none, by a trim. */
  #makeRoom(slot: number): void {
    const slots = this.#slots;
    const sizeClass = slots.sizeClass[slot]!;
    if (sizeClass === LAST_CLASS) {
      this.trim(slot);
      return;
    }
    const [from, size] = [slots.block[slot]!, slots.size[slot]!];
    const to = this.#arena.allocate(sizeClass + 1);
    const [source, target] = [this.#arena.chunkOf(from), this.#arena.chunkOf(to)];
    const [fromPlace, toPlace] = [this.#arena.placeOf(from), this.#arena.placeOf(to)];
    const words = this.#arena.words[source]!.subarray(2 * fromPlace, 2 * (fromPlace + size));
    this.#arena.words[target]!.set(words, 2 * toPlace);
    const marks = this.#arena.reasons[source]!.subarray(fromPlace, fromPlace + size);
    this.#arena.reasons[target]!.set(marks, toPlace);
    this.#arena.release(from, sizeClass);
    slots.block[slot] = to;
    slots.sizeClass[slot] = sizeClass + 1;
  }

  #is(slot: number, index: number, high: number, low: number): boolean {
    const entry = this.read(slot, index);
    return entry.high === high && entry.low === low;
  }
}
