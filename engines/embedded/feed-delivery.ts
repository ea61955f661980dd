import type { Delivered, FeedDelivery } from '../../ports/feed-delivery.ts';
import type { TimelineEntry } from '../../ports/timelines.ts';
import type { EmbeddedFeedReaders } from './feed-readers.ts';
import type { EmbeddedFeedWatchers } from './feed-watchers.ts';
import type { NumberedFollowers } from './follower-list.ts';
import type { FollowerLists } from './follower-lists.ts';
import type { ReaderNumbers } from './reader-numbers.ts';
import type { EmbeddedTimelines } from './timeline-store.ts';

/** What a step of fan-out asks besides the timelines. */
export interface Reach {
  readonly numbers: ReaderNumbers;
  readonly followers: FollowerLists;
  readonly readers: EmbeddedFeedReaders;
  readonly watchers: EmbeddedFeedWatchers;
}

/** Fan-out without a name: followers are numbers, and what is asked of each is a place in an array. */
export class EmbeddedDelivery implements FeedDelivery {
  /** Two to three milliseconds a slice: more than a sync of the log, which is waited for beside it and has a price. */
  readonly sliceFactor = 8;
  readonly #reach: Reach;
  readonly #timelines: EmbeddedTimelines;
  /** Used and done with within one turn. */
  #active = new Uint32Array(0);

  constructor(reach: Reach, timelines: EmbeddedTimelines) {
    this.#reach = reach;
    this.#timelines = timelines;
  }

  async followers(source: string, after: string, limit: number): Promise<NumberedFollowers> {
    return this.#reach.followers.page(source, after, limit);
  }

  async deliver(
    { numbers }: NumberedFollowers,
    entry: TimelineEntry,
    activeSince: number,
    now: number,
  ): Promise<Delivered> {
    const { readers, watchers } = this.#reach;
    if (this.#active.length < numbers.length) this.#active = new Uint32Array(numbers.length);
    const count = readers.activeOf(numbers, activeSince, this.#active);
    const stood = this.#timelines.addTo(this.#active, count, entry);
    return { stood, skipped: numbers.length - count, watching: watchers.watchingOf(numbers, now) };
  }
}
