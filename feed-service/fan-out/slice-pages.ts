import type { FeedDelivery, Followers } from '../../ports/feed-delivery.ts';
import type { Turns } from './turns.ts';

export interface SlicePagesOptions {
  readonly delivery: FeedDelivery;
  readonly pageFollowers: number;
  /** Pages that may wait to be taken; besides them one is being read, and one is the taker's. */
  readonly ahead: number;
  readonly source: string;
  /** Where the slice begins behind. */
  readonly after: string;
  /** Followers of the slice at most. */
  readonly limit: number;
  readonly turns: Turns;
  /** As soon as the last page was read, though those before may still be taken. */
  readonly ended: (last: string, more: boolean) => void;
}

/** The followers of a slice, page after page, read beside what is done with the pages before. */
export class SlicePages {
  readonly #options: SlicePagesOptions;
  readonly #waiting: Followers[] = [];
  #reading: Promise<void>;
  #last: string;
  #left: number;
  #hasEnded = false;

  constructor(options: SlicePagesOptions) {
    this.#options = options;
    this.#last = options.after;
    this.#left = options.limit;
    this.#reading = this.#read();
  }

  /** undefined: that was all. Rejects when a page cannot be read. */
  async next(): Promise<Followers | undefined> {
    await this.#reading;
    const page = this.#waiting.shift();
    if (!this.#hasEnded) {
      this.#reading = this.#read();
      // It is met at the next call; who fails with the page before does not make it.
      this.#reading.catch(() => undefined);
    }
    return page;
  }

  async #read(): Promise<void> {
    const { delivery, pageFollowers, ahead, source, turns, ended } = this.#options;
    while (!this.#hasEnded && this.#waiting.length < ahead) {
      const page = await delivery.followers(source, this.#last, Math.min(pageFollowers, this.#left));
      this.#waiting.push(page);
      this.#last = page.last;
      this.#left -= page.size;
      this.#hasEnded = !page.more || this.#left <= 0;
      if (this.#hasEnded) ended(page.last, page.more);
      await turns.pass();
    }
  }
}
