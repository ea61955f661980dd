/**
 * Readers as numbers from 0: what fan-out asks of each follower is then a place in an array, and a list of followers
 * takes four bytes each. Given anew in each run, never taken back: there are as many as there are users.
 */
export class ReaderNumbers {
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** undefined: nobody asked for the reader's number yet. */
  find(reader: string): number | undefined {
    return this.#numbers.get(reader);
  }

  of(reader: string): number {
    const known = this.#numbers.get(reader);
    if (known !== undefined) return known;
    const number = this.#names.length;
    this.#names.push(reader);
    this.#numbers.set(reader, number);
    return number;
  }

  name(number: number): string {
    return this.#names[number]!;
  }
}

/** Long enough for the index, at least doubled: so that a column that grows is seldom copied. */
export function grownLength(length: number, index: number): number {
  return Math.max(1024, 2 * length, index + 1);
}
