import type { FeedWatchers } from '../../ports/feed-watchers.ts';
import { grownLength, ReaderNumbers } from './reader-numbers.ts';

/** In the memory of the one process. */
export class EmbeddedFeedWatchers implements FeedWatchers {
  readonly #numbers: ReaderNumbers;
  readonly #watching = new Map<string, number>();
  /** By number of the reader, the same: fan-out asks for every follower. */
  #until = new Float64Array(0);

  constructor(numbers = new ReaderNumbers()) {
    this.#numbers = numbers;
  }

  async watch(user: string, until: number): Promise<void> {
    this.#watching.set(user, until);
    this.#note(user, until);
  }

  async unwatch(user: string): Promise<void> {
    if (this.#watching.delete(user)) this.#note(user, 0);
  }

  async watching(now: number, after: string, limit: number): Promise<string[]> {
    for (const [user, until] of this.#watching) if (until <= now) this.#watching.delete(user);
    // Who has the feed open at one embedded server are few: sorting them costs less than keeping them sorted.
    return [...this.#watching.keys()]
      .filter((user) => user > after)
      .sort()
      .slice(0, limit);
  }

  async watchingAmong(now: number, users: readonly string[]): Promise<string[]> {
    if (this.#watching.size === 0) return [];
    return users.filter((user) => (this.#watching.get(user) ?? 0) > now);
  }

  /** As above, of readers by number. */
  watchingOf(readers: Uint32Array, now: number): string[] {
    const found: string[] = [];
    if (this.#watching.size === 0) return found;
    const until = this.#until;
    for (const number of readers) {
      // Beyond the column is who never had it open: no number is above `now` then.
      if (until[number]! > now) found.push(this.#numbers.name(number));
    }
    return found;
  }

  #note(user: string, until: number): void {
    const number = this.#numbers.of(user);
    const { length } = this.#until;
    if (number >= length) {
      const grown = new Float64Array(grownLength(length, number));
      grown.set(this.#until);
      this.#until = grown;
    }
    this.#until[number] = until;
  }
}
