import type { FeedFixture } from './fixture.ts';

/** A small generator of numbers below `below`, the same in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What goes on while somebody scrolls; tells which posts may vanish from then on. */
export class Bustle {
  readonly gone = new Set<string>();
  readonly #byAuthor = new Map<string, string[]>();
  readonly #roll: (below: number) => number;
  readonly #feed: FeedFixture;
  readonly #reader: string;
  readonly #authors: readonly string[];

  /** The reader follows the authors. */
  constructor(feed: FeedFixture, reader: string, authors: readonly string[], seed: number) {
    this.#feed = feed;
    this.#reader = reader;
    this.#authors = authors;
    this.#roll = dice(seed);
  }

  async post(author: string): Promise<string> {
    const id = await this.#feed.post(author, `from ${author}`);
    this.#byAuthor.set(author, [...(this.#byAuthor.get(author) ?? []), id]);
    return id;
  }

  async stir(): Promise<void> {
    const [reader, authors] = [this.#reader, this.#authors];
    const author = authors[this.#roll(authors.length)]!;
    const { commands } = this.#feed.api;
    const own = this.#byAuthor.get(author) ?? [];
    const some = own[this.#roll(own.length)];
    switch (this.#roll(7)) {
      case 0:
      case 1:
        await this.post(author);
        return;
      case 2:
        if (!some || this.gone.has(some)) return;
        this.gone.add(some);
        await commands.delete(author, '', some);
        return;
      case 3:
        await this.#feed.flush([reader]);
        return;
      case 4:
        if (some && !this.gone.has(some)) await commands.mark('liker', '', 'like', some, true);
        return;
      case 5:
        for (const id of own) this.gone.add(id);
        await commands.relate(reader, '', { target: author, mute: true });
        await commands.relate(reader, '', { target: author, mute: false });
        return;
      default:
        // Unfollowed and followed again: what was there is there again.
        for (const id of own) this.gone.add(id);
        await this.#feed.follow(reader, author, false);
        await this.#feed.follow(reader, author);
    }
  }
}

/** Those that come more than once. */
export function repeats(ids: readonly string[]): string[] {
  return ids.filter((id, i) => ids.indexOf(id) !== i);
}
