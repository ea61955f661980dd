import { FollowerList, NumberedFollowers } from './follower-list.ts';
import type { ReaderNumbers } from './reader-numbers.ts';

/** Numbers that all lists together have room for: 64 MiB. */
const MOST_NUMBERS = 16 * 1024 * 1024;
/** Names read from the table in one call: a third of a millisecond, within which nothing else is done. */
const READ_AT_ONCE = 100;
/** What a list weighs besides its numbers, in numbers. */
const LIST_WEIGHT = 64;

export type ReadFollowers = (source: string, after: string, limit: number) => string[];

/**
 * Followers by source as they were read for the last fan-outs, kept in line with every change since. The first fan-out
 * of a source reads the table, which costs ten times as much.
 */
export class FollowerLists {
  readonly #readers: ReaderNumbers;
  readonly #read: ReadFollowers;
  readonly #most: number;
  /** The list used longest ago first. */
  readonly #lists = new Map<string, FollowerList>();
  #weight = 0;

  constructor(readers: ReaderNumbers, read: ReadFollowers, most = MOST_NUMBERS) {
    this.#readers = readers;
    this.#read = read;
    this.#most = most;
  }

  /** In numbers, four bytes each. */
  get weight(): number {
    return this.#weight;
  }

  page(source: string, after: string, limit: number): NumberedFollowers {
    let list = this.#lists.get(source);
    if (list !== undefined) {
      this.#lists.delete(source);
      this.#lists.set(source, list);
      const known = list.page(after, limit);
      if (known !== undefined) return known;
    }
    const asked = Math.min(limit, READ_AT_ONCE);
    const names = this.#read(source, after, asked);
    const numbers = Uint32Array.from(names, (name) => this.#readers.of(name));
    const page = new NumberedFollowers(numbers, names[names.length - 1] ?? after, names.length === asked);
    if (list === undefined && after === '') list = this.#begin(source);
    if (list?.known === after) this.#weighed(list, () => list.extend(page));
    return page;
  }

  /** Of one who follows from now on, or no more. */
  changed(source: string, reader: string, follows: boolean): void {
    const list = this.#lists.get(source);
    if (list !== undefined) this.#weighed(list, () => list.change(reader, follows));
  }

  #begin(source: string): FollowerList {
    const list = new FollowerList(this.#readers);
    this.#lists.set(source, list);
    this.#weight += LIST_WEIGHT;
    return list;
  }

  #weighed(list: FollowerList, change: () => void): void {
    const before = list.capacity;
    change();
    this.#weight += list.capacity - before;
    for (const [source, oldest] of this.#lists) {
      if (this.#weight <= this.#most) return;
      this.#lists.delete(source);
      this.#weight -= LIST_WEIGHT + oldest.capacity;
    }
  }
}
