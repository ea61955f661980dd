/** A queue of the newest `limit`: what is dropped for them is counted. */
export class Newest<Item> {
  readonly #limit: number;
  #items: Item[] = [];
  #dropped = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#items.length + this.#dropped;
  }

  /** `weight`: what it counts for when it is dropped. */
  push(items: readonly Item[], weight: (item: Item) => number): void {
    this.#items.push(...items);
    for (const item of this.#items.splice(0, Math.max(0, this.#items.length - this.#limit))) {
      this.#dropped += weight(item);
    }
  }

  /** All of it, and what was dropped since it was taken last. */
  take(): { readonly items: Item[]; readonly dropped: number } {
    const taken = { items: this.#items, dropped: this.#dropped };
    this.#items = [];
    this.#dropped = 0;
    return taken;
  }
}
