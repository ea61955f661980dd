import type { CommittedOffset, OffsetStore } from './offset-store.ts';

/** Offsets in memory, for tests. What was saved is durable when the test says so, or at once. */
export class MemoryOffsets implements OffsetStore {
  readonly #saved = new Map<string, CommittedOffset>();
  #durable: readonly CommittedOffset[];
  readonly #lazy: boolean;

  constructor(durable: readonly CommittedOffset[] = [], options: { lazy?: boolean } = {}) {
    this.#durable = durable;
    this.#lazy = options.lazy ?? false;
    for (const offset of durable) this.#put(offset);
  }

  load(): readonly CommittedOffset[] {
    return this.#durable;
  }

  save(offset: CommittedOffset): void {
    this.#put(offset);
    if (!this.#lazy) this.makeDurable();
  }

  durable(): readonly CommittedOffset[] {
    return this.#durable;
  }

  makeDurable(): void {
    this.#durable = [...this.#saved.values()];
  }

  /** Below which a group has read every partition of its topics for good; 0 while one is not committed. */
  floor(group: string, expected: number): number {
    const own = this.#durable.filter((offset) => offset.group === group);
    return own.length < expected ? 0 : Math.min(...own.map((offset) => offset.next));
  }

  #put(offset: CommittedOffset): void {
    this.#saved.set(`${offset.group} ${offset.topic} ${offset.partition}`, offset);
  }
}
